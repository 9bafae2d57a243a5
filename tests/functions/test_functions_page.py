"""The Functions page as a script: what it shows, what it keeps, what it refuses."""

import json

import pytest
from apps import expect_refusal, opened, settings_of

NUMBERS = {
    "activations": ("0.731059", "0.196612", "0.462117", "0.761594", "jnp.maximum(x, 0)", "−0.0908"),
    "softmax": ("0.878878", "0.118943", "0.002179", "0.0900, 0.2447, 0.6652"),
    "regression": ("**0.5000**", "**0.3750**", "−0.2500", "| 0.2500 | 0.0000 |", "PyTorch"),
    "coin": ("6.1086", "6.9315", "−8.0000"),
    "nll": ("**−1.4200** ✓", "1.7342", "1.5254"),
    "ce": ("**−0.9024** ✓", "1.0491", "1.3169", "**1.0753**", "0.5514"),
    "binary": ("0.533190", "0.331790", "0.53315", "0.5332", "∞ (NaN)", "800.0000 (1.0000)"),
    "information": ("1.029653", "1.485475", "0.094582", "1.124235", "3.4420"),
}


def text_of(app):
    """All that a reader can read, without charts."""
    elements = (*app.markdown, *app.latex, *app.caption, *app.subheader)
    return "\n".join(element.value for element in elements)


def charts(app):
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]


def field(app, name):
    return next(f for f in app.text_input if f.key.split(":")[-2] == name)


def slider(app, name):
    return next(s for s in (*app.select_slider, *app.slider) if s.key.endswith(f":{name}"))


@pytest.mark.parametrize("topic", NUMBERS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_topic_shows_its_worked_numbers(topic, lang):
    app = opened("functions", topic=topic, lang=lang)
    text = text_of(app)
    assert [number for number in NUMBERS[topic] if number not in text] == []
    default = {} if topic == "activations" else {"topic": topic}
    assert settings_of(app, "address") == {"lang": lang, **default}
    for element in app.get("plotly_chart"):
        assert element.proto.alt


def test_the_point_moves_on_the_functions_and_their_slopes():
    app = opened("functions", x="0")
    slopes = charts(app)[1]["data"]
    # Curves and marks in turn: sigmoid, tanh, ReLU.
    assert [trace["y"][0] for trace in slopes[1::2]] == [0.25, 1, 0]
    assert any("At a kink" in caption.value for caption in app.caption)
    slider(app, "x").set_value(2.0).run()
    assert charts(app)[1]["data"][1]["y"][0] == pytest.approx(0.10499358540350652)
    assert settings_of(app, "address") == {"lang": "en", "x": "2"}


def test_slopes_multiply_through_the_layers():
    app = opened("functions", x="0", layers="7", weight="2", activations="sigmoid")
    data = charts(app)[2]["data"]
    assert data[1]["y"] == pytest.approx([0.5**7])
    assert f"{0.25**7:.3g}" in text_of(app)


def test_no_activation_is_no_error():
    app = opened("functions")
    app.multiselect[0].set_value([]).run()
    assert not app.exception


def test_activations_with_a_slider_of_their_own():
    app = opened("functions", activations="leaky_relu,parametric_relu", x="-2")
    slider(app, "leaky_relu.slope").set_value(0.5).run()
    assert charts(app)[0]["data"][1]["y"] == [-1]
    assert "its derivative with respect to α is −2.0000" in text_of(app)


def test_the_temperature_flattens_the_softmax():
    app = opened("functions", topic="softmax", temperature="20")
    flat, usual = charts(app)[0]["data"]
    assert max(map(float, flat["text"])) < 0.45 < max(map(float, usual["text"]))


def test_logits_and_labels_are_the_readers():
    app = opened("functions", topic="ce", logits="0:1,2:0", labels="1,0")
    assert "0.2201" in text_of(app)  # (ln(1 + 1/e) + ln(1 + 1/e²)) / 2
    field(app, "labels").set_value("0,5").run()
    assert "2 numbers separated by commas, each a whole number from 0 to 1" in app.text[0].value
    assert "0.2201" in text_of(app)
    field(app, "logits").set_value("1:2:3").run()  # another shape has labels of its own
    assert not app.exception
    assert settings_of(app, "address") == {"lang": "en", "topic": "ce", "logits": "1:2:3"}


BAD = {
    "topic": ("nothing", "one of activations"),
    "x": ("nan", "a number from -8 to 8"),
    "activations": ("relu,relu", "some of sigmoid"),
    "layers": ("0", "a whole number from 1 to 50"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_setting_is_named_and_the_default_is_used(name):
    expect_refusal("functions", name, *BAD[name])


@pytest.mark.parametrize("bad", ["0.5,0.5", "0.5,0.6,-0.1", "1,1,1", "a", ""])
def test_a_bad_distribution_is_refused_and_the_last_one_holds(bad):
    app = opened("functions", topic="information")
    field(app, "p").set_value(bad).run()
    assert "with the sum 1" in app.text[0].value
    assert "1.029653" in text_of(app)


def test_certain_distributions_have_infinite_divergence():
    app = opened("functions", topic="information", p="1,0,0", q="0,1,0")
    assert not app.exception
    assert "**∞**" in text_of(app)


def test_settings_are_kept_across_topics_and_survive_the_link():
    app = opened("functions", topic="coin", heads="3", theta="0.25")
    choice = next(g for g in app.get("button_group") if "topic" in g.key)
    choice.set_value("softmax").run()
    assert settings_of(app, "address") == {"lang": "en", "topic": "softmax"}
    choice = next(g for g in app.get("button_group") if "topic" in g.key)
    choice.set_value("coin").run()
    settings = settings_of(app, "address")
    assert settings == {"lang": "en", "topic": "coin", "heads": "3", "theta": "0.25"}
    again = opened("functions", **settings)
    assert text_of(again) == text_of(app)


@pytest.mark.parametrize("heads", ["0", "7"])
@pytest.mark.parametrize("tails", ["0", "3"])
def test_any_coin_is_shown(heads, tails):
    for theta in ("0", "1"):
        app = opened("functions", topic="coin", heads=heads, tails=tails, theta=theta)
        assert not app.exception
