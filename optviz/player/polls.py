"""Polls: a class says from its own phones what will become of a run, and sees how all have chosen.

A poll lives in memory, as long as the window that has opened it is there; nothing of it is stored,
and nobody is asked who they are. No more is known of a vote than the window that it came from.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from optviz.maps import Regime
from optviz.player.payloads.payload import pack

MOST_POLLS = 64  # at a time, on one server
MOST_VOTERS = 400  # windows of one poll, and votes on one question

# Neither vowels, which make words, nor what is mistaken for another letter.
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_OUTCOMES = {str(regime.value): regime.value for regime in Regime}

# All that are open, by their codes.
_polls: dict[str, "Poll"] = {}

# From a path's id, a page and the query of its link to the messages that show the question.
Question = Callable[[str, str, str], Awaitable[Sequence[bytes]]]


@dataclass(eq=False)
class Poll:
    """One teacher's poll: the messages of its present question, how many were asked, the votes."""

    code: str
    question: Sequence[bytes] = ()
    number: int = 0
    answer: int | None = None
    votes: dict["Seat", int] = field(default_factory=dict)
    seats: set["Seat"] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """Whether its window is still there."""
        return _polls.get(self.code) is self

    def tell(self) -> None:
        """Have all of its windows told how things stand."""
        for seat in self.seats:
            seat.changed.set()


class Seat:
    """A window's place in a poll, be it the one that has opened it or one that votes.

    It hears what the window says, and has news for it whenever `changed` is set.
    """

    def __init__(self) -> None:
        self.changed = asyncio.Event()
        self.poll: Poll | None = None
        self.owns = False
        self._refused = ""  # why there is no poll
        self._seen = 0  # the number of the question that the window has

    async def hear(self, text: str, question: Question) -> bool:
        """Take what a window says, unless it is not of a poll: then return False.

        `poll ask PATH PAGE QUERY` puts a question on a view, of which `question` makes the
        messages; `poll tell 4` says what has become of the path, `poll end` ends the poll. `vote
        CODE` takes a place in a poll, and `vote CODE 4` votes there. What is not understood changes
        nothing.
        """
        word, _, rest = text.partition(" ")
        if word == "vote":
            code, _, choice = rest.partition(" ")
            self._take_place(code)
            self._vote(choice)
        elif word == "poll":
            act, _, rest = rest.partition(" ")
            if act == "ask":
                await self._ask(rest, question)
            elif self.owns and act == "tell" and rest in _OUTCOMES:
                self.poll.answer = _OUTCOMES[rest]
                self.poll.tell()
            elif self.owns and act == "end":
                self.leave()
        else:
            return False
        self.changed.set()
        return True

    async def _ask(self, rest: str, question: Question) -> None:
        path, _, rest = rest.partition(" ")
        page, _, query = rest.partition(" ")
        try:
            messages = await question(path, page, query)
        except (ValueError, OverflowError):
            self._refused = "unread"
            return
        if not self.owns:
            if len(_polls) >= MOST_POLLS:
                self._refused = "full"
                return
            self.leave()
            self.poll, self.owns = Poll(_free_code()), True
            self.poll.seats.add(self)
            _polls[self.poll.code] = self.poll
        poll, self._refused = self.poll, ""
        poll.question, poll.answer, poll.votes = messages, None, {}
        poll.number += 1
        poll.tell()

    def _take_place(self, code: str) -> None:
        poll = _polls.get(code)
        if self.owns or (poll is not None and poll is self.poll):
            return
        self.leave()
        if poll is None or len(poll.seats) > MOST_VOTERS:
            self._refused = "full" if poll else "closed"
            return
        self.poll, self._refused = poll, ""
        poll.seats.add(self)

    def _vote(self, choice: str) -> None:
        poll = self.poll
        if poll is None or self.owns or choice not in _OUTCOMES:
            return
        if poll.answer is not None or not poll.is_open:
            return
        # The votes of windows that are gone count as well.
        if self in poll.votes or len(poll.votes) < MOST_VOTERS:
            poll.votes[self] = _OUTCOMES[choice]
            poll.tell()

    def leave(self) -> None:
        """Give the place up; with the window that has opened it, a poll ends."""
        poll, self.poll = self.poll, None
        if poll is None:
            return
        poll.seats.discard(self)
        if self.owns:
            self.owns = False
            del _polls[poll.code]
            poll.tell()

    def news(self) -> list[bytes]:
        """What the window is to be told: a question that it has not seen, and how things stand."""
        poll = self.poll
        header: dict[str, Any] = {"kind": "poll", "name": "poll", "code": None}
        if poll is None or not poll.is_open:
            return [pack({**header, "refused": self._refused or "closed"}, [])]
        votes = list(poll.votes.values())
        header |= {
            "code": poll.code,
            "refused": self._refused,
            "number": poll.number,
            "counts": [votes.count(regime) for regime in Regime],
            "answer": poll.answer,
            "chosen": poll.votes.get(self),
        }
        is_new, self._seen = self._seen < poll.number, poll.number
        question = poll.question if is_new and not self.owns else ()
        return [*question, pack(header, [])]


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(_LETTERS) for _ in range(4))
        if code not in _polls:
            return code
