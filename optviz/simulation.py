"""A rule let loose on a surface: the whole path, with everything that was known at every step."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jax
import numpy as np

from optviz.engine.arguments import data_of, descended, merged, rule_of, start_of, whole
from optviz.engine.loop import Structure
from optviz.engine.program import program_of
from optviz.engine.step_inputs import MAX_STEPS, Series, learning_rates
from optviz.engine.trajectory import (
    Trajectory,
    divergence_step,
    first_lost,
    no_gradient_step,
    stopping_step,
    unpack,
)
from optviz.optimizers.optimizer import Resolvable
from surfaces.precision import in_64_bit

__all__ = ["MAX_STEPS", "Trajectory", "divergence_step", "learning_rates", "no_gradient_step"]
__all__ += ["run", "run_in_parts", "stopping_step"]


@in_64_bit
def run(
    surface: Any,
    optimizer: Any,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    start: Sequence[float] | float | None = None,
    num_steps: int = 100,
    shape: Mapping[str, float] | None = None,
    schedule: Callable[[jax.Array], jax.Array] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    batch_size: int | None = None,
    batches: Sequence[Sequence[int]] | None = None,
) -> Trajectory:
    """Let a rule descend a surface and return its path.

    `surface` is a Surface or any function `params -> scalar` that JAX can trace; `optimizer` is an
    OptimizerSpec, a rule, an optax GradientTransformation, or a Dialect, whose hyperparameters are
    its package's own arguments. Hyperparameters that are left out take the defaults of the rule's
    signature; `start` is the surface's own unless given; `shape` sets the surface's own sliders.
    `schedule`, from optax or `optviz.schedules`, gives the learning rate of every step in place of
    the hyperparameter. `noise` is the standard deviation of the
    Gaussian noise in the gradient. On a surface with data each step can descend the loss of a batch
    alone, its examples summed or averaged as the surface does with all of them: `batch_size` draws
    batches without replacement, in a new order in every epoch; `batches` are lists of indices, used
    in turn and over again. Equal seeds give all rules the same noise and batches. All of this is
    traced: a new value never compiles. A surface that is `random`, as the loss of a network with
    dropout, gets a random number in each step, drawn with the same seed.

    Divergence is a result, not an error: see `divergence_step`, and `no_gradient_step` for a path
    that ends; so a learning rate may be infinite. Raises ValueError for an unknown hyperparameter
    or shape slider or one that is NaN, a start of the wrong shape or not finite, a schedule for a
    rule without a learning rate, a noise that is negative or not finite, a seed that is not a whole
    number from 0, a number of steps outside 1 ... 100 000, and batches that the data do not have.
    """
    conditions = dict(shape=shape, schedule=schedule, noise=noise, seed=seed)
    drawn = dict(batch_size=batch_size, batches=batches)
    course = _Course(surface, optimizer, hyperparameters, start, num_steps, **conditions, **drawn)
    parts = list(course.parts())
    return course.trajectory(parts[0] if len(parts) == 1 else np.concatenate(parts))


def run_in_parts(
    surface: Any,
    optimizer: Any,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    start: Sequence[float] | float | None = None,
    num_steps: int = 100,
    **conditions: Any,
) -> Iterator[Trajectory]:
    """Run a path part after part: for long training, which can then show how far it is.

    Takes what `run` takes and checks it at once. The parts follow each other without a gap; put
    together they are the path of `run`, to the last bit. Up to 48 parameters make one part only.
    """
    begin = in_64_bit(_Course)
    course = begin(surface, optimizer, hyperparameters, start, num_steps, **conditions)

    def parts():
        evaluations, rows_of_parts = 0, course.parts()
        # In 64 bit while a part is computed, not while the caller has it.
        next_rows = in_64_bit(next)
        while (rows := next_rows(rows_of_parts, None)) is not None:
            part = course.trajectory(rows, evaluations)
            evaluations = part.evaluations[-1]
            yield part

    return parts()


class _Course:
    """A path that is about to be run: its compiled loop, and all that the loop takes."""

    def __init__(
        self,
        surface: Any,
        optimizer: Any,
        hyperparameters: Mapping[str, float] | None,
        start: Sequence[float] | float | None,
        num_steps: int,
        *,
        shape: Mapping[str, float] | None = None,
        schedule: Callable | None = None,
        noise: float = 0.0,
        seed: int = 0,
        batch_size: int | None = None,
        batches: Sequence[Sequence[int]] | None = None,
    ):
        surface = descended(surface)
        if isinstance(optimizer, Resolvable):
            optimizer, hyperparameters = optimizer.resolve(
                hyperparameters, scheduled=schedule is not None
            )
        rule, defaults = rule_of(optimizer)
        settings = merged("hyperparameter", defaults, hyperparameters)
        shape = merged("shape slider", surface.shape, shape)
        params = start_of(surface, start)
        count = whole("num_steps", num_steps, 1, MAX_STEPS) + 1
        if schedule is not None and "learning_rate" not in settings:
            raise ValueError("a schedule needs a rule with a learning_rate; this one has none")
        seed = whole("seed", seed, 0, math.inf)
        batched = batch_size is not None or batches is not None
        self.data = data_of(surface, batched)
        self.series = Series(count, params.size, schedule, noise, seed)
        if batched:
            self.series.add_batches(surface.examples, len(self.data[0]), batch_size, batches)
        if surface.random:
            self.series.add_draws()
        structure = Structure(
            surface.objective,
            *(rule, tuple(settings), tuple(shape), params.shape, self.series.rows),
            tuple(array.shape for array in self.data),
            *(batched, surface.random, self.series.wide),
        )
        self.program = program_of(structure, jax.config.jax_default_device)
        control = (0, schedule is not None, surface.reduction == "mean")
        numbers = [*control, *settings.values(), *shape.values(), *params.ravel()]
        self.numbers = np.array(numbers, float)
        self.params_shape, self.window = params.shape, surface.window

    def parts(self) -> Iterator[np.ndarray]:
        """Run the loop, as many rows at a time as there is room for."""
        program, series = self.program, self.series
        # A row that is not a number stands for the beginning.
        last_row = [np.full(program.width, np.nan)] if series.wide else []
        lost = False
        for first in range(0, series.count, series.rows):
            count = min(series.rows, series.count - first)
            if lost:
                yield np.full((count, program.width), np.nan)
                continue
            self.numbers[0] = count - 1
            rows = program.rows(count, self.numbers, self.data, series.part(first), *last_row)
            yield rows
            if first + count < series.count:
                last_row = [rows[-1]]
                lost = first_lost(rows, math.prod(self.params_shape)) is not None

    def trajectory(self, rows: np.ndarray, evaluations: int = 0) -> Trajectory:
        """Cut rows into a Trajectory; so many evaluations came before them."""
        template = self.program.state_template
        return unpack(rows, template, self.params_shape, self.window, evaluations)
