"""A reader's own formula as a surface. Nothing in it is executed, nothing is looked up by name."""

import functools
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.formula.characters import FormulaError
from surfaces.formula.functions import function_of
from surfaces.formula.kinks import has_kinks, with_kinks
from surfaces.formula.latex import lines
from surfaces.formula.reader import read
from surfaces.formula.region import choose_region, start_in
from surfaces.formula.tree import Node, canonical
from surfaces.formula.variables import anchors_of, symbol_of, variables_of
from surfaces.keeping import passing
from surfaces.surface import Surface

__all__ = ["MAX_LENGTH", "Formula", "FormulaError", "parse"]

MAX_LENGTH = 200

_making = threading.Lock()


@dataclass(frozen=True, eq=False, kw_only=True)
class Formula(Surface):
    """A surface made from a formula, whose `tree` it is.

    `chosen`: its window was chosen by a reader.
    """

    tree: Node
    chosen: bool = False

    @functools.cached_property
    def text(self) -> str:
        """The formula in its canonical spelling."""
        return canonical(self.tree)

    @property
    def key(self) -> str:
        """What tells this formula from all others."""
        return f"{self.id}:{self.text}" + (f":{self.window}" if self.chosen else "")

    def within(self, window: Sequence[Sequence[float]]) -> "Formula":
        """The same formula, compiled once for all, looked at in another window."""
        return _within(self, tuple(tuple(map(float, pair)) for pair in window))

    def values(self, points: np.ndarray, shape: Mapping[str, float] | None = None) -> np.ndarray:
        """Evaluate the formula at points, shape (n, dimension), without compiling anything."""
        return _on_arrays(self.tree)(*points.T)


def parse(text: str) -> Formula:
    """Read a formula of one variable or two, such as `x^2 + 3 sin(x y)`, as a surface.

    One variable gives a curve, two a map. Any names will do (w and b, theta_0 and theta_1, x[0] and
    x[1], x(1) and x(2)); which of them is the first coordinate `variables_of` says, and with y
    alone the surface is flat along x. The surface's
    window and start are chosen so that something is to be seen. Equal formulas, however spelled,
    give the same surface with the same objective, as long as they are among the last few that
    were asked for. Where a formula is undefined, its value is NaN or infinite.

    Raises FormulaError for a text that is no formula, or too large a one: more than 200 characters,
    120 parts, 24 nested brackets, or a number beyond 1e30.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            "The formula has {length} characters; at most {limit} are allowed.",
            MAX_LENGTH,
            length=len(text),
            limit=MAX_LENGTH,
        )
    tree = read(text)
    with _making:  # so that two threads never get two objectives for one formula
        return _surface(tree)


@functools.lru_cache(maxsize=32)
def _surface(tree: Node) -> Formula:
    variables = variables_of(tree)
    symbols = tuple(symbol_of(name) for name in variables)
    window, start = choose_region(_on_arrays(tree), anchors_of(tree, variables))
    return Formula(
        id="formula",
        name="Own formula",
        objective=passing(_objective(tree)),
        formula=f"f({', '.join(symbols)}) = {lines(tree)}",
        window=window,
        start=start,
        symbols=symbols,
        source="own formula",
        tree=tree,
    )


@functools.lru_cache(maxsize=32)
def _within(formula: Formula, window: tuple[tuple[float, float], ...]) -> Formula:
    start = start_in(_on_arrays(formula.tree), window)
    return replace(formula, window=window, start=start, chosen=True)


def _objective(tree: Node) -> Callable[[jax.Array], jax.Array]:
    variables = variables_of(tree)
    value = function_of(tree, "jax", variables)

    def objective(params: jax.Array) -> jax.Array:
        return jnp.asarray(value(tuple(params)), float)

    return with_kinks(objective, tree, variables) if has_kinks(tree) else objective


def _on_arrays(tree: Node) -> Callable[..., np.ndarray]:
    """The function of a tree in NumPy, for arrays of equal shapes, one for each coordinate."""
    value = function_of(tree, "numpy", variables_of(tree))

    def values(*point: np.ndarray) -> np.ndarray:
        with np.errstate(all="ignore"):
            return np.broadcast_to(np.asarray(value(point), float), np.shape(point[0]))

    return values
