"""What the hand asks for while it drags: only what the page allows is done."""

import math

import pytest
from apps import drawn, opened, settings_of

from optviz.content.page_defaults import OPENINGS
from optviz.i18n import translator
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS
from optviz.settings.experiment import number_of
from optviz.settings.slider_values import slider_values
from optviz.ui.experiment.parameters import knobs_of, read_asked
from surfaces import SURFACES

SPECS = [OPTIMIZERS[id] for id in ("gradient_descent", "momentum")]
KNOBS = knobs_of(SURFACES["quadratic"], SPECS, OPENINGS["race"], translator("en"), str)


def asked(**said):
    return read_asked({"number": 3, **said}, 2, KNOBS)


def test_what_is_allowed_is_read_exactly():
    turned = {"momentum.learning_rate": 0.025, "momentum.decay": 0.995}
    found = asked(point=[1, -2.5], turned=turned)
    assert (found.number, found.point, found.turned) == (3, (1.0, -2.5), turned)


@pytest.mark.parametrize(
    "point", [[1], [1, 2, 3], [1, math.nan], [math.inf, 1], [1, 10**400], ["1", "2"], "12", 7, None]
)
def test_no_point_is_no_start(point):
    assert asked(point=point).point is None


@pytest.mark.parametrize("value", [0.1234, -1, 1e9, math.nan, math.inf, "0.1", None, [0.1], {}])
def test_values_that_the_slider_does_not_have_are_left_out(value):
    turned = {"momentum.decay": 0.5, "momentum.learning_rate": value, "start": 1, "lang": "zh"}
    assert asked(turned=turned).turned == {"momentum.decay": 0.5}


@pytest.mark.parametrize(
    "said", [None, 1, [], "x", {}, {"number": "3"}, {"number": -1}, {"number": 2**60}]
)
def test_a_request_without_a_number_is_none(said):
    assert read_asked(said, 2, KNOBS) is None


@pytest.mark.parametrize("name", HYPERPARAMETERS)
def test_a_sliders_values_reach_from_end_to_end(name):
    kind = number_of(HYPERPARAMETERS[name])
    values = slider_values(kind, log=HYPERPARAMETERS[name].log)
    assert values == sorted(set(values))
    assert all(kind.low <= value <= kind.high for value in values)
    assert (values[0], values[-1]) == (kind.low, pytest.approx(kind.high, rel=2e-3))


def test_the_pad_says_where_all_hyperparameters_are():
    app = opened(optimizers="momentum", **{"momentum.decay": "0.5"})
    (knobs,) = (m["knobs"] for m, _ in [drawn(app, "pad")])
    names = ["num_steps", "momentum.learning_rate", "momentum.decay"]
    assert [knob["name"] for knob in knobs] == names
    assert knobs[2]["key"] == "st-key-race-momentum-decay"
    header, _ = drawn(app)
    assert header["turned"] == dict(zip(names, [50, 0.1, 0.5], strict=True))
    assert settings_of(app)["momentum.decay"] == "0.5"


def test_axes_that_the_page_does_not_have_are_refused():
    app = opened(pad="adadelta.eps,nothing")
    assert any("pad = adadelta.eps,nothing cannot be used" in text.value for text in app.text)
    assert "pad" not in drawn(app)[0]["at"]["parts"]
    app = opened(pad="adam.b2,adam.eps")
    assert drawn(app)[0]["at"]["parts"]["pad"] == "adam.b2,adam.eps"
