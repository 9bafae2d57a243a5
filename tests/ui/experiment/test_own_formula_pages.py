"""Own formulas on the pages."""

import numpy as np
import pytest
from apps import drawn, opened, settings_of
from hostile_formulas import listed

from optviz.rendering.scene import shown_heights, undefined_ranges
from optviz.settings.error_marker import marked
from optviz.settings.experiment.custom_formula import EXAMPLES, FormulaText
from surfaces.formula import FormulaError, parse

RAVINE = "0.1x^2 + 2y^2"


def field(app):
    return next(f for f in app.text_input if "Formula" in f.label or "公式" in f.label)


def scene_of(app):
    return drawn(app, "scene")[0]


def test_a_formula_is_chosen_and_written():
    app = opened()
    app.selectbox(key="race:surface:en").set_value("formula").run()
    assert field(app).value == EXAMPLES[2]
    assert settings_of(app) == {"lang": "en", "surface": "formula"}
    field(app).set_value(RAVINE).run()
    assert not app.exception
    assert settings_of(app) == {"lang": "en", "surface": "formula", "formula": RAVINE}
    assert any(parse(RAVINE).formula in element.value for element in app.latex)
    assert tuple(map(tuple, scene_of(app)["window"])) == parse(RAVINE).window
    assert parse(RAVINE).key in drawn(app)[0]["scene_id"]


def test_a_link_brings_a_formula_as_it_was_written():
    app = opened(surface="formula", formula=" x**2+ 3*sin(x*y) ", start="1,0.5")
    assert field(app).value == " x**2+ 3*sin(x*y) "
    assert settings_of(app)["formula"] == " x**2+ 3*sin(x*y) "
    assert settings_of(app)["start"] == "1,0.5"
    assert drawn(app)[1][0].reshape(5, -1)[:2, 0].tolist() == [1, 0.5]
    again = opened(**settings_of(app))
    assert drawn(again)[0]["query"] == drawn(app)[0]["query"]
    assert (drawn(again)[1][0] == drawn(app)[1][0]).all()


def test_a_formula_has_the_path_of_the_surface_that_it_copies():
    copy = opened(surface="formula", formula="0.1x^2 + 2y^2", start="-5,-2")
    for one, other in zip(drawn(copy)[1], drawn(opened())[1], strict=True):
        assert one == pytest.approx(other, rel=1e-6, abs=1e-30)


@pytest.mark.parametrize(
    ("where", "text", "words"),
    [
        ("race", "x^2 + 3 sin(x y", "never closed"),
        ("race", "zz + y", "not known"),
        ("race", "x^2", "on the page Curve"),
        ("curve", "x^2 + y", "on the page Race"),
        ("race", "![x](http://example.com/a.png) $y$ <b>", "cannot be used"),
        ("race", "  x + * y", "between “+” and “*”"),
    ],
)
def test_a_mistake_is_shown_and_the_last_formula_holds(where, text, words):
    good = {"race": "x^2 + y^2 + 1", "curve": "x^2 + 1"}[where]
    app = opened(where, surface="formula", formula=good)
    before = drawn(app)
    field(app).set_value(text).run()
    assert not app.exception
    assert any(words in element.value for element in app.text)
    shown, caret = app.code[0].value.split("\n")
    assert shown == text
    with pytest.raises(FormulaError) as caught:
        FormulaText(2 if where == "race" else 1).read(text)
    assert caret == " " * caught.value.position + "^"
    assert drawn(app)[0] == before[0]
    assert settings_of(app)["formula"] == good
    for element in (*app.markdown, *app.caption, *app.error, *app.latex):
        assert text not in element.value
    field(app).set_value("").run()
    assert "empty" in app.text[0].value
    field(app).set_value(good).run()
    assert not app.text


@pytest.mark.parametrize("text", ["", "xy", "x^2", "2" * 300, "![a](http://x.y/z.png)"])
def test_a_link_with_a_bad_formula_gives_a_notice_and_the_usual_formula(text):
    app = opened(surface="formula", formula=text)
    assert app.text[0].value.startswith("formula = ")
    assert EXAMPLES[2] in app.text[0].value
    assert field(app).value == EXAMPLES[2]
    assert settings_of(app) == {"lang": "en", "surface": "formula"}


def numbers(app, word):
    return [n for n in app.number_input if word in n.label]


def test_every_formula_has_its_own_start_and_view():
    app = opened(surface="formula", formula="x^2 + y^2")
    first = tuple(n.value for n in numbers(app, "Start"))
    numbers(app, "Start")[0].set_value(1.25).run()
    field(app).set_value("(x - 8)^2 + (y - 6)^2").run()
    start = tuple(n.value for n in numbers(app, "Start"))
    assert start == parse("(x - 8)^2 + (y - 6)^2").start
    assert "start" not in settings_of(app)
    field(app).set_value("y^2 + x^2").run()
    assert tuple(n.value for n in numbers(app, "Start")) == first
    field(app).set_value("x**2 + y**2").run()  # the same formula as before
    assert numbers(app, "Start")[0].value == 1.25


