"""The messages of a fit, in the wire format of `payload`."""

import numpy as np

from optviz.engine.batches import Batches
from optviz.player.payloads.payload import pack
from optviz.rendering.fit import Fit
from optviz.rendering.scene import Cloud


def fit_message(name: str, fit: Fit) -> bytes:
    """The message of the data and the model: what does not change when a hyperparameter does."""
    header = {
        "kind": "fit",
        "name": name,
        "link_low": fit.link_low,
        "link_high": fit.link_high,
        "loss": fit.loss,
        "weight": fit.weight,
    }
    rows = [fit.x, fit.y, fit.design, fit.offset]
    return pack(header, [*rows, fit.grid, fit.grid_design, fit.grid_offset, fit.link])


def batches_message(name: str, batches: Batches) -> bytes:
    """The message of the batches: all indices one after the other, and how many each step has."""
    header = {
        "kind": "batches",
        "name": name,
        "per_epoch": batches.per_epoch,
        "mean": batches.mean,
    }
    sizes = [len(indices) for indices in batches.indices]
    return pack(header, [np.concatenate(batches.indices), np.array(sizes)])


def cloud_message(name: str, cloud: Cloud) -> bytes:
    """The message of the cloud: the points of each path, point by point."""
    header = {
        "kind": "cloud",
        "name": name,
        "step": cloud.step,
        "total": cloud.total,
        "drawn": cloud.drawn,
        "paths": list(cloud.points),
    }
    return pack(header, list(cloud.points.values()))
