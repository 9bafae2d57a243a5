"""The compiled loops: never in other users' way, and given up with the formula they are for."""

import gc
import threading
import weakref

from optviz.engine.program import program_of
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES
from surfaces.formula import parse


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


def programs_for(objective):
    """What is compiled for an objective and kept; that used last comes last."""
    return [
        program for key, program in program_of._results.items() if key[0].objective is objective
    ]


def test_programs_of_a_formula_are_destroyed_with_it_and_those_of_surfaces_stay():
    ravine, rule = SURFACES["ravine"], OPTIMIZERS["momentum"]
    run(ravine, rule)
    *_, stays = programs_for(ravine.objective)
    gone = []
    for k in range(4):
        formula = parse(f"x^2 + {k + 2} y^2 + 0.456")
        run(formula, rule)
        (program,) = programs_for(formula.objective)
        gone += [weakref.ref(program), weakref.ref(program._simulate)]
        del program
    gc.collect()
    assert [there() is not None for there in gone] == [False] * 6 + [True] * 2
    assert stays in programs_for(ravine.objective)
