"""What a page shows when nothing is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Opening:
    """The defaults of a page.

    `surface` and `rules` are ids; `hyperparameters` replace the rules' own defaults, by their
    names in a link (`adam.learning_rate`).
    """

    dimension: int
    surface: str
    rules: tuple[str, ...]
    num_steps: int
    hyperparameters: Mapping[str, float] = field(default_factory=dict)


OPENINGS = {
    "race": Opening(2, "ravine", ("gradient_descent", "momentum", "adam"), 50),
    "curve": Opening(1, "parabola", ("gradient_descent",), 10),
}
