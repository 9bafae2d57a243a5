"""Rules in plain lines, for scripts: those whose own source is a compiled loop, or optax.

Each is a generator that runs: it takes a first point, `gradient` and, where the rule asks for them,
`objective`, `hessian` and the like, and yields one point after the other. `grad` is the gradient at
the point, with which every step begins and which every script computes. Functions that rules share
become lines of the script, in the places of their calls.
"""

from optviz.scripts.plain_rules import (
    adafactor_and_soap,
    averages,
    distances,
    models,
    rectified,
    schedule_free,
    searches,
    steps,
)

_MODULES = (
    *(steps, averages, rectified, adafactor_and_soap, distances, models, schedule_free, searches),
)

# By the ids of the rules: all functions that take a point and its gradient.
PLAIN_RULES = {
    name: function
    for module in _MODULES
    for name, function in vars(module).items()
    if getattr(function, "__module__", "") == module.__name__
    and function.__code__.co_varnames[:2] == ("params", "gradient")
}
