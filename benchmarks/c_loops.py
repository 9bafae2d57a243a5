"""Loops in C, compiled with gcc and called through ctypes; paths and networks are in loops.c."""

import ctypes
import functools
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from surfaces.data_fits import GABOR_X, GABOR_Y


@functools.cache
def library(source, *more, number=float):
    """A file of this folder, compiled for this machine with more flags; its data are `number`s."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "loops.so"
        flags = ["-O3", "-march=native", *more, "-shared", "-fPIC"]
        source = Path(__file__).with_name(source)
        subprocess.run(["gcc", source, "-o", target, *flags, "-lm"], check=True)
        compiled = ctypes.CDLL(str(target))
    for name, values in (("gabor_x", GABOR_X), ("gabor_y", GABOR_Y)):
        (np.ctypeslib.as_ctypes_type(number) * 28).in_dll(compiled, name)[:] = values
    return compiled


def loop(surface, spec, hyperparameters, num_steps, state_size):
    """Return a function that runs the path and returns its rows, or None if there is no loop."""
    try:
        function = library("loops.c")[f"{surface.id}_{spec.id}"]
    except AttributeError:
        return None
    function.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long, ctypes.c_void_p]
    function.restype = None
    settings, start = np.array(list(hyperparameters.values()), float), np.array(surface.start)
    shape = (num_steps + 1, 3 * surface.dimension + 1 + state_size)

    def rows():
        rows = np.empty(shape)
        function(settings.ctypes.data, start.ctypes.data, num_steps, rows.ctypes.data)
        return rows

    return rows


def network_loop(loss, hyperparameters, num_steps, *flags):
    """Return a function that trains a 2-8-8-1 network with tanh by Adam and returns its rows."""
    function = library("loops.c", *flags)["network_adam"]
    function.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long, *[ctypes.c_void_p] * 2]
    function.argtypes += [ctypes.c_long, ctypes.c_void_p]
    function.restype = None
    settings = np.array(list(hyperparameters.values()), float)
    data = [np.ascontiguousarray(part, float) for part in (loss.start, loss.data.x, loss.data.y)]
    start, x, y = (part.ctypes.data for part in data)
    width = 5 * loss.dimension + 2

    def rows():
        rows = np.empty((num_steps + 1, width))
        function(settings.ctypes.data, start, num_steps, x, y, len(data[1]), rows.ctypes.data)
        return rows

    return rows
