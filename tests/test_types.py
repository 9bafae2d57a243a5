"""Which functions may go without types: those inside a rule, whose code a reader sees, alone."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent


def arguments_of(function):
    spec = function.args
    named = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg]
    return [argument for argument in named if argument and argument.arg not in ("self", "cls")]


def is_typed(function):
    return function.returns and all(argument.annotation for argument in arguments_of(function))


def test_only_the_inner_functions_of_a_rule_are_untyped():
    seen = 0
    for file in (ROOT / "optviz/optimizers").glob("*.py"):
        tree = ast.parse(file.read_text())
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        for node in (*tree.body, *(part for one in classes for part in one.body)):
            if isinstance(node, ast.FunctionDef):
                seen += 1
                assert is_typed(node), f"{node.name} in {file.name} has no types"
    assert seen > 100
