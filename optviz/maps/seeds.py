"""How much of a stochastic run is luck: the same run once for each of many seeds."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import numpy as np
from jax.experimental import multihost_utils

from optviz.engine.arguments import whole
from optviz.maps.batch import Progress, in_order
from optviz.refusal import MapError
from optviz.simulation import run
from surfaces import Surface
from surfaces.precision import in_64_bit

# Of all paths together, so many numbers at most: 64 MB.
_MOST_NUMBERS = 2**23


@dataclass(frozen=True, eq=False)
class Fan:
    """The paths of a rule from one start, one for each of the `seeds`.

    `params` has the shape `(seeds, num_steps + 1, dimension)`, `value` the loss of all data without
    noise, `(seeds, num_steps + 1)`. Rows after the first one that is not finite are NaN.
    """

    seeds: tuple[int, ...]
    params: np.ndarray
    value: np.ndarray

    def bands(self, levels: Sequence[float]) -> np.ndarray:
        """The losses that such shares of the runs do not exceed at each step: a row for each level.

        Each is the loss of one of the runs; one that is not finite counts as infinitely large.
        """
        value = np.where(np.isfinite(self.value), self.value, np.inf)
        return np.quantile(value, levels, axis=0, method="inverted_cdf")


def seed_fan(
    surface: Surface,
    optimizer: Any,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    seeds: Sequence[int] = tuple(range(50)),
    start: Sequence[float] | None = None,
    num_steps: int = 100,
    noise: float = 0.0,
    batch_size: int | None = None,
    schedule: Callable[..., Any] | None = None,
    shape: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> Fan:
    """Run a rule once for each seed of its noise or its batches, and keep all paths.

    Each path is that of `optviz.simulation.run`, which takes the same arguments, with one of the
    `seeds`. `progress` is called with the share that is done, and may raise to give up the rest.

    Raises ValueError for runs that are not stochastic, without seeds, of more than 8 million
    numbers together, and for what `run` refuses.
    """
    if not noise and batch_size is None and not surface.random:
        raise MapError("without noise and batches all seeds give the same run")
    seeds = tuple(whole("seed", seed, 0, math.inf) for seed in seeds)
    if not seeds:
        raise ValueError("seeds is empty; a fan needs at least one")
    if len(seeds) * (num_steps + 1) * (surface.dimension + 1) > _MOST_NUMBERS:
        raise MapError(
            "{count} paths of {steps} steps are too many to be kept",
            **{"count": len(seeds), "steps": num_steps},
        )
    conditions = {"start": start, "num_steps": num_steps, "noise": noise, "shape": shape}
    conditions |= {"batch_size": batch_size, "schedule": schedule}
    single = partial(run, surface, optimizer, hyperparameters, **conditions)

    def path_of(seed: int, device: jax.Device | None) -> np.ndarray:
        """Only what a fan is drawn from: the points and the losses, a row for each step."""
        with jax.default_device(device):
            path = single(seed=seed)
        return np.column_stack([path.params, path.value])

    rows = _shared_out(path_of, seeds, progress)
    return Fan(seeds, rows[..., :-1].copy(), rows[..., -1].copy())


@in_64_bit
def _shared_out(
    compute: Callable[[int, jax.Device | None], np.ndarray],
    seeds: Sequence[int],
    progress: Progress | None,
) -> np.ndarray:
    """Compute an array for each seed, on all devices of all processes; every process has all."""
    devices = jax.local_devices() if jax.device_count() > 1 else [None]
    many = jax.process_count()
    # As many for each process, the last ones perhaps twice.
    mine = range(jax.process_index(), -(-len(seeds) // many) * many, many)
    given = [(seeds[k % len(seeds)], devices[j % len(devices)]) for j, k in enumerate(mine)]
    arrays = []
    for array in in_order(lambda of: compute(*of), given):
        arrays.append(array)
        if progress is not None:
            progress(len(arrays) / len(given))
    found = np.stack(arrays)
    if many > 1:
        every = np.asarray(multihost_utils.process_allgather(found))
        found = every.swapaxes(0, 1).reshape(-1, *found.shape[1:])[: len(seeds)]
    return found
