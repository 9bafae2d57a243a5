"""Each setting is declared once: links, widgets, dragged sliders and command line find it there."""

import argparse

import pytest
from apps import drawn, opened, settings_of

from optviz.command_line.options import add_settings, experiment_of
from optviz.content.page_defaults import PAGE_DEFAULTS
from optviz.optimizers import OPTIMIZERS
from optviz.settings.experiment import read_experiment
from optviz.settings.kinds import Choices, Groups, Number, Numbers, Switch
from optviz.settings.links import Link
from optviz.settings.table import SETTINGS, hyperparameter, shape_settings
from surfaces import SURFACES

# A value of each setting that differs from what it is unless chosen, as a link says it; what must
# be said besides for it to have an effect.
CHOSEN = {
    "surface": ("himmelblau", {}),
    "optimizers": ("rmsprop,lion", {}),
    "window": ("-1,4,-2,3", {"surface": "formula"}),
    "start": ("1.5,-0.25", {}),
    "more_starts": ("3:1,2.5:1", {}),
    "num_steps": ("77", {}),
    "schedule": ("cosine", {}),
    "noise": ("0.25", {}),
    "seed": ("7", {"noise": "0.25"}),
    "grad_tolerance": ("0.003", {}),
    "value_tolerance": ("0.003", {}),
    "data": ("drawn", {}),
    "data_seed": ("3", {"data": "drawn"}),
    "data_noise": ("0.07", {"data": "drawn"}),
    "examples": ("30", {"data": "drawn"}),
    "points": ("0:1,1:2.5,3:2", {"data": "own"}),
    "reduction": ("mean", {}),
    "standardize": ("on", {"surface": "line_fit"}),
    "batching": ("replacement", {}),
    "batch_size": ("5", {}),
    "batches": ("0:1,2:3:4", {"batching": "listed"}),
    "critical": ("on", {}),
    "curvature": ("on", {}),
    "cloud": ("on", {}),
    "axes": ("free", {}),
    "step": ("4", {}),
    "view": ("-1,1,-2,2", {}),
    "hidden": ("adam", {}),
}
OF_DATA = {
    *("data", "data_seed", "data_noise", "examples", "points", "reduction", "standardize"),
    *("batching", "batch_size", "batches", "cloud"),
}


def page_of(name):
    return "fit" if name in OF_DATA else "race"


def test_every_setting_of_the_table_is_tried():
    assert CHOSEN.keys() == SETTINGS.keys()


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_read_from_a_link_shown_on_its_page_and_kept_in_its_link(name):
    value, besides = CHOSEN[name]
    query = {**besides, name: value}
    link = Link(query)
    read_experiment(link, page_of(name))
    assert link.complaints(str) == []
    app = opened(page_of(name), **query)
    assert not app.text
    at = drawn(app)[0]["view_state"]
    # What the player's own controls say is added to the link by the player.
    kept = settings_of(app) | {
        "step": "4" if at["step"] == 4 else None,
        "view": "-1,1,-2,2" if at["view"] == [[-1, 1], [-2, 2]] else None,
        "hidden": ",".join(at["hidden"]),
    }
    assert kept[name] == value


@pytest.mark.parametrize("name", SETTINGS)
def test_what_cannot_be_used_is_named_with_what_is_allowed(name):
    link = Link({**CHOSEN[name][1], name: "?"})
    read_experiment(link, page_of(name))
    (sentence,) = link.complaints(str)
    assert sentence.startswith(f"{name} = ")


@pytest.mark.parametrize("id", OPTIMIZERS)
def test_every_hyperparameter_is_a_setting(id):
    spec = OPTIMIZERS[id]
    for name, default in spec.hyperparameters.items():
        setting = hyperparameter(spec, name, PAGE_DEFAULTS["curve"])
        assert (setting.name, setting.default) == (f"{id}.{name}", default)
        assert setting.kind.read(setting.kind.write(default)) == default
        assert default in setting.slider_values


def test_every_slider_of_a_surface_is_a_setting():
    for surface in SURFACES.values():
        settings = shape_settings(surface)
        assert {name: s.default for name, s in settings.items()} == dict(surface.shape)


def test_every_kind_can_be_shown():
    for setting in SETTINGS.values():
        assert isinstance(setting.kind, Choices | Groups | Number | Numbers | Switch)
        if isinstance(setting.kind, Choices) and setting.kind.at_most is None and setting.names:
            assert tuple(setting.names) == setting.kind.options


@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "optimizers"])
def test_the_command_line_has_every_setting(name):
    value, besides = CHOSEN[name]
    options = [f"--{n.replace('_', '-')}={v}" for n, v in {**besides, name: value}.items()]
    parser = argparse.ArgumentParser()
    add_settings(parser)
    experiment, _, query = experiment_of(parser.parse_args(options))
    assert query == {**besides, name: value}
    assert repr(experiment) != repr(read_experiment(Link(besides), page_of(name)))
    assert SETTINGS[name].label in parser.format_help()
