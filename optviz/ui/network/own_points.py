"""The controls of a reader's own points on the Network page."""

from typing import Any

import streamlit as st

from optviz.networks.own_points import KINDS, Kind, scales, split
from optviz.settings.kinds import FARTHEST
from optviz.settings.table import SETTINGS
from optviz.tables import Points
from optviz.ui.controls import Controls
from optviz.ui.own_table import Wanted, upload_table
from surfaces.fitting import MAX_EXAMPLES


def choose_own_points(controls: Controls, id: str) -> dict[str, Any]:
    """Choose points of one's own: what a task takes of them."""
    t, kind = controls.t, KINDS[id]
    drawer = st.expander(t("My own data"), key="network-data", on_change="rerun")
    with drawer, controls.shown_if(drawer.open):
        scope, controls.scope = controls.scope, id
        if drawer.open:
            _upload(controls, id, kind)
        label = t("Points x₁:x₂:label") if kind.inputs == 2 else t("Points x:y")
        points = controls.write_in("points", label, kind.points, kind.usual)
        controls.scope = scope
        seed = controls.show(SETTINGS["data_seed"].but(label="Seed of the split"))
    if kind.loss == "binary" and not {row[-1] for row in points} <= {0.0, 1.0}:
        st.text(t("Labels must be 0 or 1; the initial points are shown instead."))
        points = kind.usual
    train, test = split(kind, points, seed)
    _say_split(controls, kind, points, len(train.y), len(test.y))
    return {
        "data": id,
        "data_noise": 0.0,
        "examples": len(train.y),
        "data_seed": seed,
        "points": points,
    }


def _upload(controls: Controls, id: str, kind: Kind) -> None:
    text_key = controls.text_key("points")

    def use(points: Points) -> None:
        st.session_state[text_key] = kind.points.write(list(zip(*points.columns, strict=True)))

    names = ("x₁", "x₂", "y") if kind.inputs == 2 else ("x", "y")
    wanted = Wanted(names, kind.loss == "binary", at_most=MAX_EXAMPLES, largest=FARTHEST)
    upload_table(controls, f"network-{id}-file", wanted, use)


def _say_split(controls: Controls, kind: Kind, points: Any, trained: int, tested: int) -> None:
    """Say which rows are trained with, and what the numbers of the pictures mean."""
    t = controls.t
    sentences = [
        t("{trained} points for training, {tested} others for testing.").format(
            trained=trained, tested=tested
        )
    ]
    names = ("x₁", "x₂") if kind.inputs == 2 else ("x", "y")
    for name, (low, high) in zip(names, scales(kind, points), strict=True):
        sentence = t("{name} from {low} to {high} is scaled to −{reach} … {reach}.")
        values = {"low": f"{low:.4g}".replace("-", "−"), "high": f"{high:.4g}".replace("-", "−")}
        sentences.append(sentence.format(name=name, reach=f"{kind.reach:g}", **values))
    st.caption(" ".join(sentences))
