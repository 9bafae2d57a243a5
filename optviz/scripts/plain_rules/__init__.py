"""Rules in plain lines, for scripts: those whose own source is a compiled loop, or optax.

Each is a generator that runs: it takes a first point, `gradient` and, where the rule asks for them,
`objective`, `hessian` and the like, and yields one point after the other. `grad` is the gradient at
the point, with which every step begins and which every script computes.
"""

from optviz.scripts.plain_rules.averages import (
    adabelief,
    adamax,
    adan,
    lamb,
    lion,
    muon,
    novograd,
    radam,
    radam_paper,
    soap_of_vector,
    swats,
    yogi,
)
from optviz.scripts.plain_rules.searches import (
    absolute_newton,
    armijo,
    bracketing_line_search,
    line_search,
    newton,
)
from optviz.scripts.plain_rules.steps import (
    optimistic_gradient_descent,
    polyak_sgd,
    rprop,
    svrg,
    unit_gradient,
)

PLAIN_RULES = {
    rule.__name__: rule
    for rule in (
        unit_gradient,
        svrg,
        rprop,
        optimistic_gradient_descent,
        polyak_sgd,
        radam,
        radam_paper,
        swats,
        lion,
        adabelief,
        yogi,
        adamax,
        adan,
        novograd,
        lamb,
        muon,
        soap_of_vector,
        line_search,
        bracketing_line_search,
        armijo,
        newton,
        absolute_newton,
    )
}
