"""The page of dialects, and a rule as a package has it on the other pages."""

import io
import json
from urllib.parse import urlencode

import numpy as np
import pytest
from apps import drawn, opened, settings_of, unpacked
from PIL import Image

from optviz.__main__ import main
from optviz.content.pitfalls import PITFALLS
from optviz.dialects import DIALECTS, FAMILIES, coinciding, set_alike, set_to_defaults
from optviz.engine.program import Program
from optviz.player.live_socket import answer
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link
from optviz.simulation import run
from surfaces import SURFACES

RAVINE = SURFACES["ravine"]


def groups(family, arguments_of, settings=None, num_steps=20):
    settings = {**family.settings, **(settings or {})}
    paths = {
        member.dialect.id: run(
            RAVINE, member.dialect, arguments_of(member, settings), num_steps=num_steps
        ).params
        for member in family.members
    }
    return paths, coinciding(paths)


def points_of(arrays, k):
    """The points of the k-th path of a message."""
    return arrays[k].reshape(-1, 21)[:2].T


@pytest.mark.parametrize("id", FAMILIES)
@pytest.mark.parametrize("set_", ["alike", "defaults"])
def test_every_name_is_drawn_as_its_packages_walk(id, set_):
    arguments_of = set_alike if set_ == "alike" else set_to_defaults
    paths, expected = groups(FAMILIES[id], arguments_of)
    app = opened("dialects", family=id, set=set_)
    assert not app.text
    header, arrays = drawn(app)
    assert [path["id"] for path in header["paths"]] == [group[0] for group in expected]
    for k, group in enumerate(expected):
        assert np.allclose(points_of(arrays, k), paths[group[0]], rtol=1e-5, atol=1e-6)
    names = [path["name"] for path in header["paths"]]
    assert len(set(names)) == len(names)


def test_the_sliders_set_all_packages_alike():
    app = opened("dialects", family="adam", **{"adam.learning_rate": "0.4", "adam.b1": "0.5"})
    paths, expected = groups(FAMILIES["adam"], set_alike, {"learning_rate": 0.4, "b1": 0.5})
    header, arrays = drawn(app)
    assert [path["id"] for path in header["paths"]] == [group[0] for group in expected]
    assert np.allclose(points_of(arrays, 0), paths["torch/Adam"], rtol=1e-5, atol=1e-6)
    assert header["parameters"]["adam.b1"] == 0.5


def test_groups_are_named_with_their_reasons_and_first_steps():
    app = opened("dialects", family="adam")
    told = " ".join(element.value for element in (*app.markdown, *app.caption))
    assert "15 packages, 3 different paths." in told
    assert "The averages are not corrected" in told
    paths, _ = groups(FAMILIES["adam"], set_alike)
    for x in paths["mlx/Adam"][10]:
        assert f"{x:.6f}".replace("-", "−") in told
    assert "**`bias_correction` False**" in told or "`bias_correction` False" in told


def test_chinese_has_no_english_sentence_left():
    app = opened("dialects", lang="zh", family="adadelta", set="defaults")
    assert "个软件包" in " ".join(element.value for element in app.markdown)


@pytest.mark.parametrize("page", ["race", "curve", "fit"])
def test_a_rule_is_run_as_a_package_has_it(page):
    query = {"optimizers": "adam", "adam.as": "keras/Adam", "adam.beta_1": "0.8"}
    query |= {"adam.learning_rate": "0.3", "num_steps": "20", "batching": "full"}
    if page != "fit":
        del query["batching"]
    app = opened(page, **query)
    assert not app.text
    header, _ = drawn(app)
    assert [path["name"] for path in header["paths"]] == ["Adam as in keras"]
    assert header["parameters"]["adam.beta_1"] == 0.8
    kept = settings_of(app)
    assert (kept["adam.as"], kept["adam.beta_1"]) == ("keras/Adam", "0.8")
    experiment = read_experiment(Link(query), page)
    entry = experiment.entries[0]
    arguments = {"learning_rate": 0.3, "beta_1": 0.8}
    expected = run(experiment.surface, DIALECTS["keras/Adam"], arguments, num_steps=20)
    found = run(experiment.surface, entry.spec, entry.hyperparameters, num_steps=20)
    assert np.array_equal(found.params, expected.params)


