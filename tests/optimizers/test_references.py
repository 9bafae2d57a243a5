"""No rule without a reference."""

import ast
from pathlib import Path

import pytest
from references import OWN_TESTS, rules_with_a_reference

from optviz.optimizers import OPTIMIZERS


def test_every_rule_has_a_reference():
    assert sorted(set(OPTIMIZERS) - rules_with_a_reference()) == []


@pytest.mark.parametrize("place", OWN_TESTS.values())
def test_a_test_that_is_named_is_there(place):
    file, name = place.split("::")
    tree = ast.parse((Path(__file__).parents[1] / file).read_text())
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
