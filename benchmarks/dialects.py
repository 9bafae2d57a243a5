"""Do the dialects still say what the packages do? Run the real optimizers and see.

    python benchmarks/dialects.py record torch
    python benchmarks/dialects.py record torch --version 2.14.0

installs one package in a throw-away environment, in its pinned version unless another is given,
runs its optimizers on all its calls in `tests/dialects.json`, and says which recorded rows no
longer hold. Then it runs them on a second problem for 25 steps, beside the dialects. With `--write`
the rows are written anew. A package is added by its file in `optviz/dialects`, by a function in
`package_runs.py` (in JavaScript: `package_runs.js`), and by its calls in `tests/dialects.json`,
whose points `--write` fills in.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import numpy as np
from package_job import PROBLEMS

from optviz.dialects import DIALECTS
from optviz.simulation import run

HERE = Path(__file__).parent
RECORDED = HERE.parent / "tests" / "dialects.json"

FAR = 1e4  # a path that has come so far only goes on to double its errors

# What is installed for a package: with the version in place of {}, and what it needs besides.
REQUIREMENTS = {
    "torch": ("torch=={}", "numpy"),
    "pytorch_optimizer": ("pytorch_optimizer=={}", "torch==2.13.0", "numpy"),
    "keras": ("keras=={}", "jax"),
    "optax": ("optax=={}",),
    "jax_example": ("jax=={}",),
    "pennylane": ("pennylane=={}",),
    "river": ("river=={}",),
    "sklearn": ("scikit-learn=={}",),
    "autograd": ("autograd=={}",),
    "thinc": ("thinc=={}",),
    "qiskit": ("qiskit-algorithms=={}",),
    "paddle": ("paddlepaddle=={}",),
    "tinygrad": ("tinygrad=={}", "numpy"),
    "mlx": ("mlx[cpu]=={}", "numpy"),
    "chainer": ("setuptools<70", "numpy<2", "chainer=={}"),
    "tfjs": ("@tensorflow/tfjs@{}",),
}


def installed(package: str, version: str, folder: Path) -> list[Path | str]:
    """Install a package into a new environment and return the command that runs its optimizers."""
    if package == "tfjs":
        (requirement,) = REQUIREMENTS[package]
        line = ["npm", "install", "--silent", requirement.format(version)]
        subprocess.run(line, cwd=folder, check=True)
        return ["node", shutil.copy(HERE / "package_runs.js", folder)]  # next to the package
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    for requirement in REQUIREMENTS[package]:
        # One by one: an old package is built with what came before it.
        line = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        line += ["--no-build-isolation"] if package == "chainer" else []
        subprocess.run([*line, requirement.format(version)], check=True)
    return [python, HERE / "package_runs.py"]


def answers(command: list, package: str, problem: str, num_steps: int, cases: list) -> list:
    """Let the real optimizers run."""
    # Not every language has arguments with names.
    cases = [{**case, "names": DIALECTS[case["dialect"]].arguments} for case in cases]
    job = dict(package=package, problem=problem, num_steps=num_steps, cases=cases)
    done = subprocess.run(
        command, input=json.dumps(job), text=True, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def distance(points, expected) -> float:
    """How far two paths are apart, absolutely up to 1, relatively beyond; until they are lost."""
    expected = np.array(expected, float)
    far = np.flatnonzero(~(np.abs(expected).max(axis=1) < FAR))
    count = int(far[0]) if far.size else len(expected)
    points, expected = np.array(points[:count], float), expected[:count]
    return float(np.max(np.abs(points - expected) / np.maximum(1, np.abs(expected))))


def compare(command: list, package: str, recorded: dict, write: bool) -> int:
    """Say what no longer holds, and return how much that is."""
    cases = [case for case in recorded["cases"] if case["dialect"].startswith(f"{package}/")]
    failures = 0
    for case, answer in zip(cases, answers(command, package, "ravine", 10, cases), strict=True):
        tolerance = DIALECTS[case["dialect"]].precision.tolerance
        if "error" in answer:
            failures += 1
            print(f"{case['call']}: {answer['error']}")
        elif write:
            case["points"] = answer["points"]
        elif not distance(answer["points"], case["points"]) <= tolerance:
            failures += 1
            print(f"{case['call']}: the recorded row no longer holds; now {answer['points'][-1]}")
    start, loss, _ = PROBLEMS["bend"]
    for case, answer in zip(cases, answers(command, package, "bend", 25, cases), strict=True):
        dialect = DIALECTS[case["dialect"]]
        path = run(lambda p: loss(*p), dialect, case["arguments"], start=start, num_steps=25)
        apart = distance(path.params[1:], answer.get("points", [[np.nan]]))
        if not apart <= dialect.precision.tolerance:
            failures += 1
            print(f"{case['call']}: the dialect is {apart:.1e} away on the second problem")
    print(f"{package}: {len(cases)} calls, {failures} that do not hold")
    return failures


def written(recorded: dict) -> str:
    """The recorded calls as a file, one call a line."""
    head = [f" {json.dumps(k)}: {json.dumps(v)}" for k, v in recorded.items() if k != "cases"]
    cases = ",\n".join(f"  {json.dumps(case)}" for case in recorded["cases"])
    return "{\n" + ",\n".join(head) + f',\n "cases": [\n{cases}\n ]\n}}\n'


def main() -> int:
    """Read the command line and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["record"])
    parser.add_argument("package", choices=sorted(REQUIREMENTS))
    parser.add_argument("--version", help="instead of the one that is pinned in the dialects")
    parser.add_argument("--write", action="store_true", help="write the recorded rows anew")
    told = parser.parse_args()
    recorded = json.loads(RECORDED.read_text())
    pinned = {dialect.package: dialect.version for dialect in DIALECTS.values()}
    with tempfile.TemporaryDirectory() as folder:
        command = installed(told.package, told.version or pinned[told.package], Path(folder))
        failures = compare(command, told.package, recorded, told.write)
    if told.write:
        RECORDED.write_text(written(recorded))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
