"""A reader's own formula as a surface. Nothing in it is executed, nothing is looked up by name."""

import functools
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.formula.latex import lines
from surfaces.formula.reader import read
from surfaces.formula.region import choose_region
from surfaces.formula.tokens import FormulaError
from surfaces.formula.tree import Node, canonical, function_of, names_in
from surfaces.surface import Surface

__all__ = ["MAX_LENGTH", "Formula", "FormulaError", "parse"]

MAX_LENGTH = 200

_making = threading.Lock()


@dataclass(frozen=True, eq=False, kw_only=True)
class Formula(Surface):
    """A surface made from a formula, whose `tree` it is."""

    tree: Node

    @functools.cached_property
    def text(self) -> str:
        """The formula in its canonical spelling."""
        return canonical(self.tree)

    @property
    def key(self) -> str:
        """What tells this formula from all others."""
        return f"{self.id}:{self.text}"

    def values(self, points: np.ndarray, shape: Mapping[str, float] | None = None) -> np.ndarray:
        """Evaluate the formula at points, shape (n, dimension), without compiling anything."""
        return _on_arrays(self.tree)(*points.T)


def parse(text: str) -> Formula:
    """Read a formula of x, or of x and y, such as `x^2 + 3 sin(x y)`, as a surface.

    One variable gives a curve, two a map; with y alone the surface is flat along x. The surface's
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


# Each objective keeps its compiled loops alive: only a few do.
@functools.lru_cache(maxsize=32)
def _surface(tree: Node) -> Formula:
    dimension = 2 if "y" in names_in(tree) else 1
    window, start = choose_region(_on_arrays(tree), dimension)
    symbols = ("x", "y")[:dimension]
    return Formula(
        id="formula",
        name="Own formula",
        objective=_objective(tree),
        formula=f"f({', '.join(symbols)}) = {lines(tree)}",
        window=window,
        start=start,
        symbols=symbols,
        source="own formula",
        tree=tree,
    )


def _objective(tree: Node) -> Callable[[jax.Array], jax.Array]:
    value = function_of(tree, "jax")

    def objective(params):
        return jnp.asarray(value(params[0], params[-1]), float)

    return objective


def _on_arrays(tree: Node) -> Callable[..., np.ndarray]:
    """The function of a tree in NumPy, for arrays of equal shapes: x, or x and y."""
    value = function_of(tree, "numpy")

    def values(x, y=0.0):
        with np.errstate(all="ignore"):
            return np.broadcast_to(np.asarray(value(x, y), float), np.shape(x))

    return values
