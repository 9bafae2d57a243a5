"""A guard against compiling: what makes the first move of a slider slow makes every move slow."""

import contextlib

import jax

_compiled = []
jax.monitoring.register_event_duration_secs_listener(
    lambda event, duration, **_: _compiled.append(event)
)


@contextlib.contextmanager
def no_compilation():
    _compiled.clear()
    yield
    assert [event for event in _compiled if "compile" in event or "trace" in event] == []
