"""Whatever the settings are, a run gives its whole path or says what is wrong; none compiles."""

import numpy as np
import optax
import pytest
from compilations import no_compilation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

# What somebody may try: also what is no number, and what a float64 can just hold.
NUMBERS = st.one_of(
    st.sampled_from([0.0, -0.0, 1.0, -1.0, 1e9, 1e-300, 1e300, float("inf"), -float("inf")]),
    st.floats(),
)
STEPS = st.one_of(st.integers(1, 40), st.integers(-3, 0), st.just(100_001), st.floats())


def path_or_sentence(surface, spec, given_settings):
    try:
        path = run(surface, spec, **given_settings)
    except ValueError as error:
        sentence = str(error)
        assert 10 < len(sentence) < 300
        assert "Traceback" not in sentence
        return
    rows = given_settings["num_steps"] + 1
    assert path.params.shape == path.grad.shape == (rows, surface.dimension)
    assert path.value.shape == (rows,)


def of(names):
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, NUMBERS))


# Of the module, so that both tests of a rule follow each other, and one compiles for both.
@pytest.fixture(scope="module", params=OPTIMIZERS.values(), ids=lambda spec: spec.id)
def spec(request):
    return request.param


def test_no_number_compiles(spec):
    bowl = SURFACES["bowl"]
    scheduled = "learning_rate" in spec.hyperparameters
    run(bowl, spec, schedule=optax.exponential_decay(0.1, 10, 0.9) if scheduled else None)
    rng = np.random.default_rng(0)
    with no_compilation():
        for num_steps in (1, 40, 300):
            numbers = {name: v * rng.uniform(0.5, 1) for name, v in spec.hyperparameters.items()}
            run(bowl, spec, numbers, start=rng.normal(size=2), num_steps=num_steps)
            run(bowl, spec, numbers, noise=rng.uniform(), seed=num_steps, num_steps=num_steps)
            if scheduled:
                schedule = optax.exponential_decay(rng.uniform(), num_steps, rng.uniform())
                run(bowl, spec, numbers, schedule=schedule, num_steps=num_steps)


def test_any_hyperparameters_of_a_rule(spec):
    @settings(max_examples=12, deadline=None)
    @given(of(spec.hyperparameters), st.tuples(NUMBERS, NUMBERS), STEPS, NUMBERS)
    @example(dict.fromkeys(spec.hyperparameters, 0.0), (0.0, 0.0), 40, 0.0)
    @example(dict.fromkeys(spec.hyperparameters, 1.0), (1e300, 1.0), 40, 1e300)
    @example(dict.fromkeys(spec.hyperparameters, float("inf")), (1.0, 1.0), 40, 0.0)
    def tried(hyperparameters, start, num_steps, noise):
        given_settings = {"start": start, "num_steps": num_steps, "noise": noise}
        path_or_sentence(
            SURFACES["bowl"], spec, {"hyperparameters": hyperparameters, **given_settings}
        )

    tried()


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda surface: surface.id)
def test_any_settings_of_a_surface(surface):
    starts = st.lists(NUMBERS, min_size=0, max_size=3)

    @settings(max_examples=12, deadline=None)
    @given(of(surface.shape), starts, STEPS, st.one_of(st.none(), st.integers(-1, 200)))
    def tried(shape, start, num_steps, batch_size):
        chosen = {"shape": shape, "start": start, "num_steps": num_steps, "batch_size": batch_size}
        path_or_sentence(surface, OPTIMIZERS["momentum"], chosen)

    tried()
