"""The Backprop page as a script: its steps, its numbers, its link."""

from xml.etree import ElementTree

import pytest
from apps import code_of, expect_refusal, opened, settings_of

from optviz.backprop import both_passes, moments
from optviz.backprop.ready_made import line_fit, multiply, network, sigmoid_unit

EXAMPLES = {"multiply": multiply, "sigmoid": sigmoid_unit, "line": line_fit, "network": network}


def text_of(app):
    elements = (*app.markdown, *app.latex, *app.caption)
    return "\n".join(element.value for element in elements)


def drawing(app):
    """The drawn graph, as a tree of its elements."""
    (html,) = [m.value for m in app.markdown if "<svg" in m.value]
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314


def nodes(app):
    """For each node the texts in its box, and its state."""
    found = {}
    for group in drawing(app):
        if group.get("data-node") is not None:
            texts = [element.text for element in group if element.tag.endswith("text")]
            found[texts[0]] = (group.get("data-state"), texts[1:])
    return found


def labels(app):
    """What is written beside the edges."""
    return [element.text for element in drawing(app) if element.tag.endswith("text")]


def current(app):
    return [title for title, (state, _) in nodes(app).items() if state == "current"]


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def slider(app, name):
    return next(s for s in (*app.select_slider, *app.slider) if s.key.endswith(f":{name}"))


def test_it_opens_on_the_sigmoid_unit_and_older_links_on_the_product():
    app = opened("backprop")
    assert "f = 1 / s" in nodes(app)
    assert settings_of(app, "address") == {"lang": "en", "example": "sigmoid"}
    app = opened("backprop", step="1")
    assert current(app) == ["z = x · y"]
    assert settings_of(app, "address") == {"lang": "en", "example": "multiply", "step": "1"}


def test_the_link_of_the_first_example_opens_it_again():
    app = opened("backprop")
    (examples,) = (group for group in app.button_group if group.label == "Example")
    examples.set_value("multiply").run()
    link = settings_of(app, "address")
    assert "z = x · y" in nodes(app)
    assert "z = x · y" in nodes(opened("backprop", **link))


def test_stepping_goes_forward_and_back_through_a_product():
    app = opened("backprop", example="multiply")
    assert current(app) == []
    assert nodes(app) == {
        "x": ("done", ["→ 3"]),
        "y": ("done", ["→ 4"]),
        "z = x · y": ("waiting", []),
    }
    press(app, "Step forward")
    assert nodes(app)["z = x · y"] == ("current", ["→ 12"])
    assert labels(app) == []
    assert r"z & = x \cdot y \\ & = 3 \cdot 4 \\ & = 12" in text_of(app)
    press(app, "Step forward")
    assert nodes(app)["z = x · y"] == ("current", ["→ 12", "← 1"])
    press(app, "Step forward")
    assert nodes(app)["x"] == ("done", ["→ 3", "← 4"])
    assert labels(app) == ["×4", "×3"]  # the local derivatives
    assert r"= 1 \cdot \underbrace{4}_{y} \\ & = 4" in text_of(app)
    press(app, "Step forward")  # there is no further
    assert settings_of(app, "address") == {"lang": "en", "example": "multiply", "step": "3"}
    press(app, "Step back")
    assert nodes(app)["x"] == ("done", ["→ 3"])
    press(app, "To the start")
    assert current(app) == []
    press(app, "To the end")
    assert settings_of(app, "address")["step"] == "3"


def test_the_product_takes_an_incoming_gradient():
    app = opened("backprop", step="3", x="2", y="-1.5")
    slider(app, "seed").set_value(2.0).run()
    assert nodes(app)["x"] == ("done", ["→ 2", "← −3"])
    assert nodes(app)["y"] == ("done", ["→ −1.5", "← 4"])
    assert "At this point it returns −3.0000 and 4.0000." in text_of(app)
    assert "`ctx.saved_tensors`" in text_of(app)
    assert "def backward(saved, grad_z):" in code_of(app)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_moment_of_every_example_is_shown(example, lang):
    graph = EXAMPLES[example]()
    found = moments(graph, both_passes(graph))
    app = opened("backprop", example=example, lang=lang)
    for step, moment in enumerate(found):
        slider(app, "step").set_value(step).run()
        assert not app.exception
        expected = [] if moment.node is None else [graph.nodes[moment.node].name]
        assert [title.split(" = ")[0] for title in current(app)] == expected
        shown = [texts for _, texts in nodes(app).values()]
        known = [g is not None for g in moment.gradients]
        assert [any("←" in text for text in texts) for texts in shown] == known
        assert [any("→" in text for text in texts) for texts in shown] == [
            k in moment.computed for k in range(len(graph.nodes))
        ]
    lit = [p for p in drawing(app) if p.get("stroke-width") == "3"]
    assert len(lit) == len(graph.nodes[found[-1].node].operands)


