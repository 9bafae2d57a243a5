"""What a map shows, in words: the text alternative of its picture."""

import numpy as np

from optviz.i18n import Translate
from optviz.maps import Basins, Map, Regime, Theory


def said_of_map(found: Map, theory: Theory | None, fragile: np.ndarray | None, t: Translate) -> str:
    """Say for which settings a rule converges, which is the quickest, and what theory says."""
    converged = found.regime == Regime.CONVERGED
    names = [t(axis[0].split(".")[-1].replace("_", " ")) for axis in (found.x, found.y) if axis[0]]
    sentences = []
    if not converged.any():
        sentences.append(t("No setting of this map converges."))
    else:
        sentence = t("{share} % of the settings converge, for {name} from {low} to {high}.")
        columns = found.x[1][converged.any(axis=0)]
        ends = {"low": _short(columns.min()), "high": _short(columns.max())}
        sentences.append(sentence.format(share=_percent(converged), name=names[0], **ends))
        row, column = np.unravel_index(np.argmin(found.steps), found.steps.shape)
        best = [found.x[1][column], found.y[1][row]][: len(names)]
        settings = ", ".join(f"{n} {_short(v)}" for n, v in zip(names, best, strict=True))
        sentence = t("The quickest takes {steps} steps: {settings}.")
        sentences.append(sentence.format(steps=found.steps[row, column], settings=settings))
    if theory is not None:
        sentences.append(
            t("The line is the stability bound of the quadratic model at the minimum.")
        )
        if theory.best is not None:
            sentence = t("In theory the quickest setting is at the star: learning rate {rate}.")
            sentences.append(sentence.format(rate=_short(theory.best[0])))
    return " ".join([*sentences, *_fragile(fragile, t)])


def said_of_basins(found: Basins, fragile: np.ndarray | None, t: Translate) -> str:
    """Say how large the basins are, and what share of the starts reaches no minimum."""
    total, sentences = found.reached.size, []
    counts = np.bincount(found.reached[found.reached >= 0], minlength=len(found.minima))
    order = np.argsort(-counts, kind="stable")[:4]
    parts = [
        t("{share} % reach minimum {number} at ({x}, {y})").format(
            share=f"{100 * counts[k] / total:.3g}",
            number=k + 1,
            x=_short(found.minima[k, 0]),
            y=_short(found.minima[k, 1]),
        )
        for k in order
        if counts[k]
    ]
    sentences.append(t("Of all starts {parts}.").format(parts=", ".join(parts)) if parts else "")
    none = found.reached < 0
    if none.any():
        sentences.append(t("{share} % reach no minimum.").format(share=_percent(none)))
    return " ".join(filter(None, [*sentences, *_fragile(fragile, t)]))


def _fragile(fragile: np.ndarray | None, t: Translate) -> list[str]:
    if fragile is None:
        return []
    sentence = t("{share} % of the cells depend on the last digit: in 32 bit they end differently.")
    return [sentence.format(share=_percent(fragile))]


def _percent(cells: np.ndarray) -> str:
    return f"{100 * np.mean(cells):.3g}"


def _short(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
