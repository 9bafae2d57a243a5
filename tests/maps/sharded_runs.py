"""Maps and races computed in a process of its own; what they found is written into a file.

    python tests/maps/sharded_runs.py FILE [ADDRESS COUNT NUMBER]

With an address it is one of so many processes that share their devices.
"""

import sys

import jax
import numpy as np

file, *together = sys.argv[1:]
if together:
    address, count, number = together
    jax.config.update("jax_cpu_collectives_implementation", "gloo")
    jax.distributed.initialize(address, int(count), int(number))

from optviz import maps  # noqa: E402 - the processes meet before anything of JAX is used
from optviz.optimizers import OPTIMIZERS  # noqa: E402
from optviz.schedules import SCHEDULES  # noqa: E402
from surfaces import SURFACES  # noqa: E402

momentum, adam = OPTIMIZERS["momentum"], OPTIMIZERS["adam"]
basins = maps.basin_map(
    *(SURFACES["himmelblau"], momentum, {"learning_rate": 0.012, "decay": 0.9}),
    resolution=100,
)
axes = ("learning_rate", np.geomspace(0.01, 3, 50)), ("schedule.end_value", [0.0, 0.01, 0.1])
conditions = {"schedule": SCHEDULES["cosine"].factory, "noise": 0.3, "num_steps": 100}
found = maps.hyperparameter_map(SURFACES["gabor"], adam, *axes, **conditions)
entrants = [maps.Entrant(momentum), maps.Entrant(OPTIMIZERS["armijo"])]
race = maps.honest_race(SURFACES["ravine"], entrants, noise=0.5, budget=60, tolerance=0.05)
fan = maps.seed_fan(SURFACES["gabor"], adam, seeds=range(11), num_steps=50, batch_size=5, noise=0.1)
np.savez(
    file,
    devices=[jax.device_count(), jax.local_device_count()],
    **{name: getattr(basins, name) for name in ("reached", "steps", "regime", "minima")},
    **{f"map_{name}": getattr(found, name) for name in ("value", "steps", "regime")},
    **{f"race_{k}": standing.value for k, standing in enumerate(race.standings)},
    **{f"fan_{name}": getattr(fan, name) for name in ("params", "value")},
    **{f"spent_{k}": standing.spent for k, standing in enumerate(race.standings)},
)
