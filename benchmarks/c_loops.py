"""The loops of loops.c, compiled with gcc and called through ctypes."""

import ctypes
import functools
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from surfaces.data_fits import GABOR_X, GABOR_Y

SOURCE = Path(__file__).with_name("loops.c")


@functools.cache
def _library():
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "loops.so"
        flags = ["-O3", "-march=native", "-shared", "-fPIC", "-lm"]
        subprocess.run(["gcc", SOURCE, "-o", target, *flags], check=True)
        library = ctypes.CDLL(str(target))
    for name, values in (("gabor_x", GABOR_X), ("gabor_y", GABOR_Y)):
        (ctypes.c_double * 28).in_dll(library, name)[:] = values
    return library


def loop(surface, spec, hyperparameters, num_steps, state_size):
    """Return a function that runs the path and returns its rows, or None if there is no loop."""
    try:
        function = _library()[f"{surface.id}_{spec.id}"]
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
