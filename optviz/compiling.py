"""Compiling: one program at a time, and only where it is allowed."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

# XLA's options for small programs: its older generator of code, and all of a program in one piece.
# They are compiled in about three quarters of the time and compute as quickly; larger ones, as
# those of networks, would compute more slowly.
SMALL: dict[str, Any] = {
    "xla_cpu_use_fusion_emitters": False,
    "xla_cpu_parallel_codegen_split_count": 1,
}

# Compiling holds Python's lock for long stretches; one at a time keeps other users' sliders quick.
_one_at_a_time = threading.RLock()
_permission: ContextVar[Callable[[], None]] = ContextVar("permission", default=lambda: None)


class NotAllowedError(Exception):
    """Something would have to be compiled, and whoever asked for it may not, or no longer."""


@contextlib.contextmanager
def compiling() -> Iterator[None]:
    """What is compiled is compiled within this, when nobody else compiles.

    Raises NotAllowedError where the thread's `permission` does.
    """
    _permission.get()()
    with _one_at_a_time:
        _permission.get()()  # again, as the wait may have been long
        yield


@contextlib.contextmanager
def permission(ask: Callable[[], None]) -> Iterator[None]:
    """Call `ask`, which may raise NotAllowedError, before anything is compiled by this thread."""
    token = _permission.set(ask)
    try:
        yield
    finally:
        _permission.reset(token)


def forbid() -> None:
    """Raise NotAllowedError: the permission of those who must answer at once."""
    raise NotAllowedError("this has not been compiled yet")
