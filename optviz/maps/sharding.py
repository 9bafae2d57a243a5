"""Runs shared out over all devices: cores told to be devices, GPUs, other machines.

Each device computes its own lanes with the very program that one device alone would run, and they
exchange nothing until they are done: so the results are the same to the last bit.
"""

from collections.abc import Callable
from typing import Any

import jax
import numpy as np
from jax.experimental import multihost_utils
from jax.sharding import Mesh, NamedSharding, PartitionSpec

# Vectors as wide as the processor has them, XLA would take half of it; and the products of few
# numbers with many runs as loops of their own kernel: a library's call for each costs more.
_OPTIONS: dict[str, str | int] = {
    "xla_cpu_prefer_vector_width": 512,
    "xla_cpu_experimental_ynn_fusion_type": "",
}

_RUNS = "runs"
_ALL, _ALONG, _IN_ROWS = PartitionSpec(), PartitionSpec(_RUNS), PartitionSpec(None, _RUNS)


def sharded(
    simulate: Callable[..., jax.Array], inputs: tuple[Any, ...]
) -> tuple[Callable[..., np.ndarray], int]:
    """Compile the loop of one device's lanes for all devices; also tells how many lanes they have.

    The inputs are the shapes that one device gets: numbers, window, data and series, and what each
    run has of its own along its last axis, as the learning rates among the series. What is returned
    takes and gives NumPy arrays with the lanes of all devices, in every process alike.
    """
    devices = np.array(jax.devices())
    lanes = inputs[-1].shape[0]
    if devices.size == 1:
        alone = jax.jit(simulate).lower(*inputs).compile(_OPTIONS)
        return lambda *given: np.asarray(alone(*given)), lanes
    mesh = Mesh(devices, (_RUNS,))
    series = {name: _IN_ROWS if name == "rates" else _ALL for name in inputs[3]}
    specs = (_ALL, _ALL, _ALL, series, _IN_ROWS, _IN_ROWS, _ALONG, _ALONG)
    shared = jax.shard_map(simulate, mesh=mesh, in_specs=specs, out_specs=_IN_ROWS, check_vma=False)

    def places(tree: Any, spec: Any) -> Any:
        return jax.tree.map(lambda _: NamedSharding(mesh, spec), tree)

    where = tuple(
        {name: NamedSharding(mesh, spec[name]) for name in tree}
        if isinstance(spec, dict)
        else places(tree, spec)
        for tree, spec in zip(inputs, specs, strict=True)
    )

    def whole(shape: jax.ShapeDtypeStruct, place: NamedSharding) -> jax.ShapeDtypeStruct:
        size = list(shape.shape)
        if place.spec != _ALL:
            size[-1] *= devices.size
        return jax.ShapeDtypeStruct(tuple(size), shape.dtype, sharding=place)

    program = jax.jit(shared).lower(*jax.tree.map(whole, inputs, where)).compile(_OPTIONS)

    def on_all(*given: Any) -> np.ndarray:
        def spread(array: np.ndarray, place: NamedSharding) -> jax.Array:
            # Each process puts only the part of its own devices there.
            return jax.make_array_from_callback(array.shape, place, lambda part: array[part])

        results = program(*jax.tree.map(spread, given, where))
        if jax.process_count() > 1:
            return np.asarray(multihost_utils.process_allgather(results, tiled=True))
        return np.asarray(results)

    return on_all, lanes * devices.size
