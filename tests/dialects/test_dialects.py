"""Dialects: every recorded call of every package, and what a dialect says and refuses."""

import itertools
import re

import jax
import numpy as np
import pytest
from references import RECORDED

from optviz.dialects import DIALECTS, FAMILIES, coinciding, set_alike, set_to_defaults
from optviz.dialects.__main__ import documents
from optviz.dialects.sentences import OF_RULE
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run
from surfaces import SURFACES

CALLS = RECORDED["cases"]
PACKAGES = sorted({case["dialect"].split("/")[0] for case in CALLS})
START = (-5.0, -2.0)
RAVINE = SURFACES["ravine"]  # x²/10 + 2y², as in the recorded calls


def path_of(id, arguments, **told):
    told = dict(start=START, num_steps=10) | told
    return run(RAVINE, DIALECTS[id], arguments, **told).params


def given(dialect):
    """What a dialect cannot do without."""
    return dict.fromkeys(dialect.required, 0.1)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_recorded_call_at_all_its_points(package):
    for case in CALLS:
        if not case["dialect"].startswith(f"{package}/"):
            continue
        path = path_of(case["dialect"], case["arguments"])
        tolerance = DIALECTS[case["dialect"]].precision.tolerance
        np.testing.assert_allclose(
            path[1:], case["points"], rtol=tolerance, atol=tolerance, err_msg=case["call"]
        )


def test_the_recorded_calls_are_all_there():
    assert len(CALLS) + len(RECORDED["refused"]) == 217
    assert {case["dialect"] for case in CALLS} | {"torch/Muon:vector"} == set(DIALECTS)
    for dialect in DIALECTS.values():
        assert RECORDED["packages"][dialect.package].split("+")[0].startswith(dialect.version)


def test_what_the_package_refuses_is_refused():
    with pytest.raises(ValueError, match="torch/Muon:vector cannot be run: A vector is refused"):
        path_of("torch/Muon:vector", {"lr": 0.1})


def test_a_coarser_tolerance_has_its_reason():
    for dialect in DIALECTS.values():
        assert dialect.precision.reason
        assert dialect.precision.tolerance >= 1e-9
        if dialect.precision.tolerance > 1e-9:
            assert re.search("single precision|bfloat16", dialect.precision.reason)


@pytest.mark.parametrize("id", DIALECTS)
def test_a_dialect_is_told_in_full(id):
    dialect = DIALECTS[id]
    assert dialect.id == id
    assert dialect.source
    assert not set(dialect.required) & set(dialect.defaults)
    assert dialect.learning_rate_name in (None, *dialect.arguments)
    assert isinstance(dialect.notes, tuple)
    assert len(set(dialect.differences)) == len(dialect.notes) + len(
        {s for rule in dialect.rules for s in OF_RULE.get(rule.id, ())}
    )
    assert all(sentence.endswith(".") for sentence in dialect.differences)
    assert dialect.rule in (dialect.rules or (None,))
    for form in dialect.forms:
        assert set(form.settings) == set(OPTIMIZERS[form.rule].hyperparameters)
        assert form.reads <= set(dialect.arguments)


@pytest.mark.parametrize("id", [id for id, dialect in DIALECTS.items() if dialect.forms])
def test_a_dialect_s_own_defaults_run(id):
    path = path_of(id, given(DIALECTS[id]))
    assert np.isfinite(path).all()


def test_an_argument_that_has_no_default_must_be_given():
    for dialect in DIALECTS.values():
        for name in dialect.required:
            others = {other: 0.1 for other in dialect.required if other != name}
            with pytest.raises(ValueError, match=f"{name}.* must be given; it has no default"):
                dialect.resolve(others)
    with pytest.raises(ValueError, match="optax/adam: learning_rate, the learning rate, must be"):
        path_of("optax/adam", {})


def test_an_unknown_argument_is_refused_and_the_known_ones_are_named():
    message = "torch/RMSprop has no argument rho; allowed: lr, alpha, eps, weight_decay, momentum"
    with pytest.raises(ValueError, match=message):
        path_of("torch/RMSprop", {"lr": 0.1, "rho": 0.9})


@pytest.mark.parametrize(
    ("id", "arguments", "message"),
    [
        ("keras/RMSprop", {"centered": "yes"}, "centered is 'yes'; it can only be True or False"),
        ("keras/RMSprop", {"centered": 1.0}, "centered is 1.0; it can only be True or False"),
        ("keras/RMSprop", {"rho": True}, "rho is True; it can only be a number"),
        ("keras/RMSprop", {"rho": float("nan")}, "rho is nan; it can only be a number"),
        (
            "keras/Adam",
            {"weight_decay": "a"},
            "weight_decay is 'a'; it can only be a number or None",
        ),
        ("torch/Adam", {"betas": 0.9}, "betas is 0.9; it can only be 2 numbers"),
        ("torch/Adam", {"betas": (0.9, None)}, "it can only be 2 numbers"),
        ("torch/AdamW", {"amsgrad": True}, "amsgrad is True; it can only be False with these"),
        ("mlx/Adafactor", {"relative_step": False}, "learning_rate must be given with these"),
        ("torch/Adadelta", {"weight_decay": 0.1}, "weight_decay is 0.1; it can only be 0.0 with"),
        ("torch/SGD", {"nesterov": True, "momentum": 0.9, "dampening": 0.5}, "not offered with"),
        ("torch/Muon", {"ns_coefficients": (1.0, 2.0, 3.0)}, "as is its default"),
    ],
)
def test_a_value_that_cannot_be_is_refused(id, arguments, message):
    with pytest.raises(ValueError, match=message):
        path_of(id, arguments)


