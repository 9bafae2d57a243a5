"""Which examples each step of a path sees."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Batches:
    """The examples of every step, as indices; `per_epoch` batches make an epoch, None if there are
    no epochs. `mean` says whether a batch's loss is the mean of its examples' losses.
    """

    indices: list[np.ndarray]
    per_epoch: int | None
    mean: bool = False


def batch_counts(
    examples: int,
    num_steps: int,
    *,
    batch_size: int | None = None,
    seed: int = 0,
    batches: Sequence[Sequence[int]] | None = None,
) -> np.ndarray:
    """Return how often each example counts in each step.

    One row for each step and one column for each of the `examples`: 1 if the example is in that
    step's batch, 0 if not, more if a list of `batches` names it more than once. `batch_size` draws
    without replacement, in a new order in every epoch, whose last batch is smaller if it has to be;
    more steps of the same seed only add rows. `batches` are lists of indices, used in turn and over
    again. Raises ValueError if the data do not have these batches.
    """
    if batch_size is None:
        return _listed(examples, num_steps, () if batches is None else batches)
    if batches is not None:
        raise ValueError("batch_size and batches cannot both be given")
    if not (1 <= batch_size <= examples and batch_size % 1 == 0):
        allowed = f"a whole number from 1 to {examples}"
        raise ValueError(f"batch_size is {batch_size}; it must be {allowed}")
    return _drawn(examples, num_steps, int(batch_size), seed)


def batches_per_epoch(examples: int, batch_size: int) -> int:
    """Return how many batches use every example once: step t is in epoch t // this number."""
    return -(-examples // batch_size)


def with_replacement(
    examples: int, num_steps: int, batch_size: int, seed: int = 0
) -> list[np.ndarray]:
    """Draw the batches of some steps with replacement: lists of indices for `run(batches=...)`.

    An example can come twice in one batch, and then counts twice. More steps of the same seed only
    add batches.
    """
    rows = (num_steps, batch_size)
    return list(np.random.default_rng(seed).integers(examples, size=rows))


def _drawn(examples: int, num_steps: int, batch_size: int, seed: int) -> np.ndarray:
    per_epoch = batches_per_epoch(examples, batch_size)
    epochs = -(-num_steps // per_epoch)
    orders = np.tile(np.arange(examples), (epochs, 1))
    orders = np.random.default_rng(seed).permuted(orders, axis=1)
    counts = np.zeros((epochs, per_epoch, examples), np.int32)
    counts[np.arange(epochs)[:, None], np.arange(examples) // batch_size, orders] = 1
    return counts.reshape(-1, examples)[:num_steps]


def _listed(examples: int, num_steps: int, batches: Sequence[Sequence[int]]) -> np.ndarray:
    if len(batches) == 0:
        raise ValueError("batches is empty; it must hold at least one batch")
    arrays = [np.asarray(batch) for batch in batches]
    for number, indices in enumerate(arrays):
        if indices.ndim != 1 or indices.size == 0:
            raise ValueError(
                f"batches[{number}] is {batches[number]}; it must be a list of indices"
            )
        if indices.dtype.kind not in "iuf":
            raise _bad_indices(number, indices, examples)
    of_batch = np.repeat(np.arange(len(arrays)), [len(indices) for indices in arrays])
    indices = np.concatenate(arrays)
    bad = ~np.isin(indices, np.arange(examples))
    if bad.any():
        number = of_batch[bad][0]
        raise _bad_indices(number, arrays[number], examples)
    counts = np.zeros((len(arrays), examples), np.int32)
    np.add.at(counts, (of_batch, indices.astype(int)), 1)
    return counts[np.arange(num_steps) % len(counts)]


def _bad_indices(number: int, indices: np.ndarray, examples: int) -> ValueError:
    allowed = f"whole numbers from 0 to {examples - 1}"
    return ValueError(f"batches[{number}] is {indices.tolist()}; indices must be {allowed}")