@pytest.mark.parametrize("page", ["race", "curve", "fit", "network"])
def test_below_stands_the_rule_that_runs(page):
    app = opened(page, optimizers="adadelta", **{"adadelta.as": "tfjs/train.adadelta"})
    assert rules_below(app) == ["Gradient descent"]
    (form,) = (box for box in app.selectbox if box.label == "As in")
    form.set_value("reference").run()
    assert rules_below(app) == ["AdaDelta"]


def rules_below(app):
    (group,) = (group for group in app.button_group if group.label == "Rule")
    return group.options


def test_its_switches_and_pairs_are_settings_too():
    query = {"momentum.as": "torch/SGD", "momentum.nesterov": "on", "momentum.lr": "0.2"}
    entry = read_experiment(Link({"optimizers": "momentum", **query}), "race").entries[0]
    assert entry.arguments == {"lr": 0.2, "momentum": 0.9, "nesterov": True}
    query = {"optimizers": "adam", "adam.as": "torch/Adam", "adam.betas.1": "0.5"}
    entry = read_experiment(Link(query), "race").entries[0]
    assert entry.arguments == {"betas": (0.9, 0.5)}
    app = opened(**query)
    sliders = [slider["name"] for slider in drawn(app, "parameters")[0]["parameters"]]
    assert sliders == ["num_steps", "adam.lr", "adam.betas.0", "adam.betas.1", "adam.eps"] or (
        set(sliders) >= {"adam.lr", "adam.betas.0", "adam.betas.1", "adam.eps"}
    )


def test_an_unknown_form_is_refused():
    app = opened(**{"adam.as": "torch/SGD"})
    assert "adam.as = torch/SGD cannot be used" in app.text[0].value


def test_the_live_socket_answers_what_the_page_sends():
    query = {"family": "nesterov", "set": "defaults", "nesterov.decay": "0.5", "lang": "en"}
    sent, arrays = drawn(opened("dialects", **query))
    header, answered = unpacked(answer(f"3 dialects {urlencode(query)}")[-1])
    assert header["paths"] == sent["paths"]
    for one, other in zip(answered, arrays, strict=True):
        assert one.tobytes() == other.tobytes()


def test_a_path_of_a_package_is_explained():
    app = opened("dialects", family="adam", explain="mlx/Adam")
    told, _ = drawn(app, "explained")
    assert told["path"] == "mlx/Adam"


def test_the_picture_has_the_packages_and_their_settings(tmp_path):
    file = tmp_path / "adam.png"
    link = "http://localhost/dialects?family=adam&set=alike&num_steps=10"
    assert main(["png", "--link", link, "--width", "900", "-o", str(file)]) == 0
    text = Image.open(io.BytesIO(file.read_bytes())).text
    assert any("mlx/Adam" in value for value in text.values()) or any(
        json.loads(value).get("family") == "adam"
        for value in text.values()
        if value.startswith("{")
    )


def test_packages_of_one_form_share_a_compiled_program(monkeypatch):
    made = []

    class Counted(Program):
        def __init__(self, *arguments):
            made.append(arguments)
            super().__init__(*arguments)

    monkeypatch.setattr("optviz.engine.program.Program", Counted)
    family = FAMILIES["amsgrad"]
    forms = {
        member.dialect.form(set_alike(member, family.settings)).rule for member in family.members
    }
    opened("dialects", family="amsgrad", surface="monkey_saddle")
    assert 0 < len(made) <= len(forms)


def test_a_run_of_the_page_runs_each_rule_with_its_numbers_once(monkeypatch):
    walked = []

    def counted(surface, spec, hyperparameters, **told):
        walked.append((spec.id, *hyperparameters.values()))
        return run(surface, spec, hyperparameters, **told)

    monkeypatch.setattr("optviz.rendering.paths.run", counted)
    opened("dialects", family="adam")
    assert 3 <= len(walked) == len(set(walked)) < 15


@pytest.mark.parametrize("id", PITFALLS)
def test_a_pitfall_leads_to_the_package_that_makes_it_real(id):
    sentence, query = PITFALLS[id].in_packages
    read = Link({name: value for name, value in query.items() if name != "lang"})
    assert read_experiment(read, "dialects").grouped
    assert read.complaints(str) == []
    assert sentence
