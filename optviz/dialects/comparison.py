"""The dialects of one name side by side: set alike or to their own defaults, and grouped."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from optviz.dialects.dialect import Dialect


@dataclass(frozen=True, eq=False)
class Member:
    """A dialect in a family, with the arguments that make it belong there."""

    dialect: Dialect
    arguments: Mapping[str, Any]

    @functools.cached_property
    def sources(self) -> Mapping[str, str | float]:
        """Where the rule's hyperparameters come from with these arguments, as `Form.settings`."""
        return self.dialect.form(self.arguments).settings


class Family(NamedTuple):
    """What is called by one name.

    `rule` is the id of the reference form in OPTIMIZERS, `settings` its hyperparameters as the
    members are first compared.
    """

    name: str
    rule: str
    settings: Mapping[str, float]
    members: tuple[Member, ...]


def set_alike(member: Member, settings: Mapping[str, float]) -> dict[str, Any]:
    """Return the package's own arguments for a rule's hyperparameters, by optax's words.

    A word for which the dialect has no argument is left out.
    """
    dialect = member.dialect
    arguments, known = dict(member.arguments), member.sources
    for word, value in settings.items():
        if isinstance(known.get(word), str):
            name, _, place = known[word].lstrip("-").partition(".")
            before = arguments.get(name, dialect.defaults.get(name))
            if place:
                pair = list(before)
                pair[int(place)] = value
                arguments[name] = tuple(pair)
            else:
                # An exponent that the package counts downwards keeps its sign.
                arguments[name] = -value if before is not None and before < 0 else value
    return arguments


def set_to_defaults(member: Member, settings: Mapping[str, float]) -> dict[str, Any]:
    """Return the arguments at the package's own defaults.

    Those that must be given have no default; they are taken from `settings`, as in `set_alike`.
    """
    alike = set_alike(member, settings)
    return {**{name: alike[name] for name in member.dialect.required}, **member.arguments}


def coinciding(paths: Mapping[str, np.ndarray], distance: float = 1e-4) -> list[list[str]]:
    """Group paths, all of one shape `(rows, dimension)`, that nowhere are farther apart.

    The first of each group stands for it; the groups come in the order of their first paths.
    """
    groups: list[list[str]] = []
    for id, path in paths.items():
        for group in groups:
            if _is_near(paths[group[0]], path, distance):
                group.append(id)
                break
        else:
            groups.append([id])
    return groups


def _is_near(one: np.ndarray, other: np.ndarray, distance: float) -> bool:
    farthest = np.abs(one - other).max()
    if np.isfinite(farthest):
        return bool(farthest <= distance)
    # Where both are lost in the same way they are not apart.
    return bool(np.allclose(one, other, rtol=0, atol=distance, equal_nan=True))