def test_the_sigmoid_unit_has_the_slope_of_a_quarter():
    app = opened("backprop", example="sigmoid", step="13")
    assert nodes(app)["w"] == ("done", ["→ 0", "← 0.25"])
    assert nodes(app)["b"] == ("done", ["→ 0", "← 0.25"])
    assert nodes(app)["f = 1 / s"][1] == ["→ 0.5", "← 1"]


def test_the_network_shows_the_printed_numbers():
    app = opened("backprop", example="network", step="23")
    outputs = "**Outputs** 0.7514 and 0.7729, **loss** 0.2984."
    assert any(text.value.startswith(outputs) for text in app.markdown)
    shown = nodes(app)
    assert shown["o₁ = σ(n₁)"][1][0] == "→ 0.7514"
    assert shown["o₂ = σ(n₂)"][1][0] == "→ 0.7729"
    assert shown["L = E₁ + E₂"][1][0] == "→ 0.2984"
    text = text_of(app)
    for number in ("0.358916480", "0.082167041", "0.138498562", "0.345614323", "**0.280471447**"):
        assert number in text
    app.toggle(key="backprop:network:keep_biases").set_value(True).run()
    text = text_of(app)
    assert "**0.291027774**" in text
    assert "0.345614323" not in text
    assert text.count("| kept |") == 4
    assert settings_of(app, "address")["keep_biases"] == "on"


def test_any_number_of_steps_is_taken():
    app = opened("backprop", example="network", keep_biases="on", steps="10000")
    text = text_of(app)
    assert "0.000035102" in text
    assert "after 10000 steps" in text
    assert len(app.get("plotly_chart")) == 1
    steps = next(n for n in app.number_input if n.key.endswith(":steps"))
    steps.set_value(1).run()
    assert "0.291027774" in text_of(app)
    assert settings_of(app, "address")["steps"] == "1"


def test_a_diverging_fit_is_no_error():
    app = opened("backprop", example="line", learning_rate="10", steps="5000", step="9")
    assert not app.exception
    assert "NaN" in text_of(app)


def test_a_readers_formula_becomes_a_graph():
    app = opened("backprop", example="formula", formula="sin(x)^2 + 1/3", x="0.5", step="7")
    shown = nodes(app)
    assert shown["x"][1] == ["→ 0.5", "← 0.8415"]
    assert shown["1/3"][1] == ["→ 0.3333"]
    assert shown["v₂ = v₁²"][0] == "done"
    field = next(f for f in app.text_input if "formula" in f.key)
    field.set_value("sin(x)^2 + 1/").run()
    assert not app.exception
    assert app.text
    assert app.code[0].value.endswith("^")
    assert nodes(app) == shown  # the last good one holds
    assert settings_of(app, "address")["formula"] == "sin(x)^2 + 1/3"
    field = next(f for f in app.text_input if "formula" in f.key)
    field.set_value("x y").run()
    assert nodes(app)["f = x · y"][0] == "waiting"


HOSTILE = [
    "<script>alert(1)</script>",
    "x + </svg><img src=x onerror=alert(1)>",
    "![x](http://example.com/x.png)",
    "$\\href{http://example.com}{x}$",
    "x" * 500,
    "__import__('os')",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_formula_reaches_no_markup(text):
    app = opened("backprop", example="formula", formula=text)
    assert "formula" in app.text[0].value
    field = next(f for f in app.text_input if "formula" in f.key)
    field.set_value(text).run()
    assert not app.exception
    assert text not in text_of(app)
    assert drawing(app) is not None


BAD = {
    "example": ("nothing", "one of multiply"),
    "step": ("4", "a whole number from 0 to 3"),
    "x": ("1e9", "a number from -5 to 5"),
    "steps": ("3", "not a setting of this page"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_setting_is_named_and_the_default_is_used(name):
    expect_refusal("backprop", name, *BAD[name], example="multiply")


def test_each_example_keeps_its_own_step():
    app = opened("backprop", example="line", step="5")

    def choose(example):
        next(g for g in app.get("button_group") if "example" in g.key).set_value(example).run()

    choose("network")
    assert settings_of(app, "address") == {"lang": "en", "example": "network"}
    choose("line")
    assert settings_of(app, "address") == {"lang": "en", "example": "line", "step": "5"}


def test_shapes_are_computed_at_the_readers_point():
    app = opened("backprop", example="shapes", x="1,1,1", t="0")
    text = text_of(app)
    assert r"\begin{bmatrix}5 & 3 & -1\end{bmatrix}" in text
    assert r"\begin{bmatrix}3 & 0 & -1 \\ 6 & 0 & -2\end{bmatrix}" in text
    assert "| (2, 3) |" in text
