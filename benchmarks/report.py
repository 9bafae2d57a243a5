"""Numbers of a benchmark as one markdown table: what was measured, the goal, and the verdict."""

import math
import platform
import statistics


def percentile(values, percent):
    """The value that this percentage of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * percent / 100) - 1, 0)]


def median(values):
    return statistics.median(values)


class Table:
    """Rows of (what, measured, goal); a goal is a text and whether it was reached."""

    def __init__(self, *extra_columns):
        self.extra = extra_columns
        self.rows = []

    def add(self, what, measured, goal="", reached=None, *extra):
        verdict = "" if reached is None else "pass" if reached else "**FAIL**"
        self.rows.append([what, measured, goal, verdict, *extra])

    def print(self):
        head = ["", "measured", "goal", "", *self.extra]
        print(f"\nPython {platform.python_version()}, {platform.machine()}\n")
        for row in [head, ["---"] * len(head), *self.rows]:
            print("| " + " | ".join(str(cell) for cell in row) + " |")
