"""What tells the packages' forms of one name apart: in sentences, in numbers, in their defaults."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from optviz.dialects import Family
from optviz.i18n import Translate
from optviz.rendering.paths import path_names
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.ui.experiment.sliders import line_sample
from optviz.ui.tables import bold, number, show_table

_FIRST_STEPS = (1, 2, 3, 10)


def show_groups(experiment: Experiment, paths: Sequence[Path], t: Translate) -> None:
    """Name the packages that walk each path, and say why the paths differ."""
    packages = path_names(experiment, t)
    sentence = t("{count} packages, {paths} different paths.")
    st.markdown(bold(sentence.format(count=len(experiment.runs), paths=len(paths))))
    for path in paths:
        ids = [path.id, *path.also]
        st.html(f"{line_sample(path.style)} <b>{', '.join(packages[id] for id in ids)}</b>")
        differences: dict[str, list[str]] = {}
        for id in ids:
            entry = experiment.runs[id][1]
            for difference in entry.dialect.differences_with(entry.arguments):
                differences.setdefault(difference, []).append(packages[id])
        lines = [
            t(difference) + ("" if len(names) == len(ids) else f" ({', '.join(names)})")
            for difference, names in differences.items()
        ]
        st.caption("\n".join(f"- {line}" for line in lines or [t("The reference form.")]))


def show_first_steps(experiment: Experiment, paths: Sequence[Path], t: Translate) -> None:
    """Show where each path stands after its first steps."""
    steps = [step for step in _FIRST_STEPS if step <= experiment.num_steps]
    rows, packages = [], path_names(experiment, t)
    for path in paths:
        names = ", ".join(packages[id] for id in (path.id, *path.also))
        rows.append([names, *(_point(path.trajectory.params, step) for step in steps)])
    header = [t("after step {step}").format(step=step) for step in steps]
    show_table([t("Packages"), *header], rows)


def _point(params: np.ndarray, step: int) -> str:
    """Where a path stands after a step, a dash if it has ended before."""
    if step >= len(params):
        return "–"
    return f"({', '.join(number(x, 6) for x in params[step])})"


def show_arguments(family: Family, t: Translate) -> None:
    """Show every package's own arguments and defaults; what most others have not is marked."""
    with st.expander(t("Arguments and defaults of the packages")):
        usual = _usual(family)
        rows = []
        for member in family.members:
            dialect = member.dialect
            words = _words(dialect)
            cells = []
            for name in dialect.arguments:
                default = dialect.defaults.get(name, t("must be given"))
                cell = f"`{name}` {default}"
                word = words.get(name)
                differs = word in usual and dialect.defaults.get(name) != usual[word]
                cells.append(bold(cell) if differs else cell)
            rows.append([dialect.package, f"`{dialect.name}`", dialect.version, ", ".join(cells)])
        header = [t("package"), t("optimizer"), t("version"), t("arguments and defaults")]
        show_table(header, rows)
        st.caption(t("In bold: another default than most packages have."))
        precise = {m.dialect.precision.reason for m in family.members if m.dialect.precision.reason}
        st.caption(" ".join(t(reason) for reason in sorted(precise)))


def _words(dialect: Any) -> Mapping[str, str]:
    """Which of optax's words an argument stands for."""
    return {
        source: word
        for form in dialect.forms
        for word, source in form.settings.items()
        if isinstance(source, str)
    }


def _usual(family: Family) -> dict[str, Any]:
    """The default that most packages have, by optax's words."""
    found: dict[str, list] = {}
    for member in family.members:
        for name, word in _words(member.dialect).items():
            if name in member.dialect.defaults:
                found.setdefault(word, []).append(member.dialect.defaults[name])
    return {word: max(values, key=values.count) for word, values in found.items()}
