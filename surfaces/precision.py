"""64 bit for our own computations, whatever the program around them has chosen."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import jax

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def in_64_bit(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Let a function trace and compute in 64 bit.

    float32 gets six of the documents' printed numbers wrong, and for single paths float64 costs
    nothing. The setting is of this thread and ends with the call, so that a program that uses JAX
    in 32 bit is not disturbed.
    """

    @functools.wraps(function)
    def called(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        with jax.enable_x64(True):
            return function(*arguments, **named)

    return called
