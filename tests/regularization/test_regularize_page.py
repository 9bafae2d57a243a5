"""The Regularize page as a script: what it shows, what it keeps, what it refuses."""

import base64
import json
import re

import numpy as np
import pytest
from apps import opened, settings_of
from compilations import no_compilation

from optviz.regularization import dropout_network, model_size, penalties
from optviz.regularization.dropout import drop
from optviz.regularization.penalties import Quadratic
from optviz.regularization.weight_decay import CONCISE, SCRATCH, train

EXPERIMENTS = (*("weight_decay", "penalties", "adam", "dropout", "dropout_network", "model_size"),)


def text_of(app):
    """All that a reader can read, without charts."""
    return "\n".join(element.value for element in (*app.markdown, *app.latex, *app.caption))


def charts(app):
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]


def trace(chart, name):
    return next(t for t in chart["data"] if t.get("name") == name)


def numbers(array):
    """The numbers of a trace; Plotly sends long ones in base 64."""
    if isinstance(array, dict):
        raw = base64.b64decode(array["bdata"])
        return np.frombuffer(raw, array["dtype"])
    return np.array(array, float)


def slider(app, name):
    return next(s for s in (*app.select_slider, *app.slider) if s.key.endswith(f":{name}"))


@pytest.mark.parametrize("experiment", EXPERIMENTS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_experiment_is_shown_and_linked(experiment, lang):
    app = opened("regularize", experiment=experiment, lang=lang)
    default = {} if experiment == "weight_decay" else {"experiment": experiment}
    assert settings_of(app, "address") == {"lang": lang, **default}
    assert charts(app)
    for element in app.get("plotly_chart"):
        assert element.proto.alt
    for chart in charts(app):
        for axis in ("xaxis", "yaxis"):
            assert len(chart["layout"][axis]["range"]) == 2
            assert np.isfinite(chart["layout"][axis]["range"]).all()
    assert "{" not in re.sub(r"\\[^\n]*", "", "\n".join(m.value for m in app.markdown))


@pytest.mark.parametrize(("id", "form"), [("scratch", SCRATCH), ("concise", CONCISE)])
def test_weight_decay_shows_its_runs_beside_the_printed_ones(id, form):
    app = opened("regularize", form=id, weight_decay="3", seeds="30")
    norms = train(form, 3.0, 30).norm
    text = text_of(app)
    assert f"‖w‖ = {np.median(norms[:, -1]):.3f}" in text
    row = f"| 3 | {norms[:, -1].mean():.3f} ± {norms[:, -1].std(ddof=1):.3f} |"
    assert row + f" {form.printed[3.0]:.3f} |" in text
    norm = charts(app)[2]
    without = train(form, 0.0, 30)
    for name, runs in (("λ = 3", norms), ("λ = 0", without.norm)):
        np.testing.assert_allclose(numbers(trace(norm, name)["y"]), np.median(runs, axis=0))
    low, high = (numbers(t["y"]) for t in norm["data"][:2])
    quartiles = np.percentile(norms, (25, 75), axis=0)
    np.testing.assert_allclose([low, high], quartiles)
    assert norm["data"][1]["fill"] == "tonexty"
    assert f"without decay the test loss is {np.median(without.test[:, -1]):.3g}" in text
    boxes = [
        {name: chart["layout"][name] for name in ("height", "margin")} for chart in charts(app)
    ]
    assert all(box == boxes[0] for box in boxes)


def test_more_decay_leaves_the_axes_and_moves_the_curves():
    app = opened("regularize", seeds="10")
    before = charts(app)
    with no_compilation():
        slider(app, "weight_decay").set_value(0.5).run()
    assert not app.exception
    after = charts(app)
    for a, b in zip(before, after, strict=True):
        assert a["layout"]["yaxis"]["range"] == b["layout"]["yaxis"]["range"]
    assert numbers(trace(after[2], "λ = 0.5")["y"])[-1] > 5
    assert after[3]["layout"]["shapes"][0]["x0"] == 0.5
    settings = settings_of(app, "address")
    assert settings == {"lang": "en", "seeds": "10", "weight_decay": "0.5"}


def test_losses_lie_within_their_axes_for_every_decay():
    for weight_decay in ("0", "10"):
        app = opened("regularize", form="concise", weight_decay=weight_decay)
        train_losses, test_losses, *_ = charts(app)
        low, high = train_losses["layout"]["yaxis"]["range"]
        assert test_losses["layout"]["yaxis"]["range"] == [low, high]
        for losses in (train_losses, test_losses):
            for name in (f"λ = {weight_decay}", "λ = 0"):
                values = np.log10(numbers(trace(losses, name)["y"]))
                assert (values >= low).all()
                assert (values <= high).all()


def test_penalties_with_the_same_radius_and_the_same_decay():
    app = opened("regularize", experiment="penalties")
    text = text_of(app)
    assert "| L1 | 1.510 | 1.000 | exactly 0 | 1.000 |" in text
    quadratic = Quadratic((2.0, 0.6), (1.0, 2.0), -30.0)
    found = penalties.within_l2(quadratic, 1.0)
    assert (
        "| L2 | {:.3f} | {:.3f} | {:.3f} | 1.000 |".format(found.weight_decays[0], *found.params[0])
        in text
    )
    app = opened("regularize", experiment="penalties", held="weight_decay", weight_decay="1")
    for name, solve in (("L1", penalties.with_l1), ("L2", penalties.with_l2)):
        w = solve(quadratic, [1.0]).params[0]
        assert f"| {name} | 1.000 | {w[0]:.3f} | {w[1]:.3f} |" in text_of(app)
    assert settings_of(app, "address")["held"] == "weight_decay"


def test_the_constraint_has_its_shape():
    diamond, circle, weights = charts(opened("regularize", experiment="penalties", radius="0.8"))
    for chart, order in ((diamond, 1), (circle, 2)):
        outline = next(t for t in chart["data"] if t.get("fill") == "toself")
        points = np.stack([numbers(outline["x"]), numbers(outline["y"])], axis=1)
        np.testing.assert_allclose(np.linalg.norm(points, order, axis=1), 0.8, rtol=1e-9)
    assert len({t["line"]["dash"] for t in weights["data"] if t["mode"] == "lines"}) == 4


def test_decay_under_adam_ends_where_it_should():
    text = text_of(opened("regularize", experiment="adam"))
    assert text.count("| 0.2857 | 0.9524 |") == 4
    assert "AdamW) | 0.8709 | 0.8709 |" in text
    app = opened("regularize", experiment="adam", weight_decay="0", noise="0.1", seed="4")
    assert settings_of(app, "address")["seed"] == "4"
    shares = charts(app)[1]
    assert shares["data"] == []


def test_dropout_shows_what_is_kept():
    app = opened("regularize", experiment="dropout", seed="3")
    dropped = drop(0.5, 3)
    kept = np.flatnonzero(dropped.keep)
    assert ", ".join(f"{k} → {2 * k}" for k in kept) in text_of(app)
    assert app.code[0].value == "mask  " + " ".join(str(int(keep)) for keep in dropped.keep)
    chart = charts(app)[0]
    np.testing.assert_allclose(numbers(chart["data"][2]["y"]), dropped.mean)
    errors = numbers(chart["data"][2]["error_y"]["array"])
    np.testing.assert_allclose(errors, 2 * dropped.standard_error)
    for rate in (0.0, 1.0):
        slider(app, "rate").set_value(rate).run()
        assert not app.exception
    assert "the expectation is 0" in text_of(app)


def test_a_network_with_dropout_is_trained_for_every_rate():
    app = opened("regularize", experiment="dropout_network", rate="0.5")
    trained = dropout_network.train(0.5)
    predictions, losses = charts(app)
    whole = numbers(trace(predictions, "without dropout, as at test time")["y"])
    np.testing.assert_allclose(whole, trained.whole)
    median = np.median(trained.test, axis=0)
    np.testing.assert_allclose(numbers(trace(losses, "test loss")["y"]), median)
    with no_compilation():
        slider(app, "rate").set_value(0.25).run()
    assert settings_of(app, "address")["rate"] == "0.25"


def test_the_degree_chooses_among_fits():
    app = opened("regularize", experiment="model_size", degree="12", examples="30")
    fits = model_size.fit(30, 0.3)
    fitted, by_degree = charts(app)
    curve = numbers(trace(fitted, "fit to these examples")["y"])
    np.testing.assert_allclose(curve, fits.curves[0, 12])
    assert by_degree["layout"]["shapes"][0]["x0"] == 12
    test = np.median(fits.test, axis=0)
    assert f"The lowest test loss has degree {test.argmin()}: {test.min():.3g}" in text_of(app)
    slider(app, "degree").set_value(0).run()
    assert settings_of(app, "address")["degree"] == "0"
    assert f"test loss {test[0]:.3g} (medians)" in text_of(app)
    slider(app, "noise").set_value(0.0).run()
    assert not app.exception


def test_bad_settings_are_named_and_the_defaults_are_used():
    app = opened(
        "regularize", weight_decay="11", form="other", seeds="5", experiment="weight_decay"
    )
    told = "\n".join(text.value for text in app.text)
    for name in ("weight_decay = 11", "form = other", "seeds = 5"):
        assert f"{name} cannot be used" in told
    assert settings_of(app, "address") == {"lang": "en"}


def test_each_experiment_keeps_its_own_settings():
    app = opened("regularize", weight_decay="7")
    for experiment in ("adam", "weight_decay"):
        buttons = next(b for b in app.button_group if b.key.startswith("regularize:experiment"))
        buttons.set_value(experiment).run()
        assert not app.exception
    assert settings_of(app, "address") == {"lang": "en", "weight_decay": "7"}
