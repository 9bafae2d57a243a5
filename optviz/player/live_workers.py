"""Who answers the live socket: no window can keep the others waiting.

One worker answers what needs no compilation, and a second one while the first is at an answer that
takes long: two that always work at once wait for Python's lock more than they work. What is to be
compiled goes to a third, whose queue is short. Each window has a budget of their time, and of what
it may say.
"""

import asyncio
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from optviz.compiling import NotAllowedError, forbid, permission

Answer = Callable[..., list[bytes]]

_FIRST = ThreadPoolExecutor(1, thread_name_prefix="live")
_SECOND = ThreadPoolExecutor(1, thread_name_prefix="live-beside")
_LONG = 0.02  # seconds
_since = math.inf  # when the first worker has begun its present answer
_COMPILING = ThreadPoolExecutor(1, thread_name_prefix="live-compiling")
_MOST_WAITING = 8  # requests that wait for a compilation, of all windows
_LONGEST = 30.0  # seconds that one of them may wait and compile
waiting = 0
listeners: list[Callable[[float], None]] = []  # each is told the seconds that an answer has taken


class BusyError(ValueError):
    """A request is refused: too many others wait for something that is compiled."""


@dataclass
class Budget:
    """So many seconds may be spent each second; what is not spent is saved, up to a limit."""

    share: float
    most: float
    saved: float = field(init=False)
    since: float = field(init=False)

    def __post_init__(self) -> None:
        self.saved, self.since = self.most, time.monotonic()

    def spend(self, seconds: float) -> None:
        """Take off what was used, be there so much or not."""
        now = time.monotonic()
        earned = self.saved + self.share * (now - self.since)
        self.saved, self.since = min(earned, self.most) - seconds, now

    async def turn(self) -> None:
        """Wait until there is something to spend."""
        self.spend(0.0)
        if self.saved < 0.0:
            await asyncio.sleep(-self.saved / self.share)


class Window:
    """One reader's socket: what it has used up, and whether it is still there."""

    def __init__(self) -> None:
        self.gone = False
        self._work = Budget(share=0.5, most=4.0)
        self._talk = Budget(share=1.0, most=2.0)

    async def received(self, text: str) -> None:
        """Wait as long as a window has to that says so much: some 200 requests or 2 MB a second."""
        self._talk.spend(0.005 + len(text) / 2e6)
        await self._talk.turn()

    async def answered(self, answer: Answer, *request: str) -> list[bytes]:
        """Let `answer` answer a request when it is this window's turn. Raises BusyError."""
        began = time.perf_counter()
        try:
            return await self._answered(answer, *request)
        finally:
            for listener in listeners:
                listener(time.perf_counter() - began)

    async def _answered(self, answer: Answer, *request: str) -> list[bytes]:
        global waiting
        await self._work.turn()
        loop = asyncio.get_running_loop()
        try:
            if time.monotonic() - _since > _LONG:
                return await loop.run_in_executor(_SECOND, self._work_on, forbid, answer, *request)
            return await loop.run_in_executor(_FIRST, self._work_first, answer, *request)
        except NotAllowedError:
            if waiting >= _MOST_WAITING:
                raise BusyError(
                    "too many new formulas wait to be compiled; try again soon"
                ) from None
        until = time.monotonic() + _LONGEST

        def ask() -> None:
            if self.gone or time.monotonic() > until:
                raise NotAllowedError("nobody waits for this any more")

        waiting += 1
        try:
            return await loop.run_in_executor(_COMPILING, self._work_on, ask, answer, *request)
        except NotAllowedError:
            raise BusyError("this takes too long to compile; choose fewer optimizers") from None
        finally:
            waiting -= 1

    def _work_first(self, answer: Answer, *request: str) -> list[bytes]:
        global _since
        _since = time.monotonic()
        try:
            return self._work_on(forbid, answer, *request)
        finally:
            _since = math.inf

    def _work_on(self, ask: Callable[[], None], answer: Answer, *request: str) -> list[bytes]:
        began = time.perf_counter()
        try:
            with permission(ask):
                return answer(*request)
        finally:
            self._work.spend(time.perf_counter() - began)
