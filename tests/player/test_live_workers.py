"""No window keeps the others waiting: who compiles, who has used up its time, who is gone."""

import asyncio
import threading
import time

import pytest
from coroutines import finished

from optviz.compiling import compiling
from optviz.player import live_workers
from optviz.player.live_socket import answer
from optviz.player.live_workers import Budget, BusyError, Window


class Compilations:
    """Answers that need a compilation, which lasts until `may_end`."""

    def __init__(self):
        self.begun, self.may_end, self.answered = threading.Event(), threading.Event(), []

    def answer(self, request):
        for _ in range(2):
            with compiling():
                self.begun.set()
                assert self.may_end.wait(30)
        self.answered.append(request)
        return [request.encode()]


def test_what_is_compiled_keeps_nobody_else_waiting():
    slow = Compilations()

    async def talk():
        compiled = [asyncio.create_task(Window().answered(slow.answer, f"{k}")) for k in range(4)]
        await asyncio.to_thread(slow.begun.wait, 30)
        known = await Window().answered(lambda request: [b"known"], "1")
        assert not any(task.done() for task in compiled)
        slow.may_end.set()
        return known, await asyncio.gather(*compiled)

    assert finished(talk()) == ([b"known"], [[b"0"], [b"1"], [b"2"], [b"3"]])


def test_an_answer_that_takes_long_keeps_nobody_else_waiting(monkeypatch):
    monkeypatch.setattr(live_workers, "_LONG", 0.0)
    begun, may_end = threading.Event(), threading.Event()

    def slow(request):
        begun.set()
        assert may_end.wait(30)
        return [b"slow"]

    async def talk():
        answering = asyncio.create_task(Window().answered(slow, "1"))
        await asyncio.to_thread(begun.wait, 30)
        quick = await Window().answered(lambda request: [b"quick"], "2")
        assert not answering.done()
        may_end.set()
        return quick, await answering

    assert finished(talk()) == ([b"quick"], [b"slow"])


def test_a_never_seen_formula_is_compiled_by_the_third_worker():
    request = f"1 curve surface=formula&formula=x^2%2B{time.time():.6f}*x"
    workers = []

    def noted(request):
        workers.append(threading.current_thread().name.rpartition("_")[0])
        return answer(request)

    async def talk():
        window = Window()
        return [await window.answered(noted, request) for _ in range(2)]

    first, second = finished(talk())
    assert first == second
    assert workers == ["live", "live-compiling", "live"]


def test_too_many_compilations_are_refused(monkeypatch):
    monkeypatch.setattr(live_workers, "_MOST_WAITING", 1)
    slow = Compilations()

    async def talk():
        first = asyncio.create_task(Window().answered(slow.answer, "1"))
        await asyncio.to_thread(slow.begun.wait, 30)
        with pytest.raises(BusyError, match="try again"):
            await Window().answered(slow.answer, "2")
        slow.may_end.set()
        return await first

    assert finished(talk()) == [b"1"]
    assert live_workers.waiting == 0


def test_nothing_more_is_compiled_for_who_has_left():
    slow = Compilations()

    async def talk():
        window = Window()
        answering = asyncio.create_task(window.answered(slow.answer, "1"))
        await asyncio.to_thread(slow.begun.wait, 30)
        window.gone = True
        slow.may_end.set()
        with pytest.raises(BusyError):
            await answering

    finished(talk())
    assert slow.answered == []


def test_a_budget_is_spent_and_saved_up_again(monkeypatch):
    now, slept = [0.0], []

    async def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(live_workers.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(live_workers.asyncio, "sleep", sleep)
    budget = Budget(share=0.5, most=4.0)

    async def spend(seconds):
        budget.spend(seconds)
        await budget.turn()

    finished(spend(4.0))
    assert slept == []
    finished(spend(3.0))
    assert slept == [6.0]
    now[0] += 100.0  # of which no more is saved than the most
    finished(spend(5.0))
    assert slept == [6.0, 2.0]
