"""Polls: who may ask and vote, what each window is told, and that all of it has an end."""

import functools
import urllib.request

import pytest
from apps import unpacked
from coroutines import finished
from websockets.sync.client import connect

from optviz.player import polls
from optviz.player.poll_question import question_of
from optviz.player.polls import Seat

VIEW = "gradient_descent race optimizers=gradient_descent&lang=zh&step=4"
UNDER_WAY, DIVERGED = 3, 4


def in_a_loop(talk):
    """A test whose windows live in a loop of their own, without the polls of others."""

    @functools.wraps(talk)
    def test(monkeypatch):
        monkeypatch.setattr(polls, "_polls", {})
        finished(talk(monkeypatch))

    return test


async def question(path, page, query):
    if query == "bad":
        raise ValueError
    return [b"picture of " + query.encode()]


async def said(seat: Seat, *texts: str) -> dict:
    for text in texts:
        assert await seat.hear(text, question)
    return state(seat)


def state(seat: Seat) -> dict:
    return unpacked(seat.news()[-1])[0]


@in_a_loop
async def test_votes_are_counted_and_told_to_all(monkeypatch):
    teacher, pupils = Seat(), [Seat(), Seat(), Seat()]
    code = (await said(teacher, "poll ask sgd race step=4"))["code"]
    for pupil in pupils:
        assert await pupil.hear(f"vote {code}", question)
        picture, told = pupil.news()
        assert picture == b"picture of step=4"
        assert (unpacked(told)[0]["counts"], unpacked(told)[0]["chosen"]) == ([0] * 5, None)
        assert len(pupil.news()) == 1  # the picture comes once
    for seat in (teacher, *pupils):
        seat.changed.clear()
    await said(pupils[0], f"vote {code} 4")
    await said(pupils[1], f"vote {code} 2", f"vote {code} 4")  # one vote, changed
    assert all(seat.changed.is_set() for seat in (teacher, *pupils))
    assert state(teacher)["counts"] == [0, 0, 0, 0, 2]
    assert (state(pupils[0])["chosen"], state(pupils[2])["chosen"]) == (4, None)
    pupils[1].leave()  # a phone that goes to sleep has voted all the same
    assert state(pupils[2])["counts"] == [0, 0, 0, 0, 2]
    await said(teacher, "poll tell 4")
    assert (await said(pupils[2], f"vote {code} 0"))["counts"] == [0, 0, 0, 0, 2]  # too late
    assert state(pupils[2])["answer"] == 4


@in_a_loop
async def test_another_question_begins_anew_under_the_same_code(monkeypatch):
    teacher, pupil = Seat(), Seat()
    code = (await said(teacher, "poll ask sgd race step=4"))["code"]
    await said(pupil, f"vote {code} 1")
    await said(teacher, "poll tell 1", "poll ask sgd race step=9")
    picture, told = pupil.news()
    told = unpacked(told)[0]
    assert picture == b"picture of step=9"
    assert (told["code"], told["counts"], told["answer"], told["number"]) == (
        code,
        [0] * 5,
        None,
        2,
    )


@in_a_loop
async def test_a_poll_ends_with_its_window_and_nothing_of_it_is_kept(monkeypatch):
    teacher, pupil = Seat(), Seat()
    code = (await said(teacher, "poll ask sgd race step=4"))["code"]
    await said(pupil, f"vote {code} 1")
    teacher.leave()
    assert polls._polls == {}
    assert pupil.changed.is_set()
    assert (state(pupil)["code"], state(pupil)["refused"]) == (None, "closed")
    assert (await said(Seat(), f"vote {code} 1"))["refused"] == "closed"
    assert (await said(teacher, "poll tell 1"))["code"] is None


@pytest.mark.parametrize(
    "text", ["vote", "vote {code} 5", "vote {code} x", "poll", "poll tell 2", "poll end", "poll x"]
)
def test_what_a_pupil_may_not_say_changes_nothing(text, monkeypatch):
    @in_a_loop
    async def talk(monkeypatch):
        teacher, pupil = Seat(), Seat()
        code = (await said(teacher, "poll ask sgd race step=4"))["code"]
        await said(pupil, f"vote {code} 1")
        await said(pupil, text.format(code=code))
        told = state(teacher)
        assert (told["code"], told["counts"], told["answer"]) == (code, [0, 1, 0, 0, 0], None)

    talk(monkeypatch)


