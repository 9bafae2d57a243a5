"""The controls of the data that a model is fitted to, and of the batches taken from them."""

import streamlit as st

from optviz.content.page_defaults import Opening
from optviz.engine.batches import batches_per_epoch
from optviz.i18n import Translate
from optviz.settings.conditions import batch_kinds
from optviz.settings.csv_data import read_points
from optviz.settings.fitting import (
    DATA_SEED,
    EXAMPLES,
    POINTS,
    SOURCE,
    fitted_to,
    noise_kind,
)
from optviz.ui.controls import Controls
from surfaces import Surface
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
            _upload(controls, t)
            help = t("x and y of each point, as 1:2,3:4; a file fills this in.")
            points = controls.write_in("points", t("Points x:y"), POINTS, given, help=help)
        names = {"sum": t("Sum over the examples"), "mean": t("Mean over the examples")}
        reduction = controls.choose("reduction", t("Loss"), names, surface.reduction)
        controls.scope = scope
    if surface.model.cross_entropy and not {y for _, y in points} <= {0.0, 1.0}:
        st.text(t("Logistic regression needs y to be 0 or 1; the given data are shown."))
        points, source = given, "given"
    return fitted_to(surface, source, seed, noise, int(examples), points, reduction)


def _upload(controls: Controls, t: Translate) -> None:
    """Take points from a file; what is wrong with it is said until another one comes."""
    key, text_key = f"{controls.page}-file", controls.text_key("points")
    problems = st.session_state.setdefault(f"{key}-problems", [])

    def take() -> None:
        problems.clear()
        file = st.session_state[key]
        if file is None:
            return
        try:
            points = read_points(file.getvalue(), t, at_most=MAX_EXAMPLES)
            st.session_state[text_key] = POINTS.write(points)
        except ValueError as problem:
            problems.append(str(problem))

    label = t("A file of two columns, x and y (CSV)")
    st.file_uploader(label, type=["csv", "txt"], key=key, on_change=take)
    if problems:
        st.text(problems[0])


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
