"""What a page shows when nothing is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from surfaces import DataFit, Surface


@dataclass(frozen=True)
class PageDefaults:
    """The defaults of a page.

    A page offers all surfaces of a `dimension`, or those with data if it is None. `surface` and
    `rules` are ids; `hyperparameters` replace the rules' own defaults, by their names in a link
    (`adam.learning_rate`).
    """

    dimension: int | None
    surface: str
    rules: tuple[str, ...]
    num_steps: int
    hyperparameters: Mapping[str, float] = field(default_factory=dict)
    batch_size: int = 0

    def offers(self, surface: Surface) -> bool:
        """Whether the page offers a surface."""
        if self.dimension is None:
            return isinstance(surface, DataFit)
        return surface.dimension == self.dimension


PAGE_DEFAULTS = {
    "race": PageDefaults(2, "ravine", ("gradient_descent", "momentum", "adam"), 50),
    # So many that a rate of 1.1, the page's lesson, is seen to diverge.
    "curve": PageDefaults(1, "parabola", ("gradient_descent",), 20),
    "fit": PageDefaults(
        None,
        "gabor",
        ("gradient_descent", "momentum_average", "adam"),
        60,
        {
            "gradient_descent.learning_rate": 0.1,
            "momentum_average.learning_rate": 0.2,
            "adam.learning_rate": 0.3,
        },
        batch_size=3,
    ),
    "maps": PageDefaults(2, "ravine", ("momentum",), 100),
}

# The pages with paths on a map or a curve.
PAGES_WITH_PATHS = (*PAGE_DEFAULTS, "pitfalls", "dialects")

# The pages of charts, of which a picture for print holds all that are shown.
PAGES_WITH_CHARTS = ("network", "backprop", "functions", "regularize")
