"""The controls of the data that a model is fitted to, and of the batches taken from them."""

import numpy as np
import streamlit as st

from optviz.content.page_defaults import Opening
from optviz.engine.batches import batches_per_epoch
from optviz.i18n import Translate
from optviz.rendering.picture import make_paths
from optviz.rendering.scene import Path
from optviz.settings.conditions import batch_kinds
from optviz.settings.experiment import Experiment
from optviz.settings.fitting import (
    DATA_SEED,
    EXAMPLES,
    POINTS,
    SOURCE,
    fitted_to,
    noise_kind,
    remark_on,
)
from optviz.settings.links import FARTHEST
from optviz.tables import Points
from optviz.ui.controls import Controls
from optviz.ui.own_table import Wanted, upload_table
from optviz.ui.tables import show_table
from surfaces import Surface
from surfaces.best_fit import can_be_standardized, in_original_units
from surfaces.fitting import MAX_EXAMPLES


def choose_data(controls: Controls, surface: Surface) -> Surface:
    """Choose the data of a surface, and whether their losses are summed or averaged."""
    t = controls.t
    recipe = surface.recipe
    given = tuple(zip(surface.data.x.tolist(), surface.data.y.tolist(), strict=True))
    drawer = st.expander(t("Data"), key=f"{controls.page}-data", on_change="rerun")
    with drawer, controls.shown_if(drawer.open):
        names = {
            "given": t("The given data"),
            "drawn": t("Drawn anew"),
            "own": t("My own data"),
        }
        scope, controls.scope = controls.scope, surface.id
        source = controls.choose("data", t("Points"), names, SOURCE.options[0])
        seed, noise, examples = 0, recipe.noise, recipe.examples
        points = given
        if source == "drawn":
            seed = controls.type_in("data_seed", t("Seed of the data"), DATA_SEED, 0)
            kind = noise_kind(surface)
            noise = controls.slide("data_noise", t("Noise in the data"), kind, recipe.noise)
            examples = controls.slide("examples", t("Examples"), EXAMPLES, recipe.examples)
        elif source == "own":
            _upload(controls, surface)
            help = t("x and y of each point, as 1:2,3:4; a file fills this in.")
            points = controls.write_in("points", t("Points x:y"), POINTS, given, help=help)
        names = {"sum": t("Sum over the examples"), "mean": t("Mean over the examples")}
        reduction = controls.choose("reduction", t("Loss"), names, surface.reduction)
        controls.scope = scope
    if surface.model.cross_entropy and not {y for _, y in points} <= {0.0, 1.0}:
        st.text(t("Logistic regression needs y to be 0 or 1; the given data are shown."))
        points, source = given, "given"
    standardize = can_be_standardized(surface.model) and controls.switch(
        "standardize",
        t("Standardize x"),
        help=t("Subtract the mean of x and divide by its standard deviation before the fit."),
    )
    surface = fitted_to(
        surface, source, seed, noise, int(examples), points, reduction, standardize=standardize
    )
    remark = remark_on(surface, t)
    if remark:
        st.info(remark)
    return surface


def _upload(controls: Controls, surface: Surface) -> None:
    """Take points from a file into the field of points."""
    text_key = controls.text_key("points")

    def use(points: Points) -> None:
        st.session_state[text_key] = POINTS.write(list(zip(*points.columns, strict=True)))

    names, labeled = ("x", "y"), surface.model.cross_entropy
    wanted = Wanted(names, labeled, at_most=MAX_EXAMPLES, largest=FARTHEST)
    upload_table(f"{controls.page}-{surface.id}-file", wanted, controls.t, use)


def show_original_units(controls: Controls, experiment: Experiment, step: int | None) -> None:
    """Say what the parameters found for standardized x are in the units that x has in the data."""
    t, surface = controls.t, experiment.surface
    symbols, rows = surface.symbols, []
    for name, params in (
        *((t("minimum"), np.array(params)) for params in surface.minima),
        *((path.name, _params_at(path, step)) for path in make_paths(experiment, t)),
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
    controls: Controls, surface: Surface, opening: Opening
) -> dict[str, str | int | tuple]:
    """Choose how the batch of each step is drawn: what Conditions take of it."""
    t, examples = controls.t, surface.examples
    size_kind, list_kind = batch_kinds(examples)
    names = {
        "full": t("All examples in every step"),
        "epochs": t("Batches in epochs, without replacement"),
        "replacement": t("Batches drawn with replacement"),
        "listed": t("Batches from a list"),
    }
    usual = "epochs" if opening.batch_size else "full"
    batching = controls.choose("batching", t("Batches"), names, usual)
    scope, controls.scope = controls.scope, f"{surface.id}:{examples}"
    size, batches = min(opening.batch_size or 1, examples), ((0,),)
    if batching in ("epochs", "replacement"):
        size = int(controls.slide("batch_size", t("Batch size"), size_kind, size))
    elif batching == "listed":
        help = t("The numbers of the examples, from 0, as 17:4:26,13:3:14; used in turn.")
        batches = controls.write_in("batches", t("List of batches"), list_kind, batches, help=help)
    controls.scope = scope
    return {"batching": batching, "batch_size": size, "batches": batches}


def batch_arithmetic(controls: Controls, surface: Surface, size: int, num_steps: int) -> None:
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