@in_a_loop
async def test_there_are_only_so_many_polls_and_voters(monkeypatch):
    monkeypatch.setattr(polls, "MOST_POLLS", 2)
    monkeypatch.setattr(polls, "MOST_VOTERS", 3)
    teachers = [Seat() for _ in range(3)]
    told = [await said(teacher, "poll ask sgd race step=4") for teacher in teachers]
    assert [one["refused"] for one in told] == ["", "", "full"]
    code = told[0]["code"]
    seats = [Seat() for _ in range(4)]
    assert [(await said(seat, f"vote {code} 0"))["refused"] for seat in seats] == [
        *[""] * 3,
        "full",
    ]
    # Whoever comes and goes cannot vote over and over again.
    for seat in seats:
        seat.leave()
    await said(Seat(), f"vote {code} 0")
    assert state(teachers[0])["counts"] == [3, 0, 0, 0, 0]
    teachers[1].leave()
    assert (await said(teachers[2], "poll ask sgd race step=4"))["refused"] == ""


@in_a_loop
async def test_a_view_that_cannot_be_shown_is_refused(monkeypatch):
    teacher = Seat()
    assert (await said(teacher, "poll ask sgd race bad"))["refused"] == "unread"
    assert polls._polls == {}
    code = (await said(teacher, "poll ask sgd race step=4"))["code"]
    told = await said(teacher, "poll ask sgd race bad")
    assert (told["refused"], told["code"], told["number"]) == ("unread", code, 1)


def test_the_picture_of_a_question_has_nothing_of_what_follows():
    path, page, query = VIEW.split(" ")
    scene, paths = [unpacked(message) for message in question_of(path, page, query)]
    assert (scene[0]["name"], scene[0]["title"]) == ("ballot-scene", "峡谷")
    assert paths[0]["asked"] == {"path": "梯度下降", "step": 50, "from": 4}
    (columns,) = [one["columns"] for one in paths[0]["paths"]]
    assert paths[1][0].size == 5 * sum(width for _, width in columns)
    for bad in (("adam", page, query), (path, "network", query), (path, page, "step=x")):
        with pytest.raises(ValueError, match=r"shown|not a page|step"):
            question_of(*bad)


def test_several_windows_over_the_socket(app_url):
    def window():
        return connect(app_url.replace("http", "ws") + "/live", origin=app_url)

    def told_until(socket, is_there):
        while True:
            header, _ = unpacked(socket.recv(30))
            if header["kind"] == "poll" and is_there(header):
                return header

    with window() as teacher, window() as first, window() as second:
        teacher.send(f"poll ask {VIEW}")
        code = told_until(teacher, lambda told: told["code"])["code"]
        for voter in (first, second):
            voter.send(f"vote {code}")
            assert [unpacked(voter.recv(30))[0]["kind"] for _ in range(2)] == ["scene", "paths"]
        first.send(f"vote {code} {UNDER_WAY}")
        second.send(f"vote {code} {DIVERGED}")
        for socket in (teacher, first, second):
            told_until(socket, lambda told: told["counts"] == [0, 0, 0, 1, 1])
        # Paths still come between the votes.
        teacher.send("3 curve num_steps=3")
        while unpacked(teacher.recv(30))[0].get("answers") != 3:
            pass
        teacher.close()
        assert told_until(first, lambda told: not told["code"])["refused"] == "closed"


@pytest.mark.parametrize(("code", "shown"), [("BCDF", "BCDF"), ('x"><b>', "X&quot;&gt;&lt;B&gt;")])
def test_a_code_is_a_page_in_the_readers_language(app_url, code, shown):
    asked = urllib.request.Request(  # noqa: S310
        f"{app_url}/poll/{urllib.parse.quote(code)}", headers={"Accept-Language": "fr,zh-CN;q=0.8"}
    )
    with urllib.request.urlopen(asked) as answer:  # noqa: S310
        page = answer.read().decode()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert f'data-code="{shown}"' in page
    assert '<html lang="zh">' in page
    assert "问题就来" in page
