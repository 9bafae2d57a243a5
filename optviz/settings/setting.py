"""The type of a setting: declared once, for widgets, links, dragged sliders and command line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from optviz.settings.kinds import Number
from optviz.settings.slider_values import log_values, slider_values


@dataclass(frozen=True)
class Setting:
    """What a setting is called in a link, what it can be, and how it is chosen.

    `kind` reads and writes it, and says what is allowed; `default` holds unless it is chosen.
    `label` is what readers call it, in English, `symbol` its LaTeX, `help` says more; `names` are
    what readers call the ids of a choice. Unless `translated`, labels and names are words of code.
    A slider has the `values` in rising order if there are any, else all multiples of a step; `log`
    says that they rise by factors. A `typed` number has no slider.
    """

    name: str
    kind: Any
    default: Any
    label: str
    symbol: str = ""
    help: str = ""
    names: Mapping[str, str] | None = None
    values: tuple[float, ...] = ()
    log: bool = False
    typed: bool = False
    translated: bool = True

    def but(self, **changes: Any) -> "Setting":
        """Return the setting as it is in some place: with another default, say, or kind."""
        return replace(self, **changes)

    def reaching(self, value: float) -> "Setting":
        """Return a logarithmic slider's setting with values up to a decade beyond this one."""
        first, last = self.values[0], self.values[-1]
        if first <= value <= last:
            return self
        if value < first:
            more = log_values(Number(max(value / 10, self.kind.low), first))
        else:
            more = log_values(Number(last, min(value * 10, self.kind.high)))
        return self.but(values=tuple(sorted({*self.values, *more})))

    @property
    def slider_values(self) -> list[float]:
        """The values of the slider, in rising order."""
        return sorted({*(self.values or slider_values(self.kind)), self.default})

    @property
    def texts(self) -> set[str]:
        """All sentences of the setting that readers see, in English."""
        return {text for text in (self.label, self.help, *(self.names or {}).values()) if text}
