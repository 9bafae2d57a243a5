"""Every target: what it cannot express is said, and what it can is a script to read."""

import ast
import itertools
import re
import statistics

import numpy as np
import pytest
from hostile_formulas import listed
from walked_scripts import check, experiment_of

from optviz.dialects import DIALECTS
from optviz.optimizers import OPTIMIZERS
from optviz.scripts import TARGETS, ScriptError, script
from optviz.scripts.targets import PYTHON_TARGETS
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.experiment.entries import Entry
from surfaces import SURFACES
from surfaces.formula import FormulaError, parse

FORMULAS = (
    "sin(x)*y^2",
    "x^2/(1 + exp(-x y)) + 0.3max(x, y, sin(2)) + abs(y) + atan2(y, 3) + log10(2 + x^2)",
    "2^(x/3) - floor(x) + sign(y) + tanh(y) + min(2, x) + x^2",
    "(9 + x)^(y/5) + x^2 + pi y^2/tau + e",
    "x^4/20 + asin(tanh(x/9)) + acos(x/30) + atan(x) + cosh(x/5) + sinh(x/9)",
    "ln(9 + x) + log2(x + 9) + sqrt(x^2 + 1) + x^(-2) + tan(x/9) - -x",
    "where(x > y, x^2, 2y) + where(x - 3, y^2, 0) + round(9x)/9 + where(1, x^2, y)",
    "(x < 3) + (y <= x) x^2 + (y > 1) y + (2 >= x) + x^2 + y^2 + (1 < 2) + round(2.5) + erf(0.5)",
    "erf(x y) + x^2 + y^2 - erf(y)/2",
    "3",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_of_ones_own(formula):
    surface, rate = parse(formula), {"learning_rate": 0.02}
    check(experiment_of(surface, "momentum_average", rate, num_steps=5))
    if formula != "3":  # which has no curvature to divide by
        check(experiment_of(surface, "newton", rate, num_steps=5), ("numpy",))


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("target", TARGETS)
def test_what_a_package_lacks_of_a_formula_is_said_in_the_formulas_words(target, formula):
    try:
        text = script(experiment_of(parse(formula), "adam"), target)
    except ScriptError as error:
        if target == "tfjs":  # which cannot differentiate past a comparison
            assert "gradient for a formula with comparisons" in str(error) and re.search(
                "where|<|>", formula
            )
            return
        (word,) = re.findall("has no (.*): use NumPy, optax or PyTorch", str(error))
        assert f"{word}(" in formula
        assert target in ("mlx", "tinygrad")
    else:
        assert "objective" in text


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
    calls |= {
        "where",
        "round",
        "vectorize",
        "erf",
        "exp",
        "log",
        "log10",
        "log2",
        "sqrt",
        "abs",
        "sign",
        "floor",
        "minimum",
        "maximum",
    }
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
    refused, lengths = set(), {target: [] for target in TARGETS}
    for target, rule in itertools.product(TARGETS, OPTIMIZERS):
        try:
            text = script(experiment_of(SURFACES["ravine"], rule), target)
        except ScriptError as error:
            refused.add((target, rule))
            assert any(words in str(error) for words in REFUSALS)
        else:
            if target != "tfjs":
                ast.parse(text)
            lengths[target].append(len(text.splitlines()))
    newtons = set(itertools.product(("keras", "mlx", "tinygrad", "tfjs"), NEWTONS))
    searches = set(itertools.product(("keras",), SEARCHES))
    assert newtons | searches <= refused
    everywhere = {rule for rule in OPTIMIZERS if all((t, rule) not in refused for t in TARGETS)}
    assert len(everywhere) > 100
    for target, lines in lengths.items():
        assert min(lines) >= 10 and statistics.median(lines) <= 30 and max(lines) <= 48, target


REFUSALS = ("scripts are available for: ", "use NumPy, optax or PyTorch")
NEWTONS = ("newton", "absolute_newton")
SEARCHES = ("line_search", "bracketing_line_search", "armijo")


def test_the_head_says_where_a_package_has_other_rules_only():
    sentence = "# No optimizer of PyTorch is exactly this rule: these are its lines, in PyTorch."
    ravine = SURFACES["ravine"]
    assert sentence in script(experiment_of(ravine, "lion"), "torch").splitlines()
    assert "No optimizer" not in script(experiment_of(ravine, "adam"), "torch")
    assert "in JAX." in script(experiment_of(ravine, "adam"), "keras")
    assert "No optimizer" not in script(experiment_of(ravine, "adam"), "numpy")


def test_mlx_is_said_to_be_less_precise_where_it_is():
    for surface, said in ((SURFACES["ravine"], False), (parse("exp(x) + sin(y) - x"), True)):
        text = script(experiment_of(surface, "adam"), "mlx")
        assert ("MLX takes sin, cos and exp in 32 bit" in text) == said


def as_chosen(dialect, surface=SURFACES["ravine"], **settings):
    """A path as a package has it, with a number or two that are not its defaults."""
    given = {name: 0.05 for name in (dialect.learning_rate_name, *dialect.required) if name}
    spec, hyperparameters = dialect.resolve(given)
    entry = Entry(spec.id, spec, hyperparameters, dialect, given)
    return Experiment(surface, surface.shape, [entry], surface.start, 12, Conditions(**settings))


OF_OPTAX = [d for d in DIALECTS.values() if d.package == "optax" and d.forms]


@pytest.mark.parametrize("dialect", OF_OPTAX, ids=lambda dialect: dialect.id)
def test_a_path_as_a_package_has_it_is_its_own_call(dialect):
    experiment = as_chosen(dialect)
    text = script(experiment, "optax")
    if ":" in dialect.id or f"{dialect.id}:vector" in DIALECTS:
        assert f"# {experiment.entries[0].call}" in text
    else:
        assert f"optimizer = optax.{dialect.name}(" in text
    check(experiment, ("optax",))


def test_the_call_of_a_package_has_its_own_arguments():
    for id, target, call in (
        ("keras/Adam", "keras", "keras.optimizers.Adam(0.05)"),
        ("torch/RAdam", "torch", "torch.optim.RAdam([params], lr=0.05)"),
        ("tfjs/train.momentum", "tfjs", "tf.train.momentum(0.05, 0.05)"),
    ):
        assert f"optimizer = {call}" in script(as_chosen(DIALECTS[id]), target)
    falling = script(as_chosen(DIALECTS["torch/RAdam"], schedule="exponential"), "torch")
    assert "torch.optim.RAdam([params], lr=schedule(0), betas=" in falling


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
    # A rule that Keras has, so that its own floats matter.
    experiment = experiment_of(SURFACES["ravine"], "gradient_descent")
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
    assert "\nb1, b2, eps = 0.5, 0.999, 1e-08\n" in script(experiment, "torch")


def test_an_unknown_target_or_path_is_named():
    experiment = experiment_of(SURFACES["ravine"], "adam")
    with pytest.raises(
        ScriptError, match="pytorch is not a target for scripts; allowed: torch, ke"
    ):
        script(experiment, "pytorch")
    with pytest.raises(
        ScriptError, match="momentum is not a path of this experiment; allowed: adam"
    ):
        script(experiment, "numpy", "momentum")


def test_the_head_says_the_rule_the_surface_and_all_settings():
    title, link = script(experiment_of(SURFACES["x_cos"], "momentum"), "numpy").splitlines()[:2]
    assert title == "# Momentum on x·cos(cx)"
    assert link.startswith("# ?surface=x_cos&x_cos.c=0.4712388980384")
    assert "&optimizers=momentum&momentum.learning_rate=0.1&momentum.decay=0.9&" in link
    assert link.endswith("&start=10&num_steps=12")
