"""Training networks on a page: with a bar that shows how far it is, and a button that stops it."""

import os
import threading
import time
from collections.abc import Sequence

import streamlit as st

from optviz.i18n import Translate
from optviz.networks.pictures import Views
from optviz.networks.task import Task, task_of
from optviz.networks.training import Race, Training
from optviz.optimizers import OptimizerSpec
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.experiment.entries import Entry

# Examples times parameters that are gone through in one step: more would take minutes, and could
# not be stopped. The exact line search evaluates the loss along a line about so often.
_MOST_WORK = 20_000_000
_ALONG_A_LINE = 150

# Of a class that trains at once, so many work at the same time: with twice as many, a tenth fewer
# are served.
computing = threading.BoundedSemaphore(os.cpu_count() or 1)

_PATIENCE = 0.4  # seconds, before a bar is shown
_EVERY = 0.1  # seconds between two looks at it


def possible_rules(specs: Sequence[OptimizerSpec], task: Task, t: Translate):
    """Leave out the rules that would take very long for such a network, and say so."""
    loss, _ = task_of(task)
    # The Hessian costs as much as a gradient for each parameter.
    gone_through = {"curvature": loss.dimension, "line search": _ALONG_A_LINE}
    left_out = [
        spec
        for spec in specs
        if gone_through.get(spec.family, 1) * loss.dimension * loss.examples > _MOST_WORK
    ]
    if left_out:
        sentence = t("{rules}: left out, too slow for {count} parameters and {examples} examples.")
        rules = ", ".join(t(spec.name) for spec in left_out)
        st.text(sentence.format(rules=rules, count=loss.dimension, examples=loss.examples))
    return [spec for spec in specs if spec not in left_out]


def train(
    task: Task, entries: Sequence[Entry], conditions: Conditions, num_steps: int, t: Translate
) -> Views | None:
    """Train until the last step or until stopped, and return what is to be shown of it.

    A race that was interrupted, by the button or by another control, goes on from where it was
    unless its settings have changed. None if it was stopped at once.
    """
    place = st.empty()
    with place, st.spinner(t("Compiling…")):
        race = _race(task, entries, conditions, num_steps)
    if not race.finished:
        with place.container():
            _advance(race, num_steps, t)
    if race.finished:
        place.empty()
    return _views(task, race)


def _race(task: Task, entries: Sequence[Entry], conditions: Conditions, num_steps: int) -> Race:
    """The race that was begun before, or a new one; rules that have finished it already stay."""
    before = st.session_state.get("network-race")
    loss, _ = task_of(task)
    batch_size = conditions.batch_size if conditions.batching == "epochs" else None
    keys = [
        (task, entry.spec.id, tuple(entry.hyperparameters.items()), repr(conditions), num_steps)
        for entry in entries
    ]
    if before is not None and before.key == tuple(keys):
        return before
    finished = {} if before is None else {x.key: x for x in before.trainings if x.finished}
    race = Race(
        finished.get(key)
        or Training(
            *(key, loss, entry.spec, entry.hyperparameters, num_steps),
            shape=task.shape,
            noise=conditions.noise,
            seed=conditions.seed,
            schedule=conditions.schedule_for(entry.hyperparameters),
            batch_size=batch_size,
        )
        for key, entry in zip(keys, entries, strict=True)
    )
    st.session_state["network-race"] = race
    return race


def _advance(race: Race, num_steps: int, t: Translate) -> None:
    bar, button = st.empty(), st.empty()
    if race.stopped:
        bar.progress(race.share, _progress(race, num_steps, t))
        button.button(t("Train on"), on_click=race.go_on)
        return
    began = shown = time.monotonic()
    offered = False
    while not race.finished:
        with computing:
            race.advance()
        now = time.monotonic()
        if now - began > _PATIENCE and now - shown > _EVERY:
            if not offered:
                button.button(t("Stop"), on_click=race.stop)
                offered = True
            bar.progress(race.share, _progress(race, num_steps, t))
            shown = now


def _progress(race: Race, num_steps: int, t: Translate) -> str:
    done = max(race.rows - 1, 0)
    return t("Training: step {step} of {last}").format(step=done, last=num_steps)


def _views(task: Task, race: Race) -> Views | None:
    if not race.rows:
        return None
    views = st.session_state.get("network-views")
    if views is None or (views.key, views.rows) != (race.key, race.rows):
        with computing:
            views = st.session_state["network-views"] = Views(task, race, views)
    return views
