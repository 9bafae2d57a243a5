"""Numbers of a benchmark as one markdown table: what was measured, the goal, and the verdict."""

import math
import os
import platform
import statistics

median = statistics.median


def percentile(values, percent):
    """The value that this percentage of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * percent / 100) - 1, 0)]


def verdict(reached):
    return "" if reached is None else "pass" if reached else "**FAIL**"


def print_table(head, rows):
    load = os.getloadavg()[0]
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}\n")
    for row in [head, ["---"] * len(head), *rows]:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


class Table:
    """Rows of (what, measured, goal); a goal is a text and whether it was reached."""

    def __init__(self):
        self.rows = []

    def add(self, what, measured, goal="", reached=None):
        self.rows.append([what, measured, goal, verdict(reached)])

    def print(self):
        print_table(["", "measured", "goal", ""], self.rows)
