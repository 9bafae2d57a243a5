"""What is made for a surface is kept until it is asked for again; that of a formula not for long.

There are as many formulas as readers, and a compiled one holds megabytes. So all that was made for
a formula, be it programs, derivatives or pictures, is given up together as soon as the formula is
no longer among the few that were used last.
"""

import contextlib
import ctypes
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar
from weakref import WeakSet

_Objective = TypeVar("_Objective", bound=Callable[..., Any])
_Made = TypeVar("_Made")

# One formula is kept, and one more for every reader who is at work, up to a limit.
_MOST = 32

_lock = threading.Lock()  # held for microseconds only
_all: "list[KeptBySurface[Any]]" = []
_passing: WeakSet[Callable[..., Any]] = WeakSet()  # the objectives of formulas
_present: OrderedDict[Callable[..., Any], None] = OrderedDict()  # those used last come last
_readers = 0
_MISSING = object()
# glibc keeps what is freed between other things for itself: megabytes for each compilation.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None
_give_memory_back: Callable[[int], int] = getattr(_libc, "malloc_trim", lambda _: 0)


def passing(objective: _Objective) -> _Objective:
    """Let what is made for an objective be given up with it."""
    _passing.add(objective)
    return objective


@contextlib.contextmanager
def reader() -> Iterator[None]:
    """Keep one formula more as long as a reader is at work."""
    global _readers
    with _lock:
        _readers += 1
    try:
        yield
    finally:
        with _lock:
            _readers -= 1
            given_up = _given_up()
        if given_up:
            _destroy(given_up)


def kept_formulas() -> int:
    """For how many formulas something is kept."""
    return len(_present)


class KeptBySurface(Generic[_Made]):
    """A function whose first argument is a surface or its objective, and whose results are kept.

    Those asked for last are, at most so many; another one is made `within` a context, after a
    second look whether somebody else has made it meanwhile.
    """

    def __init__(
        self,
        make: Callable[..., _Made],
        most: int,
        within: Callable[[], AbstractContextManager[None]],
    ):
        self._make, self.most, self._within = make, most, within
        self._results: OrderedDict[tuple[Any, ...], _Made] = OrderedDict()
        _all.append(self)

    def __len__(self) -> int:
        return len(self._results)

    def __call__(self, *key: Any) -> _Made:
        """Return the result for these arguments, made unless it is there."""
        result: _Made = self._found(key)
        if result is _MISSING:
            with self._within():
                result = self._found(key)
                if result is _MISSING:
                    result = self._keep(key, self._make(*key))
        return result

    def _found(self, key: tuple[Any, ...]) -> Any:
        with _lock:
            if key not in self._results:
                return _MISSING
            if (owner := _owner(key)) in _present:
                _present.move_to_end(owner)
            self._results.move_to_end(key)
            return self._results[key]

    def _keep(self, key: tuple[Any, ...], result: _Made) -> _Made:
        with _lock:
            if passes := (owner := _owner(key)) in _passing:
                _present[owner] = None
                _present.move_to_end(owner)
            self._results[key] = result
            if len(self._results) > self.most:
                self._results.popitem(last=False)
            given_up = _given_up()
        if passes:
            _destroy(given_up)
        return result

    def give_up(self, objective: Callable[..., Any]) -> list[_Made]:
        """Forget all that was made for an objective, and return it."""
        keys = [key for key in self._results if _owner(key) is objective]
        return [self._results.pop(key) for key in keys]


def by_surface(
    most: int, within: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext
) -> Callable[[Callable[..., _Made]], KeptBySurface[_Made]]:
    """Decorate a function of a surface or its objective, so that its results are kept."""
    return lambda make: KeptBySurface(make, most, within)


def _owner(key: tuple[Any, ...]) -> Any:
    return getattr(key[0], "objective", key[0])


def _given_up() -> list[Any]:
    """All that was made for those formulas for which there is no room any more."""
    results: list[Any] = []
    while len(_present) > min(1 + _readers, _MOST):
        objective, _ = _present.popitem(last=False)
        for kept in _all:
            results += kept.give_up(objective)
    return results


def _destroy(results: list[Any]) -> None:
    """Forget what was given up, while nobody waits for the lock; give all free memory back."""
    results.clear()
    _give_memory_back(0)