def test_arguments_that_have_their_default_are_taken_as_they_are():
    for dialect in DIALECTS.values():
        if dialect.forms:
            assert dialect.resolve({**given(dialect), **dialect.defaults}) == dialect.resolve(
                given(dialect)
            )


def test_a_sentence_is_said_where_it_holds():
    sgd = DIALECTS["torch/SGD"]
    assert set(OF_RULE) <= set(OPTIMIZERS)
    assert len(sgd.differences_with({"momentum": 0.9})) == 1
    folded = sgd.differences_with({"momentum": 0.9, "nesterov": True})
    assert folded[-1].startswith("The stored point is the looked-ahead one")
    assert set(folded) < set(sgd.differences)


def test_any_objective_and_number_of_parameters():
    def valley(params):
        return jax.numpy.sum((params - 1) ** 2) + jax.numpy.prod(params)

    for id in ("keras/RMSprop", "torch/Muon", "pytorch_optimizer/SOAP", "thinc/Adam", "optax/lamb"):
        path = run(
            valley, DIALECTS[id], given(DIALECTS[id]), start=np.linspace(-1, 2, 5), num_steps=30
        )
        assert np.isfinite(path.params).all()
        assert path.value[-1] < path.value[0]


def test_a_schedule_takes_the_rate_s_place():
    schedule = SCHEDULES["exponential"].factory(**SCHEDULES["exponential"].hyperparameters)
    inside = path_of("keras/SGD", {"momentum": 0.9}, schedule=schedule)
    outside = path_of("optax/sgd", {"momentum": 0.9}, schedule=schedule)
    assert np.abs(inside - outside).max() > 0.01
    np.testing.assert_allclose(
        outside, path_of("torch/SGD", {"momentum": 0.9}, schedule=schedule), atol=1e-12
    )
    for id in ("river/AdaDelta", "mlx/Adafactor", "optax/polyak_sgd"):
        with pytest.raises(ValueError, match=f"a schedule needs a learning rate; {id} takes none"):
            path_of(id, {}, schedule=schedule)


def test_one_form_is_compiled_once(monkeypatch):
    compiled = []

    class Counted:
        """A program that counts, and does not take the time to be compiled."""

        state_template, width = (), 3 * len(START) + 1

        def __init__(self, *structure):
            compiled.append(structure)

        def rows(self, count, *inputs):
            return np.zeros((count, self.width))

    monkeypatch.setattr("optviz.engine.program.Program", Counted)

    def new_objective(params):
        return params @ params

    adams = [m for name in ("adam", "adamw", "adamax") for m in FAMILIES[name].members]
    rates = (0.1, 0.2, 0.3)
    forms = set()
    for member, rate in itertools.product(adams, rates):
        arguments = set_alike(member, {"learning_rate": rate, "eps": 1e-3 * rate})
        run(new_objective, member.dialect, arguments, start=START, num_steps=10)
        forms.add(member.dialect.form(arguments).rule)
    assert len(compiled) == len(forms) < len(adams)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_at_equal_settings_and_at_defaults(name):
    family = FAMILIES[name]
    reference = OPTIMIZERS[family.rule]
    assert set(family.settings) <= set(reference.hyperparameters)
    ids = [member.dialect.id for member in family.members]
    assert len(set(ids)) == len(ids) > 1
    for member in family.members:
        settings = member.dialect.resolve(set_alike(member, family.settings))[1]
        if member.dialect.learning_rate_name and "learning_rate" in settings:
            ignored = name == "adafactor" and member.dialect.package == "mlx"
            assert ignored or settings["learning_rate"] == family.settings["learning_rate"]
        own = set_to_defaults(member, family.settings)
        assert set(own) == {*member.dialect.required, *member.arguments}
        member.dialect.resolve(own)


def test_the_adams_fall_into_three_groups():
    family = FAMILIES["adam"]
    paths = {
        member.dialect.id: path_of(member.dialect.id, set_alike(member, family.settings))
        for member in family.members
    }
    groups = coinciding(paths)
    assert [group[0] for group in groups] == ["torch/Adam", "thinc/Adam", "mlx/Adam"]
    assert len(groups[0]) == 13


def test_coinciding_paths_may_leave_together():
    lost = np.array([[0.0, 1.0], [np.nan, np.nan]])
    near = np.array([[0.0, 1.00005], [np.nan, np.nan]])
    assert coinciding({"a": lost, "b": near, "c": lost + 1}) == [["a", "b"], ["c"]]


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.name)
def test_the_documents_are_up_to_date(file):
    """Written by `python -m optviz.dialects`."""
    assert file.read_text() == documents()[file]


def test_a_dialect_on_a_surface_of_the_registry():
    path = run(RAVINE, DIALECTS["torch/Adam"], {"lr": 0.1, "betas": [0.9, 0.99]})
    twin = run(RAVINE, OPTIMIZERS["adam"], {"learning_rate": 0.1, "b2": 0.99})
    np.testing.assert_array_equal(path.params, twin.params)
