"""The table of settings: all that the link of an experiment says, each declared here and only here.

What depends on the page, the surface or the rule is made from the table's entry by `Setting.but`.
"""

import functools
from collections.abc import Mapping

from optviz.content.page_defaults import PageDefaults
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS, Hyperparameter, OptimizerSpec
from optviz.schedules import SCHEDULE_HYPERPARAMETERS, SCHEDULES
from optviz.settings.kinds import (
    FARTHEST,
    NOT_NEGATIVE,
    POSITIVE,
    SWITCH,
    Choices,
    Groups,
    Number,
    Numbers,
)
from optviz.settings.links import STEP, VIEW
from optviz.settings.setting import Setting
from optviz.settings.slider_values import STEP_COUNTS, slider_values
from surfaces import SURFACES, Surface
from surfaces.fitting import MAX_EXAMPLES

# As many as there are styles to tell paths apart.
MAX_PATHS = 8

_SEED = Number(0, 9999, whole=True)
_TOLERANCES = (0.0, 1e-10, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0)
_NOISES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_COORDINATE = Number(-FARTHEST, FARTHEST)

# Which rates, losses and gradients are large depends on the units of the data: a link or a typed
# number may be any that the mathematics allows. All other hyperparameters keep the slider's range:
# they are shares, or factors with a side to stay on, or numbers of steps, which cost time.
_WIDER: dict[str, Number] = {
    **dict.fromkeys(
        (
            *("learning_rate", "max_learning_rate", "final_rate", "initial_rate", "stride"),
            *("max_dist", "max_step_size", "gamma"),
        ),
        POSITIVE,
    ),
    **dict.fromkeys(
        (
            *("eps", "switch_eps", "min_norm", "max_norm", "min_step_size", "thresh", "end_value"),
            *("weight_decay", "l1", "l2", "momentum_decay", "rate_decay", "initial_accumulator"),
            *("alpha", "beta", "scale", "trust_coefficient"),
        ),
        NOT_NEGATIVE,
    ),
    "f_min": _COORDINATE,
}

SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("surface", Choices((*SURFACES, "formula")), "ravine", "Surface"),
        Setting("optimizers", Choices(tuple(OPTIMIZERS), MAX_PATHS), ("adam",), "Optimizers"),
        Setting("window", Numbers(4, ranges=True), None, "Window"),
        Setting("start", Numbers(2), None, "Start"),
        Setting(
            "more_starts",
            Groups(_COORDINATE, (2, 2), count=(0, MAX_PATHS - 1)),
            (),
            "More starts",
            help="Additional starting points for every optimizer, as 3:10,2.5:10.",
        ),
        Setting(
            *("num_steps", Number(1, STEP.high, whole=True), 50, "Steps"),
            values=STEP_COUNTS,
            log=True,
        ),
        Setting(
            "schedule",
            Choices(tuple(SCHEDULES)),
            "constant",
            "Learning rate schedule",
            names={spec.id: spec.name for spec in SCHEDULES.values()},
        ),
        Setting("noise", NOT_NEGATIVE, 0.0, "Noise in the gradient", values=_NOISES),
        Setting("seed", _SEED, 0, "Seed of the noise", typed=True),
        Setting(
            "grad_tolerance",
            NOT_NEGATIVE,
            0.0,
            "Stop where the gradient is at most (0: never)",
            values=_TOLERANCES,
        ),
        Setting(
            "value_tolerance",
            NOT_NEGATIVE,
            0.0,
            "Stop where the loss changes by at most (0: never)",
            values=_TOLERANCES,
        ),
        Setting(
            "data",
            Choices(("given", "drawn", "own")),
            "given",
            "Points",
            names={
                "given": "The given data",
                "drawn": "Drawn anew",
                "own": "My own data",
            },
        ),
        Setting("data_seed", _SEED, 0, "Seed of the data", typed=True),
        Setting("data_noise", Number(0.0, 1.0), 0.1, "Noise in the data"),
        Setting("examples", Number(2, 128, whole=True), 12, "Examples"),
        Setting(
            "points",
            Groups(_COORDINATE, (2, 2), count=(2, MAX_EXAMPLES)),
            (),
            "Points x:y",
            help="x and y of each point, as 1:2,3:4; a file fills this in.",
        ),
        Setting(
            "reduction",
            Choices(("sum", "mean")),
            "sum",
            "Loss",
            names={"sum": "Sum over the examples", "mean": "Mean over the examples"},
        ),
        Setting(
            "standardize",
            SWITCH,
            False,
            "Standardize x",
            help="Subtract the mean of x and divide by its standard deviation before the fit.",
        ),
        Setting(
            "batching",
            Choices(("full", "epochs", "replacement", "listed")),
            "full",
            "Batches",
            names={
                "full": "All examples in every step",
                "epochs": "Batches in epochs, without replacement",
                "replacement": "Batches drawn with replacement",
                "listed": "Batches from a list",
            },
        ),
        Setting("batch_size", Number(1, MAX_EXAMPLES, whole=True), 1, "Batch size"),
        Setting(
            "batches",
            Groups(Number(0, MAX_EXAMPLES - 1, whole=True), (1, MAX_EXAMPLES), (1, 2001)),
            ((0,),),
            "List of batches",
            help="The numbers of the examples, from 0, as 17:4:26,13:3:14; used in turn.",
        ),
        Setting(
            "critical",
            SWITCH,
            False,
            "Critical points",
            help="Minima, saddles and maxima in the window, each with a mark of its own.",
        ),
        Setting(
            "curvature",
            SWITCH,
            False,
            "Curvature at the current point",
            help="The quadratic model of the surface around each path's current point, and what the"
            " learning rate does along its axes.",
        ),
        Setting(
            "cloud",
            SWITCH,
            False,
            "Steps of all batches",
            help="Where the next point would lie for every batch that could have been drawn.",
        ),
        Setting(
            "axes",
            Choices(("equal", "free")),
            "equal",
            "Axes",
            names={"equal": "Equal units", "free": "Axes to their own scales"},
        ),
        Setting("step", STEP, None, "Step"),
        Setting("view", VIEW, None, "View"),
        Setting("hidden", Choices(tuple(OPTIMIZERS), MAX_PATHS), (), "Hidden paths"),
    )
}


def hyperparameter(spec: OptimizerSpec, name: str, defaults: PageDefaults) -> Setting:
    """The setting of one of a rule's hyperparameters, on a page with these defaults."""
    full_name = f"{spec.id}.{name}"
    default = defaults.hyperparameters.get(full_name, spec.hyperparameters[name])
    return of_hyperparameter(full_name, name, default)


def of_hyperparameter(full_name: str, name: str, default: float) -> Setting:
    """The setting of a hyperparameter of that name, called so in a link."""
    return _from_known(full_name, name, HYPERPARAMETERS[name], default)


def schedule_settings(id: str) -> dict[str, Setting]:
    """The settings of a schedule's numbers but the learning rate, which is each rule's own."""
    return {
        name: _from_known(f"schedule.{name}", name, SCHEDULE_HYPERPARAMETERS[name], default)
        for name, default in SCHEDULES[id].hyperparameters.items()
        if name != "learning_rate"
    }


@functools.lru_cache(maxsize=512)
def _from_known(full_name: str, name: str, known: Hyperparameter, default: float) -> Setting:
    usual = Number(known.low, known.high, whole=known.whole)
    return Setting(
        full_name,
        _WIDER.get(name, usual),
        default,
        name.replace("_", " "),
        known.symbol,
        values=tuple(slider_values(usual, log=known.log)),
        log=known.log,
    )


def shape_settings(surface: Surface) -> Mapping[str, Setting]:
    """The settings of a surface's own sliders, by their names in the surface."""
    return {
        name: Setting(
            f"{surface.id}.{name}",
            Number(slider.low, slider.high),
            surface.shape[name],
            # One letter is its own name; an index stands in the symbol as well.
            name.rstrip("_12") if len(name) > 1 else "",
            slider.symbol,
        )
        for name, slider in surface.shape_sliders.items()
    }
