"""Every target: what it cannot express is said, and what it can is a script to read."""

import ast
import itertools

import numpy as np
import pytest
from hostile_formulas import listed
from walked_scripts import check, experiment_of

from optviz.optimizers import OPTIMIZERS
from optviz.scripts import TARGETS, ScriptError, script
from optviz.scripts.classes import CLASSES
from optviz.scripts.targets import PYTHON_TARGETS
from surfaces import SURFACES
from surfaces.formula import FormulaError, parse

FORMULAS = (
    "sin(x)*y^2",
    "x^2/(1 + exp(-x y)) + 0.3max(x, y, sin(2)) + abs(y) + atan2(y, 3) + log10(2 + x^2)",
    "2^(x/3) - floor(x) + sign(y) + tanh(y) + min(2, x) + x^2",
    "(9 + x)^(y/5) + x^2 + pi y^2/tau + e",
    "x^4/20 + asin(tanh(x/9)) + acos(x/30) + atan(x) + cosh(x/5) + sinh(x/9)",
    "ln(9 + x) + log2(x + 9) + sqrt(x^2 + 1) + x^(-2) + tan(x/9) - -x",
    "3",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_of_ones_own(formula):
    surface, rate = parse(formula), {"learning_rate": 0.02}
    check(experiment_of(surface, "momentum_average", rate, num_steps=5))
    if formula != "3":  # which has no curvature to divide by
        check(experiment_of(surface, "newton", rate, num_steps=5), ("numpy",))


def test_a_formula_in_the_words_of_torch():
    text = script(experiment_of(parse("sin(x)*y^2"), "adam"), "torch")
    assert "    return torch.sin(x) * y**2\n" in text


@pytest.mark.parametrize("formula", ["x + 1/0", "x + ln(-1)", "x + 1e30^16", "x (0-8)^(1/3)"])
def test_a_constant_without_a_value_is_none_in_a_script_either(formula):
    for target in PYTHON_TARGETS:
        text = script(experiment_of(parse(formula), "adam"), target)
        assert "float('nan')" in text or "float('inf')" in text


@pytest.mark.parametrize(("want", "text"), list(listed()))
def test_nothing_of_a_hostile_text_gets_into_a_script(want, text):
    try:
        surface = parse(text)
    except FormulaError:
        return
    words = {"params", "np", "x", "y", "objective", "float"}
    calls = {"sin", "cos", "tan", "arcsin", "arccos", "arctan", "arctan2", "sinh", "cosh", "tanh"}
    calls |= {"exp", "log", "log10", "log2", "sqrt", "abs", "sign", "floor", "minimum", "maximum"}
    tree = ast.parse(script(experiment_of(surface, "gradient_descent"), "numpy"))
    (objective,) = (n for n in tree.body if getattr(n, "name", "") == "objective")
    for node in ast.walk(objective):
        if isinstance(node, ast.Name):
            assert node.id in words
        if isinstance(node, ast.Attribute):
            assert node.attr in {*calls, "pi", "e"}
        if isinstance(node, ast.Constant):
            assert isinstance(node.value, int | float) or node.value in ("inf", "nan", "-inf")
    head, _ = script(experiment_of(surface, "adam"), "tfjs").split("\nconst tf", 1)
    assert head.count("\n") == 2
    assert all(line.startswith("//") and line.isascii() for line in head.splitlines())


def test_what_a_target_has_is_written_and_all_else_is_refused():
    refused = set()
    for target, rule in itertools.product(TARGETS, OPTIMIZERS):
        try:
            text = script(experiment_of(SURFACES["ravine"], rule), target)
        except ScriptError as error:
            refused.add((target, rule))
            assert any(words in str(error) for words in REFUSALS)
        else:
            if target != "tfjs":
                ast.parse(text)
            code = [line for line in text.splitlines() if line.strip()]
            assert 10 <= len(code) <= 52, text
    newtons = set(itertools.product(("keras", "mlx", "tinygrad", "tfjs"), NEWTONS))
    searches = set(itertools.product(("keras",), SEARCHES))
    assert newtons | searches <= refused
    everywhere = {rule for rule in OPTIMIZERS if all((t, rule) not in refused for t in TARGETS)}
    assert len(everywhere) > 100


REFUSALS = ("a script can be had for: ", "take numpy, optax or torch")
NEWTONS = ("newton", "absolute_newton")
SEARCHES = ("line_search", "bracketing_line_search", "armijo")


def test_a_class_of_a_package_stands_for_a_rule_that_there_is():
    for target, classes in CLASSES.items():
        assert target in TARGETS
        assert set(classes) <= set(OPTIMIZERS)


def test_a_class_is_taken_only_while_it_is_the_rule():
    falling = {"schedule": "exponential"}
    ravine = SURFACES["ravine"]
    assert "keras.optimizers.SGD" in script(experiment_of(ravine, "momentum"), "keras")
    assert "keras.optimizers.SGD" not in script(
        experiment_of(ravine, "momentum", **falling), "keras"
    )
    assert "keras.optimizers.Adam" not in script(experiment_of(ravine, "adam"), "keras")
    assert "torch.optim.Adam(" in script(experiment_of(ravine, "adam", **falling), "torch")


def test_64_bit_is_switched_on_in_words():
    experiment = experiment_of(SURFACES["ravine"], "lion")
    for target, word in (
        ("optax", "jax_enable_x64"),
        ("torch", "torch.float64"),
        ("keras", "float64"),
        ("mlx", "mx.float64"),
        ("tinygrad", "dtypes.float64"),
    ):
        assert word in script(experiment, target)


def test_numbers_of_numpy_are_written_as_plain_ones():
    experiment = experiment_of(SURFACES["ravine"], "adam", {"b1": np.float64(0.5)})
    assert "b1 = 0.5\n" in script(experiment, "torch")


def test_an_unknown_target_or_path_is_named():
    experiment = experiment_of(SURFACES["ravine"], "adam")
    with pytest.raises(ScriptError, match="pytorch is no target of a script; allowed: numpy, opt"):
        script(experiment, "pytorch")
    with pytest.raises(ScriptError, match="momentum is no path of this experiment; allowed: adam"):
        script(experiment, "numpy", "momentum")


def test_the_head_says_the_rule_the_surface_and_all_settings():
    title, link = script(experiment_of(SURFACES["x_cos"], "momentum"), "numpy").splitlines()[:2]
    assert title == "# Momentum on x·cos(cx)"
    assert link.startswith("# ?surface=x_cos&x_cos.c=0.4712388980384")
    assert "&optimizers=momentum&momentum.learning_rate=0.1&momentum.decay=0.9&" in link
    assert link.endswith("&start=10&num_steps=12")
