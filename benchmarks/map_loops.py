"""Many runs by other means: in C (map_loops.c, through ctypes), in vectorized NumPy or PyTorch."""

import ctypes

import numpy as np
from c_loops import library

from surfaces.data_fits import GABOR_X, GABOR_Y

REALS = {np.float32: ("float", "f"), np.float64: ("double", "")}


def _program(number):
    real, suffix = REALS[number]
    functions = [f"-D{name.upper()}={name}{suffix}" for name in ("rint", "exp", "sqrt")]
    flags = ("-ffast-math", "-fopenmp", f"-DREAL={real}", *functions)
    return library("map_loops.c", *flags, number=number)


def c_map(name, rates, b1, settings, starts, number, num_steps, limit):
    """Run the C program; return the last points and the steps."""
    x, y = (np.array(row, number) for row in starts)
    steps = np.empty(len(x), np.int32)
    real = np.ctypeslib.as_ctypes_type(number)
    scalars = [real(v) for v in (settings.get("b2", 0.0), settings.get("eps", 0.0), limit)]
    arrays = [a.ctypes.data_as(ctypes.c_void_p) for a in (rates, b1)]
    ends = [a.ctypes.data_as(ctypes.c_void_p) for a in (x, y, steps)]
    getattr(_program(number), name)(len(x), num_steps, *arrays, *scalars, *ends)
    return np.stack([x, y]), steps


def vector_map(numbers, surface, rule, rates, b1, settings, starts, number, num_steps):
    """The same in vectors, with the gradients by hand: `numbers` is NumPy or PyTorch."""
    vectors = numbers.asarray
    rates, b1, x, y = (vectors(np.array(a, number)) for a in (rates, b1, *starts))
    scaled = vectors((0.06 * np.array(GABOR_X)).astype(number))[:, None]
    targets = vectors(np.array(GABOR_Y, number))[:, None]
    m = v = numbers.zeros((2, len(x)), dtype=x.dtype)
    b2, eps = settings.get("b2", 0.0), settings.get("eps", 0.0)
    for t in range(1, num_steps + 1):
        if surface == "himmelblau":
            a, b = x * x + y - 11, x + y * y - 7
            grad = numbers.stack([4 * x * a + 2 * b, 2 * a + 4 * y * b])
        else:
            u = x + scaled * y
            sine, bell = numbers.sin(u), numbers.exp(-u * u / 32)
            slope = 2 * (sine * bell - targets) * bell * (numbers.cos(u) - sine * u / 16)
            grad = numbers.stack([slope.sum(axis=0), (slope * scaled).sum(axis=0)])
        if rule == "adam":
            m = b1 * m + (1 - b1) * grad
            v = b2 * v + (1 - b2) * grad**2
            grad = m / (1 - b1**t) / (numbers.sqrt(v / (1 - b2**t)) + eps)
        x, y = x - rates * grad[0], y - rates * grad[1]
    return numbers.stack([x, y])
