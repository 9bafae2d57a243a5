"""The compiled loops: kept for later, a bounded number of them, and never in other users' way."""

import threading

import pytest

from optviz.engine import program
from optviz.engine.program import program_of
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES


def test_a_known_path_waits_for_nobodys_compilation():
    known = SURFACES["ravine"], OPTIMIZERS["momentum"]
    run(*known)
    tracing, go_on = threading.Event(), threading.Event()

    def slow(params):
        tracing.set()
        assert go_on.wait(60)
        return params**2

    compiling = threading.Thread(target=run, args=(slow, OPTIMIZERS["adam"]), kwargs={"start": 1})
    compiling.start()
    assert tracing.wait(60)
    run(*known)
    assert compiling.is_alive()  # and has not given up waiting either
    go_on.set()
    compiling.join()


@pytest.fixture
def made(monkeypatch):
    """The structures that were compiled, with nothing compiled in earnest."""
    made = []

    def make(*structure):
        made.append(structure)
        return object()

    monkeypatch.setattr(program, "Program", make)
    monkeypatch.setattr(program, "_programs", type(program._programs)())
    monkeypatch.setattr(program, "_MOST_PROGRAMS", 3)
    return made


def test_programs_are_kept_and_those_used_last_stay(made):
    first = program_of("a")
    for name in ("b", "c", "a", "d"):  # d is one too many: b is given up
        program_of(name)
    assert program_of("a") is first
    assert made == [("a",), ("b",), ("c",), ("d",)]
    program_of("b")
    assert made[-1] == ("b",)
    assert len(program._programs) == 3


def test_users_who_ask_at_once_share_one_compilation(made):
    everybody = threading.Barrier(8)
    got = []

    def ask():
        everybody.wait()
        got.append(program_of("a"))

    users = [threading.Thread(target=ask) for _ in range(8)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert len(got) == 8
    assert len(set(got)) == 1
    assert made == [("a",)]
