"""Learning rates that change with the step, from optax, by their ids.

Each factory takes numbers only and gives a schedule, a function of the step, for `run`. All begin
with the learning rate that a rule would have without a schedule: the first, or the highest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import optax

from optviz.optimizers.optimizer import HYPERPARAMETERS, Hyperparameter, hyperparameters_of

SCHEDULE_HYPERPARAMETERS = {
    "learning_rate": HYPERPARAMETERS["learning_rate"],
    "decay_rate": Hyperparameter(r"\gamma", 0.1, 1.0),
    "transition_steps": Hyperparameter(r"T", 1, 2000, log=True, whole=True),
    "warmup_steps": Hyperparameter(r"T_0", 1, 2000, log=True, whole=True),
    "end_value": Hyperparameter(r"\eta_T", 0.0, 1.0),
    "power": Hyperparameter(r"p", 0.5, 5.0),
    "pct_start": Hyperparameter(r"\pi", 0.05, 0.95),
    "div_factor": Hyperparameter(r"d", 1.0, 100.0, log=True),
    "final_div_factor": Hyperparameter(r"D", 1.0, 1e5, log=True),
}


@dataclass(frozen=True, eq=False)
class ScheduleSpec:
    """A schedule and what is said about it.

    `factory` takes the hyperparameters as keyword arguments and gives the schedule. `formula` is
    LaTeX, the learning rate η of step t up to T, where falling schedules end; it may be broken at
    its line ends.
    """

    id: str
    name: str
    factory: Callable[..., optax.Schedule]
    formula: str

    @property
    def hyperparameters(self) -> Mapping[str, float]:
        """The hyperparameters' names with their defaults, in the order of the signature."""
        return hyperparameters_of(self.factory)


def constant(learning_rate=0.1):
    """The same rate at every step."""
    return optax.constant_schedule(learning_rate)


def step_decay(learning_rate=0.1, decay_rate=0.5, transition_steps=50):
    """Every T steps the rate is multiplied by γ."""
    return optax.exponential_decay(learning_rate, transition_steps, decay_rate, staircase=True)


def exponential(learning_rate=0.1, decay_rate=0.5, transition_steps=50):
    """At every step the rate shrinks by the same factor, by γ in T steps."""
    return optax.exponential_decay(learning_rate, transition_steps, decay_rate)


def polynomial(learning_rate=0.1, end_value=0.0, power=1.0, transition_steps=100):
    """The rate falls to its end value in T steps, along a straight line if p is 1."""
    return optax.polynomial_schedule(learning_rate, end_value, power, transition_steps)


def cosine(learning_rate=0.1, end_value=0.0, transition_steps=100):
    """The rate falls to its end value in T steps, along half a wave."""
    # Nothing is divided by a rate of zero. It may be an array: the rates of many runs.
    share = end_value / (learning_rate + (learning_rate == 0))
    return optax.cosine_decay_schedule(learning_rate, transition_steps, alpha=share)


def warmup(learning_rate=0.1, warmup_steps=20):
    """The rate rises from 0 in T₀ steps along a straight line, and stays."""
    return optax.warmup_constant_schedule(0.0, learning_rate, warmup_steps)


def warmup_cosine(learning_rate=0.1, end_value=0.0, warmup_steps=20, transition_steps=100):
    """The rate rises from 0 in T₀ steps along a straight line, and falls in T along half a wave."""
    return optax.warmup_cosine_decay_schedule(
        0.0, learning_rate, warmup_steps, warmup_steps + transition_steps, end_value
    )


def one_cycle(
    learning_rate=0.1, transition_steps=100, pct_start=0.3, div_factor=25.0, final_div_factor=1e4
):
    """The rate rises from 1/d of its peak in πT steps, and falls to 1/(dD) of it until step T."""
    rising = max(1, int(pct_start * transition_steps))
    falling = max(1, transition_steps - rising)
    first, last_share = learning_rate / div_factor, 1 / (div_factor * final_div_factor)
    # As optax.cosine_onecycle_schedule, whose first use takes 0.7 s and this 0.3 s or less.
    rise = optax.cosine_decay_schedule(first, rising, alpha=div_factor)
    fall = optax.cosine_decay_schedule(learning_rate, falling, alpha=last_share)
    return optax.join_schedules([rise, fall], [rising])


_COSINE = (
    r"\eta_T + \tfrac12\,(\eta_0 - \eta_T)" "\n" r"\cdot \left(1 + \cos\tfrac{\pi\,%s}{T}\right)"
)

SCHEDULES: dict[str, ScheduleSpec] = {
    spec.id: spec
    for spec in (
        ScheduleSpec("constant", "Constant", constant, r"\eta = \eta_0"),
        ScheduleSpec(
            "step_decay",
            "Step decay",
            step_decay,
            r"\eta = \eta_0\,\gamma^{\lfloor t / T\rfloor}",
        ),
        ScheduleSpec(
            "exponential", "Exponential decay", exponential, r"\eta = \eta_0\,\gamma^{t / T}"
        ),
        ScheduleSpec(
            "polynomial",
            "Polynomial decay",
            polynomial,
            r"\eta = \eta_T + (\eta_0 - \eta_T)\left(1 - \frac{t}{T}\right)^p",
        ),
        ScheduleSpec("cosine", "Cosine decay", cosine, rf"\eta = {_COSINE % 't'}"),
        ScheduleSpec("warmup", "Warm-up", warmup, r"\eta = \eta_0\,\min(1, t / T_0)"),
        ScheduleSpec(
            "warmup_cosine",
            "Warm-up and cosine",
            warmup_cosine,
            r"\eta = \eta_0\,t / T_0,\ t \le T_0;"
            "\n"
            rf"\eta = {_COSINE % '(t - T_0)'}",
        ),
        ScheduleSpec(
            "one_cycle",
            "One cycle",
            one_cycle,
            r"\frac{\eta_0}{d} \nearrow \eta_0 \searrow \frac{\eta_0}{d D},"
            "\n"
            r"\text{the peak at } t = \pi T",
        ),
    )
}
