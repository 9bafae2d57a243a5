"""What tests ask of compilation: that there is none, or that it is the app's own."""

import contextlib

import jax
import pytest

from optviz import simulation
from optviz.engine.program import Program

_compiled = []
jax.monitoring.register_event_duration_secs_listener(
    lambda event, duration, **_: _compiled.append(event)
)


@contextlib.contextmanager
def no_compilation():
    """A guard: what makes the first move of a slider slow makes every move slow."""
    _compiled.clear()
    yield
    assert [event for event in _compiled if "compile" in event or "trace" in event] == []


# What XLA does unless it is told to hurry, as `QUICKLY_COMPILED` of conftest.py does.
_SHIPPED = {
    "xla_backend_optimization_level": 3,
    "xla_cpu_use_fusion_emitters": True,
    "xla_cpu_parallel_codegen_split_count": 32,
}


@contextlib.contextmanager
def as_shipped():
    """Run paths by the very programs that the app compiles: where the last digits decide."""
    compile = jax.stages.Lowered.compile
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jax.stages.Lowered, "compile", lambda lowered: compile(lowered, _SHIPPED))
        # None that has been compiled already.
        patch.setattr(simulation, "program_of", Program)
        yield