def test_the_window_of_a_formula_is_chosen_by_number_and_kept_in_the_link():
    app = opened(surface="formula", formula="(w - 3)^2 + b^2")
    assert [n.label for n in numbers(app, "from")] == ["w from", "b from"]
    assert "window" not in settings_of(app)
    numbers(app, "to")[0].set_value(40.0).run()
    ends = [number.value for number in app.number_input[:4]]
    assert settings_of(app)["window"] == ",".join(f"{end:g}" for end in ends)
    assert scene_of(app)["window"] == [ends[:2], ends[2:]]
    start = [n.value for n in numbers(app, "Start")]
    assert ends[0] < start[0] < 40
    again = opened(**settings_of(app))
    assert scene_of(again)["window"] == [ends[:2], ends[2:]]
    numbers(app, "to")[0].set_value(-90.0).run()  # lower than the other end
    assert "in order" in app.text[0].value
    assert scene_of(app)["window"] == [ends[:2], ends[2:]]


def test_the_axes_are_named_as_typed():
    for text, symbols in {
        "w^2 + b": ["w", "b"],
        "θ₀^2 + θ₁": ["θ₀", "θ₁"],
        "x[0] + x[1]": ["x₀", "x₁"],
        "weight^2 + bias": ["weight", "bias"],
        "lambda + mu": ["λ", "μ"],
    }.items():
        assert scene_of(opened(surface="formula", formula=text))["symbols"] == symbols


def test_a_link_tells_why_its_formula_is_refused_and_where():
    app = opened(surface="formula", formula="x^2 + 3 sin(x y")
    assert "Character 12: This bracket is never closed." in app.text[0].value


def test_the_formula_is_kept_while_another_surface_is_shown():
    app = opened(surface="formula", formula=RAVINE)
    app.selectbox(key="race:surface:en").set_value("bowl").run()
    assert settings_of(app) == {"lang": "en", "surface": "bowl"}
    app.selectbox(key="race:surface:en").set_value("formula").run()
    assert field(app).value == RAVINE
    assert settings_of(app)["formula"] == RAVINE


def test_mistakes_are_translated():
    app = opened(surface="formula", lang="zh")
    field(app).set_value("sin x + y").run()
    assert any("放在括号里" in element.value for element in app.text)


def test_undefined_parts_are_sent_as_such():
    app = opened("curve", surface="formula", formula="log(x)")
    scene, (values, _, far) = drawn(app, "scene")
    ((low, high),) = scene["gaps"]
    assert (low, high) == (scene["axes"][0]["low"], pytest.approx(0, abs=3e-3))
    assert np.isnan(values[0]) and np.isnan(far[0])
    assert drawn(app)[0]["paths"][0]["undefined"]
    whole = opened("curve", surface="formula", formula="x^2")
    assert drawn(whole, "scene")[0]["gaps"] == []
    assert not drawn(whole)[0]["paths"][0]["undefined"]


NUMERIC = ("sqrt(-1-x^2-y^2)", "1/(x y)", "exp(exp(exp(x^2+y^2+9)))", "1e30y", "0y", "x^y/0")


@pytest.mark.parametrize("text", NUMERIC)
def test_a_formula_without_fine_values_is_no_error(text):
    app = opened(surface="formula", formula=text, critical="on", curvature="on")
    assert settings_of(app)["formula"] == text
    assert not app.text


def test_no_listed_text_breaks_a_page():
    # With one rule: each text that is a formula is a program of its own for every rule.
    app = opened(surface="formula", optimizers="momentum")
    for case in listed():
        _, text = case.values
        field(app).set_value(text[:400]).run()
        assert not app.exception, text
        assert app.text or parse(text).dimension == 2


def test_the_place_of_a_mistake():
    assert marked("x + sin", 4) == "x + sin\n    ^"
    assert marked("x\n+\ty\u200b", 4) == "x + y\ufffd\n    ^"
    assert marked("（x）", 2) == "（x）\n   ^"
    assert marked("", 0) == "\n^"
    shown, caret = marked("x+" * 150 + "z", 300).split("\n")
    assert (len(shown), shown[len(caret) - 1]) == (70, "z")


def test_the_heights_and_the_gaps_of_a_curve():
    axis = np.linspace(-2, 2, 2001)
    with np.errstate(all="ignore"):
        pole, root = 1 / axis, np.sqrt(axis - 1)
    low, high = shown_heights(axis, pole, -2, 2, room=0.0)
    assert -60 < low < -10
    assert 10 < high < 60
    assert shown_heights(axis, axis**2, -2, 2, room=0.1) == pytest.approx((-0.4, 4.4))
    assert shown_heights(axis, np.full(2001, 7e200), -2, 2, room=0.1) == pytest.approx(
        (6.3e200, 7.7e200)
    )
    assert shown_heights(axis, np.full(2001, np.nan), -2, 2, room=0.1) == (0, 1)
    assert undefined_ranges(axis, pole) == []  # a single point is no range
    assert undefined_ranges(axis, root) == [(-2, pytest.approx(1, abs=3e-3))]
    assert undefined_ranges(axis, axis) == []
