"""Run scripts with a real package, compare their points: `python benchmarks/scripts.py torch`.

The package is installed into a throw-away environment, in which nothing of optviz can be seen.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import numpy as np

from optviz import configure
from optviz.dialects import DIALECTS, Dialect
from optviz.optimizers import OPTIMIZERS
from optviz.scripts import ScriptError, script
from optviz.scripts.classes import class_of
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.experiment.entries import Entry
from optviz.simulation import run
from surfaces import SURFACES
from surfaces.formula import parse

# What is installed for each target.
PACKAGES = {
    "torch": ("torch==2.13.0", "numpy==2.4.6"),
    "keras": ("keras==3.15.1", "jax==0.10.2", "numpy==2.4.6"),
    "mlx": ("mlx[cpu]==0.32.4",),
    "tinygrad": ("tinygrad==0.14.0",),
    "tfjs": ("@tensorflow/tfjs@4.22.0",),
}
# tinygrad's own interpreter needs no compiler.
ENVIRONMENT = {"tinygrad": {"DEV": "PYTHON"}}
# TensorFlow.js computes in single precision; MLX does so in some functions, and its scripts say it.
TOLERANCES = {"tfjs": 1e-3}
IN_SINGLE = "in 32 bit: points agree"
NUM_STEPS = 12
FORMULA = "x^2/2 + y^2 + 0.3max(x y, y, sin(2)) + atan(y) + log10(2 + x^2) + sin(x y)/5"
FORMULAS = (
    "where(x > y, x^2, 2y) + where(x - 3, y^2, 0) + round(9x)/9 + (y <= x) x^2 + (y > 1) y + y^2",
    "erf(x y) + x^2 + y^2",
)
RATES = {"himmelblau": 0.01, "gabor": 0.05, "formula": 0.05, "logistic": 0.05}
# A last digit decides how these go on, as it does everywhere in a bracketing search, or grows by
# 2.5 in every step: NumPy's lines in single precision are as far away.
UNSTEADY = {"tfjs": {"line_search", "polyak_sgd", "prodigy_uncorrected"}}


def experiments(target: str):
    """Every rule on a surface and on a formula, then data, batches, schedules and own classes."""
    for surface in (SURFACES["himmelblau"], parse(FORMULA)):
        for rule in OPTIMIZERS:
            if rule not in {"bracketing_line_search", *UNSTEADY.get(target, ())}:
                yield experiment_of(surface, rule)
    for formula in FORMULAS:
        yield experiment_of(parse(formula), "adam")
    fits = {"batching": "epochs", "batch_size": 3, "seed": 4}
    for rule in ("adam", "momentum", "momentum_average", "adan", "svrg"):
        yield experiment_of(SURFACES["gabor"], rule, **fits)
        yield experiment_of(SURFACES["logistic"], rule)
        for schedule in ("warmup_cosine", "one_cycle", "step_decay"):
            yield experiment_of(SURFACES["ravine"], rule, schedule=schedule)

    for rule, spec in OPTIMIZERS.items():
        if class_of(spec, target) and "learning_rate" in spec.hyperparameters:
            yield experiment_of(SURFACES["ravine"], rule, schedule="exponential")
    for dialect in DIALECTS.values():
        if dialect.package == target and dialect.forms:
            yield experiment_as_in(dialect)


def experiment_as_in(dialect: Dialect) -> Experiment:
    """A path as a package has it, at its own defaults but for the rate."""
    surface = SURFACES["himmelblau"]
    given = dict.fromkeys(dialect.required, RATES[surface.id])
    if dialect.learning_rate_name:
        given[dialect.learning_rate_name] = RATES[surface.id]
    spec, hyperparameters = dialect.resolve(given)
    entries = [Entry(dialect.id, spec, hyperparameters, dialect, given)]
    return Experiment(surface, surface.shape, entries, surface.start, NUM_STEPS, Conditions())


def experiment_of(surface, rule, **conditions) -> Experiment:
    spec = OPTIMIZERS[rule]
    values = dict(spec.hyperparameters)
    steep = spec.family not in ("adaptive", "curvature", "line search")
    if steep and "learning_rate" in values:
        values["learning_rate"] = RATES.get(surface.id, 0.1)
    entries, start = [Entry(rule, spec, values)], surface.start
    return Experiment(surface, surface.shape, entries, start, NUM_STEPS, Conditions(**conditions))


def points_of(experiment: Experiment) -> np.ndarray:
    ((start, entry),) = experiment.runs.values()
    spec, hyperparameters = entry.spec, entry.hyperparameters
    batches = experiment.batches
    trajectory = run(
        experiment.surface,
        spec,
        hyperparameters,
        start=start,
        num_steps=NUM_STEPS,
        schedule=experiment.conditions.schedule_for(hyperparameters),
        batches=None if batches is None else batches.indices,
    )
    return np.column_stack([np.arange(NUM_STEPS + 1), trajectory.params, trajectory.value])


def tables(target: str, scripts: list[str], folder: Path) -> list[str]:
    """What each script prints, run one after the other with the package."""
    listed = folder / "scripts.json"
    listed.write_text(json.dumps(scripts))
    here = Path(__file__).parent
    if target == "tfjs":
        subprocess.run(["npm", "install", "--silent", *PACKAGES[target]], cwd=folder, check=True)
        runner = shutil.copy(here / "run_scripts.js", folder)  # next to the packages it asks for
        command = ["node", runner, listed]
    else:
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES[target]], check=True)
        command = [python, here / "run_scripts.py", listed]
    environment = os.environ | ENVIRONMENT.get(target, {})
    done = subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout.splitlines()[-1])


def main(target: str) -> int:
    """Print what differs; return 1 if something does."""
    configure()
    cases = []
    for experiment in experiments(target):
        # What is refused is tested elsewhere.
        with contextlib.suppress(ScriptError):
            cases.append((experiment, script(experiment, target)))
    with tempfile.TemporaryDirectory() as folder:
        printed = tables(target, [text for _, text in cases], Path(folder))
    worst, differing = {}, 0
    for (experiment, written), text in zip(cases, printed, strict=True):
        tolerance = 1e-5 if IN_SINGLE in written else TOLERANCES.get(target, 1e-9)
        rows = [line.split("\t") for line in text.splitlines() if "\t" in line][1:]
        expected = points_of(experiment)
        found = np.array(rows, float)
        size = np.maximum(np.abs(expected).max(axis=0), 1e-9)
        error = float(np.max(np.abs(found - expected) / size))
        worst[tolerance] = max(worst.get(tolerance, 0.0), error)
        if not error <= tolerance:
            differing += 1
            (entry,) = experiment.entries
            schedule = experiment.conditions.schedule
            print(f"{entry.id} on {experiment.surface.id}, {schedule}: {error:.1e}")
    packages = " ".join(PACKAGES[target])
    farthest = ", ".join(f"{error:.1e} of {allowed}" for allowed, error in worst.items())
    print(f"{packages}: {len(cases)} scripts, {differing} differ; worst {farthest}")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
