"""What a dialect costs beside the plain rule, and a name's page beside the Race page.

    python benchmarks/dialects_speed.py

A run of a dialect beside the run of the rule that it is, in turns. For fifteen packages' Adam of
200 steps, beside the Race page with three rules of 200 steps, in turns: a slider's answer on the
live socket while it is dragged, each time with a value that was never asked for before, and the run
of the page when it rests.
"""

import time

from report import Table, median

from optviz import configure

configure()

from streamlit.testing.v1 import AppTest  # noqa: E402

from optviz.dialects import DIALECTS  # noqa: E402
from optviz.player.live_socket import answer  # noqa: E402
from optviz.simulation import run  # noqa: E402
from surfaces import SURFACES  # noqa: E402

TURNS = 400
RAVINE = SURFACES["ravine"]


def seconds(call, turn):
    began = time.perf_counter()
    call(turn)
    return time.perf_counter() - began


def in_turns(one, other, turns=TURNS):
    """The medians of two calls that take the number of the turn, made alternately."""
    pairs = [(seconds(one, k), seconds(other, k)) for k in range(turns)]
    return [median(column) for column in zip(*pairs[20:], strict=True)]


def dialect_and_rule(id):
    dialect = DIALECTS[id]

    def as_dialect(k):
        rate = dialect.learning_rate_name
        run(RAVINE, dialect, {rate: 0.1 + k * 1e-5}, num_steps=200)

    spec, settings = dialect.resolve({dialect.learning_rate_name: 0.1})

    def plain(k):
        run(RAVINE, spec, {**settings, "learning_rate": 0.1 + k * 1e-5}, num_steps=200)

    return in_turns(as_dialect, plain)


def answers():
    def dialects(k):
        answer(f"1 dialects num_steps=200&adam.learning_rate={0.1 + k * 1e-5}")

    def race(k):
        answer(f"1 race num_steps=200&adam.learning_rate={0.1 + k * 1e-5}")

    return in_turns(dialects, race)


def page_runs():
    def moved(page):
        app = AppTest.from_file("../optviz/ui/pages/navigation.py", default_timeout=60)
        app.query_params["num_steps"] = "200"
        app.switch_page(f"{page}.py").run()

        def move(k):
            (rate,) = (s for s in app.select_slider if s.key.endswith("adam.learning_rate"))
            rate.set_value(float(rate.options[20 + k % 20])).run()
            assert not app.exception

        return move

    return in_turns(moved("dialects"), moved("race"), 60)


def main():
    table = Table()
    for id in ("torch/Adam", "keras/Adam", "keras/RMSprop", "optax/sgd", "mlx/Adam"):
        one, other = dialect_and_rule(id)
        what = f"{id}, 200 steps: {1e6 * one:.0f} µs beside {1e6 * other:.0f} µs of its rule"
        table.add(what, f"{one / other:.2f}", "1.1", one / other <= 1.1)
    for name, (one, other) in {"live answer": answers(), "page's run": page_runs()}.items():
        beside = f"{1e3 * one:.1f} ms beside {1e3 * other:.1f} ms of a race of 3"
        what = f"slider of 15 packages, {name}: {beside}"
        table.add(what, f"{one / other:.2f}", "1.3", one / other <= 1.3)
    table.print()


main()
