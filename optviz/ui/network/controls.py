"""The controls of the Network page: what networks are trained for, how, and what is shown."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from optviz.i18n import Translate
from optviz.networks.own_points import KINDS
from optviz.networks.task import (
    DATA_NOISE,
    DROPOUT,
    LAYERS,
    PAGE_DEFAULTS,
    PENALTY,
    UNITS,
    USUAL_BATCH,
    USUAL_UNITS,
    Task,
)
from optviz.settings.experiment.batch_settings import batch_settings
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.kinds import Choices
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS
from optviz.ui.controls import Controls
from optviz.ui.controls.drawer import drawer
from optviz.ui.experiment.choices import choose_schedule
from optviz.ui.network.own_points import choose_own_points
from surfaces.datasets import DATASETS, EXAMPLES

_PENALTIES = (0.0, 1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0)
_NOISES = (0.0, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0)


def choose_task(controls: Controls) -> Task:
    """Choose data, a network, its first weights and its regularization."""
    t = controls.t
    id = controls.choose("data", t("Data"), data_names(t), PAGE_DEFAULTS.surface)
    data = choose_own_points(controls, id) if id in KINDS else _choose_data(controls, id)
    layers = int(controls.slide("layers", t("Hidden layers"), LAYERS, 2))
    hidden = []
    with st.grid(2, gap="small", min_column_width=110):
        for number in range(1, layers + 1):
            label = t("Units in layer {number}").format(number=number)
            hidden.append(int(controls.slide(f"units.{number}", label, UNITS, USUAL_UNITS)))
    activation = controls.choose("activation", t("Activation"), activation_names(t), "tanh")
    return Task(**data, hidden=tuple(hidden), activation=activation, **_choose_start(controls))


def data_names(t: Translate) -> dict[str, str]:
    """Return the names of what networks are trained with."""
    return {
        **{id: t(data.name) for id, data in DATASETS.items()},
        "own_classes": t("My own: two features and a label"),
        "own_curve": t("My own: one feature and a value"),
    }


def activation_names(t: Translate) -> dict[str, str]:
    """Return the names of the activations of networks."""
    return {
        "sigmoid": t("sigmoid"),
        "tanh": "tanh",
        "relu": "ReLU",
        "leaky_relu": t("leaky ReLU"),
        "prelu": "PReLU",
        "gelu": "GELU",
        "identity": t("identity"),
    }


def _choose_data(controls: Controls, id: str) -> dict[str, Any]:
    t, counts = controls.t, {str(count): str(count) for count in EXAMPLES}
    noise = Setting("data_noise", DATA_NOISE, DATASETS[id].noise, "Noise in the data")
    examples = Setting("examples", Choices(tuple(counts)), "200", "Examples", names=counts)
    seed, scope = SETTINGS["data_seed"], controls.scope
    controls.scope = id
    said = {"noise": f"{controls.value(noise):g}"}
    controls.scope = scope
    said |= {"count": controls.value(examples), "seed": controls.value(seed)}
    summary = t("{count} points, noise {noise}, seed {seed}").format(**said)
    box = drawer(t("Points"), "network-data", summary)
    with box, controls.shown_if(box.open):
        controls.scope = id
        data_noise = controls.show(noise)
        controls.scope = scope
        count, data_seed = controls.show(examples), controls.show(seed)
    return {"data": id, "data_noise": data_noise, "examples": int(count), "data_seed": data_seed}


def _choose_start(controls: Controls) -> dict[str, Any]:
    t = controls.t
    label = t("First weights, regularization")
    drawer = st.expander(label, key="network-start", on_change="rerun")
    with drawer, controls.shown_if(drawer.open):
        names = {
            "he": t("He: variance 2 / inputs"),
            "xavier": t("Xavier: variance 2 / (inputs + units)"),
            "small": t("far too small: deviation 0.01"),
            "large": t("far too large: deviation 3"),
        }
        init = controls.choose("init", t("First weights"), names, "xavier")
        seed = controls.show(
            SETTINGS["seed"].but(name="init_seed", label="Seed of the first weights")
        )
        dropout = controls.slide("dropout", t("Dropout"), DROPOUT, 0.0)
        l1 = controls.pick("l1", "L1 λ₁ Σ|w|", PENALTY, _PENALTIES, 0.0)
        l2 = controls.pick("l2", "L2 ½λ₂ Σw²", PENALTY, _PENALTIES, 0.0)
    return {"init": init, "init_seed": seed, "dropout": dropout, "l1": l1, "l2": l2}


def choose_steps(controls: Controls) -> int:
    """Choose the number of steps."""
    return int(controls.show(SETTINGS["num_steps"].but(default=PAGE_DEFAULTS.num_steps)))


def choose_conditions(controls: Controls, examples: int) -> Conditions:
    """Choose what holds for all rules alike: batches, schedule, noise, seed."""
    t = controls.t
    label = t("Batches, schedule, noise")
    drawer = st.expander(label, key="network-conditions", on_change="rerun")
    with drawer, controls.shown_if(drawer.open):
        known = SETTINGS["batching"].names
        two = {id: known[id] for id in ("full", "epochs")}
        batching = controls.show(SETTINGS["batching"].but(kind=Choices(tuple(two)), names=two))
        size = 0
        if batching == "epochs":
            scope, controls.scope = controls.scope, str(examples)
            size = int(controls.show(batch_settings(examples, USUAL_BATCH)["batch_size"]))
            controls.scope = scope
        schedule, values = choose_schedule(controls, drawer.open)
        noise = controls.show(SETTINGS["noise"].but(values=_NOISES))
        seed = controls.show(SETTINGS["seed"].but(label="Seed of batches, dropout and noise"))
    return Conditions(schedule, values, noise, seed, batching=batching, batch_size=size)


def choose_plane(controls: Controls, rules: Mapping[str, str]) -> tuple[str, int, int]:
    """Choose the plane of the slice: its kind, the number of the path it follows, a seed."""
    t = controls.t
    with st.expander(t("Slice of the loss"), expanded=True):
        names = {
            "pca": t("principal directions of a path"),
            "ends": t("a path's start, end and farthest point"),
            "random": t("random directions, normalized filter by filter"),
        }
        kind = controls.choose("plane", t("Plane"), names, "pca")
        of = controls.choose("plane_of", t("Path"), rules, next(iter(rules)))
        seed = 0
        if kind == "random":
            seed = controls.show(
                SETTINGS["seed"].but(name="plane_seed", label="Seed of the directions")
            )
    return kind, list(rules).index(of), seed
