"""What a notebook may ask for, in Python: widgets, figures, and sentences for what cannot be."""

import subprocess
import sys

import numpy as np
import pytest
from fake_host import state_of

import optviz
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

RAVINE, PARABOLA = SURFACES["ravine"], SURFACES["parabola"]


@pytest.fixture(scope="module")
def t():
    return run(RAVINE, OPTIMIZERS["adam"], num_steps=30)


def bowl(params):
    return (params**2).sum()


def test_importing_it_loads_nothing_that_a_notebook_needs_later():
    heavy = "anywidget", "plotly", "streamlit", "jax", "numpy"
    program = f"import sys, optviz; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_without_anywidget_it_says_what_to_install(t, monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(ImportError, match=r'pip install "optviz\[notebook\]"'):
        optviz.show(t, RAVINE)
    assert optviz.plot(t, RAVINE).data  # this needs none


def test_a_change_of_the_page_reaches_a_callback(t):
    widget, heard, both = optviz.show({"Adam": t}, RAVINE), [], ["step", "view", "hidden"]
    widget.observe(lambda change: heard.append((change["name"], change["new"])), both)
    # As the host of a widget does with the page's message.
    widget.set_state({"step": 12, "view": [[-1, 1], [0, 2]], "hidden": ["Adam"]})
    assert dict(heard) == {"step": 12, "view": [[-1, 1], [0, 2]], "hidden": ["Adam"]}
    assert set(state_of(widget)) < set(widget.keys)


def test_other_trajectories_leave_a_reader_where_he_is(t):
    widget = optviz.show(t, RAVINE)
    assert widget.step == 30
    long, short = (run(RAVINE, OPTIMIZERS["momentum"], num_steps=n) for n in (50, 8))
    widget.show([t, long])
    assert widget.step == 50  # at the end, as before
    widget.step, widget.hidden = 20, ["path 2"]
    widget.show(short)
    assert (widget.step, widget.hidden) == (8, [])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"step": 31}, "it must be from 0 to 30"),
        ({"hidden": ["adam"]}, "the paths are path 1"),
        ({"view": [[1, 0], [0, 1]]}, "it must be None or"),
        ({"view": [1]}, "it must be None or"),
    ],
)
def test_what_the_player_cannot_show_is_said(t, change, said):
    widget = optviz.show(t, RAVINE)
    ((name, value),) = change.items()
    before = getattr(widget, name)
    with pytest.raises(ValueError, match=said):
        setattr(widget, name, value)
    assert getattr(widget, name) == before


@pytest.mark.parametrize(
    ("given", "surface", "more", "said"),
    [
        ([], RAVINE, {}, "at least one is needed"),
        ([3], RAVINE, {}, "path 1 is of type int"),
        (None, RAVINE, {}, "path 1 is of type NoneType"),
        (..., PARABOLA, {}, "path 1 has 2 parameters; on this surface it must have 1"),
        (..., "ravine", {}, "surface is of type str"),
        (..., bowl, {}, "window is needed"),
        (..., bowl, {"window": [(1, 0), (0, 1)]}, r"it must be 1 or 2 pairs \(low, high\)"),
        (..., RAVINE, {"window": [(0, 1)]}, r"it must be 2 pairs \(low, high\)"),
        (..., RAVINE, {"shape": {"c": 1}}, "unknown shape slider c"),
    ],
)
def test_what_cannot_be_drawn_is_said(t, given, surface, more, said):
    for draw in (optviz.show, optviz.plot):
        with pytest.raises(ValueError, match=said):
            draw(t if given is ... else given, surface, **more)
    with pytest.raises(ValueError, match="allowed: en, zh"):
        optviz.show(t, RAVINE, language="fr")


def test_a_figure_has_the_points_of_the_paths_and_the_window(t):
    other = run(bowl, OPTIMIZERS["momentum"], start=(2.0, 1.0), num_steps=5)
    figure = optviz.plot({"Adam": t, "other": other}, bowl, window=[(-6, 3), (-2, 2)], dark=True)
    drawn = {trace.name: trace for trace in figure.data if trace.showlegend}
    assert list(drawn) == ["Adam", "other"]
    for name, path in (("Adam", t), ("other", other)):
        assert np.array_equal(np.c_[drawn[name].x, drawn[name].y], path.params)
    assert figure.layout.xaxis.range == (-6, 3)
    contours = np.c_[figure.data[0].x, figure.data[0].y]
    assert len(np.unique((contours[~np.isnan(contours).any(axis=1)] ** 2).sum(axis=1).round(2))) > 9


def test_a_figure_of_a_curve_and_of_a_path_that_diverges():
    t = run(PARABOLA, OPTIMIZERS["gradient_descent"], {"learning_rate": 3.0}, num_steps=800)
    figure = optviz.plot(t, PARABOLA)
    curve, _, path, _ = figure.data
    assert np.allclose(curve.y, np.square(curve.x))
    assert np.array_equal(path.y[:9], t.value[:9])
    assert len(path.x) < 60  # nothing beyond is in any picture
    low, high = figure.layout.xaxis.range
    assert (low, high) == PARABOLA.window[0]
    assert optviz.show(t, PARABOLA).step == 800


def test_a_run_of_a_plain_number():
    t = run(lambda x: x**2, OPTIMIZERS["adam"], start=3.0, num_steps=4)
    figure = optviz.plot(t, lambda x: x[0] ** 2, window=[(-4, 4)])
    assert np.array_equal(figure.data[2].x, t.params)
