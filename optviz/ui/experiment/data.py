"""The controls of the data that a model is fitted to, and of the batches taken from them."""

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

from optviz.content.page_defaults import PageDefaults
from optviz.engine.batches import batches_per_epoch
from optviz.i18n import Translate
from optviz.rendering.scene import Path
from optviz.settings.experiment.batch_settings import batch_settings
from optviz.settings.experiment.fitting import data_settings, fitted_to, remark_on
from optviz.settings.kinds import FARTHEST
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS
from optviz.tables import Points
from optviz.ui.controls import Controls
from optviz.ui.controls.drawer import drawer
from optviz.ui.own_table import Wanted, upload_table
from optviz.ui.tables import show_table
from surfaces import DataFit
from surfaces.best_fit import can_be_standardized, in_original_units
from surfaces.fitting import MAX_EXAMPLES


def choose_data(controls: Controls, surface: DataFit) -> DataFit:
    """Choose the data of a surface, and whether their losses are summed or averaged."""
    t = controls.t
    known = data_settings(surface)
    # What is not asked for is left alone.
    said = {name: setting.default for name, setting in known.items()}
    scope, controls.scope = controls.scope, surface.id
    box = drawer(t("Data"), f"{controls.page}-data", _whose(controls, known))
    with box, controls.shown_if(box.open):
        said["source"] = controls.show(known["source"])
        if said["source"] == "drawn":
            said |= {name: controls.show(known[name]) for name in ("seed", "noise", "examples")}
        elif said["source"] == "own":
            _upload(controls, surface)
            said["points"] = controls.show(known["points"])
        said["reduction"] = controls.show(known["reduction"])
    controls.scope = scope
    if surface.model.cross_entropy and not {y for _, y in said["points"]} <= {0.0, 1.0}:
        st.text(t("Logistic regression needs y to be 0 or 1; the given data are shown instead."))
        said |= {"points": known["points"].default, "source": "given"}
    if can_be_standardized(surface.model):
        said["standardize"] = controls.show(known["standardize"])
    surface = fitted_to(surface, **{**said, "examples": int(said["examples"])})
    remark = remark_on(surface, t)
    if remark:
        st.info(remark)
    return surface


def _whose(controls: Controls, known: Mapping[str, Setting]) -> str:
    """Say whose data they are, how many, and if they were drawn, with which seed."""
    t, source = controls.t, controls.value(known["source"])
    if source == "drawn":
        count, seed = (controls.value(known[name]) for name in ("examples", "seed"))
        return t("{count} points, seed {seed}").format(count=int(count), seed=int(seed))
    if source == "own":
        count = len(controls.value(known["points"]))
        return t("{count} points of my own").format(count=count)
    return t("{count} given points").format(count=len(known["points"].default))


def _upload(controls: Controls, surface: DataFit) -> None:
    """Take points from a file into the field of points, of a model that may suit them.

    The Gabor model suits no data but such as were made for it: others begin with a line.
    """
    suited = "line_fit" if surface.id == "gabor" else surface.id

    def use(points: Points) -> None:
        text = SETTINGS["points"].kind.write(list(zip(*points.columns, strict=True)))
        scope, controls.scope = controls.scope, suited
        st.session_state[controls.text_key("points")] = text
        if suited != surface.id:
            controls.turn("data", "own")
            controls.scope = ""
            controls.turn("surface", suited)
        controls.scope = scope

    names, labeled = ("x", "y"), surface.model.cross_entropy
    wanted = Wanted(names, labeled, at_most=MAX_EXAMPLES, largest=FARTHEST)
    upload_table(controls, f"{controls.page}-{suited}-file", wanted, use)


def show_original_units(
    controls: Controls, surface: DataFit, paths: Sequence[Path], step: int | None
) -> None:
    """Say what the parameters found for standardized x are in the units that x has in the data."""
    t, symbols, rows = controls.t, surface.symbols, []
    for name, params in (
        *((t("minimum"), np.array(params)) for params in surface.minima),
        *((path.name, _params_at(path, step)) for path in paths),
    ):
        original = in_original_units(surface, params)
        rows.append([name, *(f"{value:.6g}".replace("-", "−") for value in (*params, *original))])
    header = [f"${symbol}$" for symbol in symbols]
    header += [t("{symbol} for x as given").format(symbol=f"${symbol}$") for symbol in symbols]
    show_table(["", *header], rows)


def _params_at(path: Path, step: int | None) -> np.ndarray:
    params = path.trajectory.params
    return params[-1 if step is None else min(step, len(params) - 1)]


def choose_batches(
    controls: Controls, surface: DataFit, defaults: PageDefaults
) -> dict[str, str | int | tuple]:
    """Choose how the batch of each step is drawn: what Conditions take of it."""
    examples = surface.examples
    known = batch_settings(examples, defaults.batch_size)
    batching = controls.show(known["batching"])
    scope, controls.scope = controls.scope, f"{surface.id}:{examples}"
    said = {name: setting.default for name, setting in known.items()}
    if batching in ("epochs", "replacement"):
        said["batch_size"] = int(controls.show(known["batch_size"]))
    elif batching == "listed":
        said["batches"] = controls.show(known["batches"])
    controls.scope = scope
    return {**said, "batching": batching}


def batch_arithmetic(controls: Controls, surface: DataFit, size: int, num_steps: int) -> None:
    """Say how batches, epochs and steps hang together, for these data and for any numbers."""
    t = controls.t
    st.caption(_count_sentence(t, surface.examples, size, num_steps))
    if surface.reduction == "mean":
        sentence = t("A mean over {size} examples takes the steps of a sum at η / {size}.")
    else:
        sentence = t("A sum over {size} examples takes the steps of a mean at {size} η.")
    st.caption(sentence.format(size=size))
    with st.popover(t("Count batches")):
        left, right = st.columns(2)
        examples = left.number_input(t("Examples"), 1, 10**9, 50_000, key="fit-count-examples")
        of = right.number_input(t("Batch size"), 1, 10**9, 256, key="fit-count-size")
        epochs = left.number_input(t("Epochs"), 1, 10**6, 10, key="fit-count-epochs")
        left.write(_count_sentence(t, examples, of, epochs * batches_per_epoch(examples, of)))
        steps = right.number_input(t("Steps"), 1, 10**9, 1000, key="fit-count-steps")
        right.write(_count_sentence(t, examples, of, steps))


def _count_sentence(t: Translate, examples: int, size: int, num_steps: int) -> str:
    per_epoch = batches_per_epoch(examples, size)
    last = examples - (per_epoch - 1) * size
    sentence = t(
        "{examples} examples in batches of {size}: {batches} batches an epoch, the last one of"
        " {last}. {steps} steps are {epochs} epochs."
    )
    return sentence.format(
        examples=examples,
        size=size,
        batches=per_epoch,
        last=last,
        steps=num_steps,
        epochs=f"{num_steps / per_epoch:.4g}",
    )
