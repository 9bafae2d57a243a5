"""What is made for a surface is kept, so much of it; what is for a formula leaves with it."""

import threading

import pytest

from surfaces import keeping
from surfaces.formula import parse
from surfaces.keeping import by_surface, kept_formulas, reader


class Thing:
    """Something that was made, for whom it was."""

    def __init__(self, *key):
        self.key = key


@pytest.fixture
def made():
    """All that was made by `maker`."""
    return []


@pytest.fixture
def maker(made):
    """A function that keeps three results."""

    @by_surface(most=3)
    def make(*key):
        made.append(key)
        return Thing(*key)

    yield make
    keeping._all.remove(make)


def formulas(count, first=0):
    return [parse(f"x^2 + {k} y^2 + 0.123") for k in range(first + 1, first + count + 1)]


def test_results_are_kept_and_those_used_last_stay(maker, made):
    first = maker("a")
    for name in ("b", "c", "a", "d"):  # d is one too many: b is given up
        maker(name)
    assert maker("a") is first
    assert made == [("a",), ("b",), ("c",), ("d",)]
    maker("b")
    assert made[-1] == ("b",)
    assert len(maker) == 3


def test_users_who_ask_at_once_share_one_making():
    everybody, alone = threading.Barrier(8), threading.RLock()
    got, made = [], []
    kept = by_surface(most=3, within=lambda: alone)(lambda name: made.append(name) or Thing(name))

    def ask():
        everybody.wait()
        got.append(kept("a"))

    users = [threading.Thread(target=ask) for _ in range(8)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    keeping._all.remove(kept)
    assert len(got) == 8
    assert len(set(got)) == 1
    assert made == ["a"]


def test_nothing_is_made_twice_because_it_is_none(made):
    kept = by_surface(most=3)(made.append)
    assert [kept("a"), kept("a")] == [None, None]
    keeping._all.remove(kept)
    assert made == ["a"]


def test_what_was_made_for_a_formula_is_given_up_with_it(maker, made):
    maker.most = 9
    one, other = formulas(2)
    stays = maker("a")
    for key in (one, one.objective):
        assert maker(key) is maker(key)
    maker(other.objective)
    assert kept_formulas() == 1
    assert maker("a") is stays
    del made[:]
    maker(one)
    maker(one.objective)
    assert made == [(one,), (one.objective,)]


def test_each_reader_at_work_has_room_for_one_more(maker):
    with reader(), reader():
        for formula in formulas(9):
            maker(formula)
        assert kept_formulas() == 3
        with reader():
            maker(parse("x^2 + y^2 + 0.124"))
            assert kept_formulas() == 4
        assert kept_formulas() == 3
    assert kept_formulas() == 1


def test_the_formulas_used_last_stay(maker, made):
    first, *others = formulas(4)
    with reader(), reader():
        for formula in (first, *others[:2]):
            maker(formula)
        maker(first)
        maker(others[2])
        del made[:]
        maker(first)
        assert made == []


def test_there_is_a_limit_to_the_room(monkeypatch, maker):
    monkeypatch.setattr(keeping, "_MOST", 4)
    with reader(), reader(), reader():
        for formula in formulas(9):
            maker(formula)
        assert kept_formulas() == 4


def test_a_formula_looked_at_in_another_window_is_the_same(maker, made):
    (formula,) = formulas(1)
    maker(formula)
    maker(formula.within([(0, 1), (0, 1)]))
    del made[:]
    maker(formula)
    assert made == []
