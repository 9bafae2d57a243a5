"""A race as numbers: a table, or arrays for NumPy."""

import csv
import io
from collections.abc import Sequence

import numpy as np

from optviz.maps import Race


def race_csv(race: Race, names: Sequence[str], symbols: Sequence[str]) -> str:
    """Write a race as CSV, a line for each run at the best setting of its optimizer.

    `names` are those of the optimizers, `symbols` of the coordinates. The start and the seed of the
    run, its last loss, and the steps and evaluations to success, empty without it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["optimizer", *symbols, "seed", "value", "steps", "evaluations"])
    for name, standing in zip(names, race.standings, strict=True):
        for (i, j), value in np.ndenumerate(standing.value):
            taken = [standing.steps[i, j], standing.evaluations[i, j]]
            reached = ["" if np.isinf(number) else int(number) for number in taken]
            start = race.starts[i].tolist()
            writer.writerow([name, *start, race.seeds[j], float(value), *reached])
    return text.getvalue()


def race_npz(race: Race, names: Sequence[str]) -> bytes:
    """Write a race as a file of NumPy's, each optimizer's arrays under its name.

    Those of its runs, and its sweep: `adam.spent` and `adam.share` have an axis for each of
    `adam.tried`, whose values are `adam.learning_rate` and so on.
    """
    arrays = {"starts": race.starts, "targets": race.targets, "seeds": np.array(race.seeds)}
    for name, standing in zip(names, race.standings, strict=True):
        own = {key: getattr(standing, key) for key in ("spent", "share", "value", "steps")}
        own |= {"evaluations": standing.evaluations, "best": np.array(standing.best)}
        own |= {"tried": [axis for axis, _ in standing.axes]}
        own |= {axis: np.asarray(values) for axis, values in standing.axes}
        arrays |= {f"{name}.{key}": value for key, value in own.items()}
    file = io.BytesIO()
    np.savez_compressed(file, budget=race.budget, tolerance=race.tolerance, **arrays)
    return file.getvalue()
