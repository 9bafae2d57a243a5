"""What the hand sets while it drags: only what the page allows is done."""

import math

import pytest
from apps import drawn, opened, settings_of

from optviz.optimizers import HYPERPARAMETERS
from optviz.player.payloads.parameters import Parameter
from optviz.settings.kinds import Number
from optviz.settings.slider_values import slider_values
from optviz.ui.experiment.parameters import read_change

VALUES = {
    "momentum.learning_rate": [0.01, 0.025, 0.1],
    "momentum.decay": [0.0, 0.5, 0.995],
}
PARAMETERS = [
    Parameter(name, "momentum", "Momentum", name, name, values, log=False)
    for name, values in VALUES.items()
]


def changed(**said):
    return read_change({"number": 3, **said}, 2, PARAMETERS)


def test_what_is_allowed_is_read_exactly():
    values = {"momentum.learning_rate": 0.025, "momentum.decay": 0.995}
    found = changed(start=[1, -2.5], parameters=values)
    assert (found.number, found.start, found.parameters) == (3, (1.0, -2.5), values)


@pytest.mark.parametrize(
    "start", [[1], [1, 2, 3], [1, math.nan], [math.inf, 1], [1, 10**400], ["1", "2"], "12", 7, None]
)
def test_no_point_is_no_start(start):
    assert changed(start=start).start is None


@pytest.mark.parametrize("value", [0.1234, -1, 1e9, math.nan, math.inf, "0.1", None, [0.1], {}])
def test_values_that_the_slider_does_not_have_are_left_out(value):
    values = {"momentum.decay": 0.5, "momentum.learning_rate": value, "start": 1, "lang": "zh"}
    assert changed(parameters=values).parameters == {"momentum.decay": 0.5}


@pytest.mark.parametrize(
    "said", [None, 1, [], "x", {}, {"number": "3"}, {"number": -1}, {"number": 2**60}]
)
def test_a_request_without_a_number_is_none(said):
    assert read_change(said, 2, PARAMETERS) is None


@pytest.mark.parametrize("name", HYPERPARAMETERS)
def test_a_sliders_values_reach_from_end_to_end(name):
    known = HYPERPARAMETERS[name]
    kind = Number(known.low, known.high, whole=known.whole)
    values = slider_values(kind, log=known.log)
    assert values == sorted(set(values))
    assert all(kind.low <= value <= kind.high for value in values)
    assert (values[0], values[-1]) == (kind.low, pytest.approx(kind.high, rel=2e-3))


def test_the_pad_says_where_all_hyperparameters_are():
    app = opened(optimizers="momentum", **{"momentum.decay": "0.5"})
    sliders = drawn(app, "parameters")[0]["parameters"]
    names = ["num_steps", "momentum.learning_rate", "momentum.decay"]
    assert [slider["name"] for slider in sliders] == names
    assert sliders[2]["key"] == "st-key-race-momentum-decay"
    header, _ = drawn(app)
    assert header["parameters"] == dict(zip(names, [50, 0.1, 0.5], strict=True))
    assert settings_of(app)["momentum.decay"] == "0.5"


def test_axes_that_the_page_does_not_have_are_refused():
    app = opened(pad="adadelta.eps,nothing")
    assert any("pad = adadelta.eps,nothing cannot be used" in text.value for text in app.text)
    assert "pad" not in drawn(app)[0]["view_state"]["parts"]
    app = opened(pad="adam.b2,adam.eps")
    assert drawn(app)[0]["view_state"]["parts"]["pad"] == "adam.b2,adam.eps"


def test_a_value_of_a_link_between_the_sliders_own_is_among_those_that_are_dragged():
    app = opened(optimizers="momentum", **{"momentum.decay": "0.123", "num_steps": "77"})
    sliders = {s["name"]: s["values"] for s in drawn(app, "parameters")[0]["parameters"]}
    for name, value in (("momentum.decay", 0.123), ("num_steps", 77)):
        assert value in sliders[name]
        widget = app.select_slider(key=f"race:{name}")
        assert sorted(map(float, widget.options)) == pytest.approx(sliders[name], rel=1e-5)
