"""Formulas that must be refused, or read as stated, without harm."""

import json
from pathlib import Path

import pytest

LISTED = Path(__file__).parent / "hostile_formulas.jsonl"


def listed():
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip() and line[0] != "#"]
    for case in cases:
        text = "".join(part * count for part, count in case["parts"])
        yield pytest.param(case["want"], text, id=case["id"])
