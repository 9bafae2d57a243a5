"""The run as code: the script that the pages offer is the one of what they show."""

import pytest
from apps import opened

from optviz import scripts
from optviz.i18n import translator
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link


def code_of(page="race", target=None, lang="en", **query):
    """The page with the script's popover open, in which a package may be chosen."""
    app = opened(page, lang=lang, **query)
    app.session_state[f"{page}-code"] = True
    app.run()
    if target is not None:
        choice(app, "Package" if lang == "en" else "软件包").set_value(target).run()
    assert not app.exception
    return app


def choice(app, label):
    return next(group for group in app.button_group if group.label == label)


def shown(app, language="python"):
    """The script; the rule as it runs here is shown as code too, below it."""
    return next(block.value for block in app.code if block.language == language)


def script_of(page, target, path=None, lang="en", **query):
    experiment = read_experiment(Link(query), page)
    return scripts.script(experiment, target, path, translator(lang))


def test_nothing_is_written_while_it_is_closed(monkeypatch):
    def refuse(*arguments):
        raise AssertionError("a script was written")

    monkeypatch.setattr(scripts, "script", refuse)
    app = opened("race")
    assert not any(group.label == "Package" for group in app.button_group)


@pytest.mark.parametrize(
    ("page", "target", "language"),
    [
        ("race", "torch", "python"),
        ("curve", "numpy", "python"),
        ("fit", "optax", "python"),
        ("pitfalls", "tfjs", "javascript"),
    ],
)
def test_the_script_of_a_page(page, target, language):
    app = code_of(page, target)
    assert shown(app, language) == script_of(page, target).rstrip("\n")


def test_the_script_of_another_path_and_start():
    query = dict(optimizers="adam,momentum", more_starts="1:2")
    app = code_of(target="keras", **query)
    choice(app, "Path").set_value("momentum@2").run()
    assert not app.exception
    assert shown(app) == script_of("race", "keras", "momentum@2", **query).rstrip("\n")


def test_the_script_of_a_package_that_is_compared():
    query = {"family": "adam", "adam.learning_rate": "0.3"}
    app = code_of("dialects", "numpy", **query)
    assert shown(app) == script_of("dialects", "numpy", "torch/Adam", **query).rstrip("\n")
    choice(app, "As in").set_value("mlx/Adam").run()
    assert not app.exception
    assert shown(app) == script_of("dialects", "numpy", "mlx/Adam", **query).rstrip("\n")
    assert "\n# mlx/Adam(learning_rate=0.3, betas=(0.9, 0.999), eps=1e-08)\n" in shown(app)


def test_one_path_needs_no_choice():
    app = code_of(optimizers="adam")
    assert not any(group.label == "Path" for group in app.button_group)


def test_the_package_holds_on_all_pages_and_is_no_part_of_the_link():
    app = code_of(target="mlx")
    assert not any("script" in name for name in app.query_params)
    app.session_state["race-code"] = False
    app.run()
    app.switch_page("curve.py").run()
    app.session_state["curve-code"] = True
    app.run()
    assert choice(app, "Package").value == "mlx"
    assert shown(app) == script_of("curve", "mlx").rstrip("\n")


def test_a_rule_that_a_package_cannot_express():
    app = code_of(target="keras", optimizers="line_search")
    (sentence,) = (text.value for text in app.text)
    assert sentence.startswith("Exact line search cannot be written with Keras;")
    assert "NumPy" in sentence
    choice(app, "Package").set_value("numpy").run()
    assert not app.text
    assert shown(app) == script_of("race", "numpy", optimizers="line_search").rstrip("\n")


def test_noise_cannot_be_repeated():
    (text,) = code_of(target="numpy", noise="0.5").text
    assert text.value.startswith("The noise in the gradient is drawn by optviz")


def test_in_chinese():
    app = code_of(target="numpy", lang="zh", optimizers="adam")
    text = shown(app)
    assert text == script_of("race", "numpy", lang="zh", optimizers="adam").rstrip("\n")
    assert "上的Adam" in text.splitlines()[0]
    refused = code_of(target="keras", lang="zh", optimizers="line_search")
    (sentence,) = (text.value for text in refused.text)
    assert sentence.startswith(translator("zh")("Exact line search"))
    assert "无法用 Keras 写出" in sentence
