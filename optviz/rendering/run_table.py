"""Runs as a table: a row for each step of each path, a column for each number that is known."""

from collections.abc import Iterator, Sequence

import jax
import numpy as np

from optviz.rendering.scene import Path


def run_table(paths: Sequence[Path]) -> tuple[list[str], list[list[float | int | str | None]]]:
    """The names of the columns, and the rows: path by path, step by step.

    Columns are `optimizer` (the path's id), `step`, `params`, `value`, `grad`, `update`,
    `evaluations` and the fields of the state as `state.m`; what has several numbers has a column
    for each, numbered from 1 as `params_1`, a matrix `state.h_1_1`. None where a rule has no such
    state.
    """
    tables = [dict(_columns(path)) for path in paths]
    names = list(dict.fromkeys(name for table in tables for name in table))
    rows = [
        [path.id, step, *(table[name][step] if name in table else None for name in names)]
        for path, table in zip(paths, tables, strict=True)
        for step in range(len(path.trajectory.value))
    ]
    return ["optimizer", "step", *names], rows


def _columns(path: Path) -> Iterator[tuple[str, list[float | int]]]:
    trajectory = path.trajectory
    fields = {name: getattr(trajectory, name) for name in ("params", "value", "grad", "update")}
    fields["evaluations"] = trajectory.evaluations
    for place, leaf in jax.tree_util.tree_leaves_with_path(trajectory.state):
        fields[f"state.{jax.tree_util.keystr(place, simple=True, separator='.')}"] = leaf
    for name, values in fields.items():
        values = np.asarray(values)
        for index in np.ndindex(values.shape[1:]):
            number = "".join(f"_{k + 1}" for k in index)
            yield name + number, values[(slice(None), *index)].tolist()
