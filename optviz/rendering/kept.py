"""Results that take long, kept for when they are asked for again."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

_MOST = 12
_Made = TypeVar("_Made")
_results: OrderedDict[tuple, object] = OrderedDict()  # those used last come last; 1 MB each


def kept(key: tuple, make: Callable[[], _Made]) -> _Made:
    """A result that was made before, or one that is made now."""
    found = _results.pop(key, None) or make()
    _results[key] = found
    while len(_results) > _MOST:
        _results.popitem(last=False)
    return found
