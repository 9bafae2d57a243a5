"""Two servers behind nginx, as deploy/ has them: pages, sockets, files, and one that is killed."""

import re
import signal
import urllib.error
import urllib.request

import pytest
from conftest import free_port, served
from player_page import PLAYER, expect_drawn, open_page, slider
from playwright.sync_api import expect
from proxy import balanced

LINK = "race?lang=en&optimizers=momentum&momentum.learning_rate=0.2&num_steps=20"


@pytest.fixture(scope="module")
def replicas(tmp_path_factory):
    """The address of the proxy, and the servers behind it by their ports."""
    folder = tmp_path_factory.mktemp("replicas")
    ports = free_port(), free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "one for both")
        patch.setenv("OPTVIZ_METRICS", "on")
        with (
            served(ports[0], folder / "first") as first,
            served(ports[1], folder / "second") as second,
            balanced(folder, ports) as url,
        ):
            yield url, dict(zip(ports, (first, second), strict=True))


def asked(url, **headers):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers))  # noqa: S310


def readers(answer):
    """The cookies of an answer that tell readers apart."""
    cookies = answer.headers.get_all("Set-Cookie", [])
    return [cookie for cookie in cookies if cookie.startswith("optviz_reader=")]


def test_readers_are_shared_out_and_each_stays_where_it_is(replicas):
    url, servers = replicas
    seen = set()
    for _ in range(40):
        with asked(f"{url}/_stcore/health") as first:
            (cookie,), replica = readers(first), first.headers["X-Replica"]
        with asked(f"{url}/_stcore/health", Cookie=cookie.partition(";")[0]) as again:
            assert again.headers["X-Replica"] == replica
            assert readers(again) == []
        seen.add(int(replica.rpartition(":")[2]))
    assert seen == set(servers)


def test_what_is_text_is_compressed_and_figures_are_not_shown(replicas):
    url, servers = replicas
    script = "_stcore/bidi-components/optviz.player/bundle/player.js"
    for place in ("", script):
        with asked(f"{url}/{place}", **{"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["Content-Encoding"] == "gzip", place
    with pytest.raises(urllib.error.HTTPError, match="404"):
        asked(f"{url}/metrics")
    with asked(f"http://127.0.0.1:{next(iter(servers))}/metrics") as answer:
        assert b"optviz_sessions" in answer.read()


def test_students_of_a_killed_server_go_on_at_the_other(context, replicas):
    url, servers = replicas
    page = context.new_page()
    replica = page.goto(f"{url}/{LINK}").headers["x-replica"]
    expect_drawn(page, live="true")
    moved = slider(page, "momentum.learning_rate")
    expect(moved).to_have_attribute("aria-valuetext", "0.2")
    moved.focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile(r"learning_rate=0\.2&"))
    value = moved.get_attribute("aria-valuetext")
    picture = saved(page)

    page.locator(PLAYER).evaluate("node => { node.dataset.from = 'the first server' }")
    servers[int(replica.rpartition(":")[2])].send_signal(signal.SIGKILL)
    expect(page.locator(f"{PLAYER}:not([data-from])")).to_be_visible()
    expect(slider(page, "momentum.learning_rate")).to_have_attribute("aria-valuetext", value)
    expect_drawn(page, tag=re.compile(f"learning_rate={re.escape(value)}&"), live="true")
    assert page.reload().headers["x-replica"].rpartition(", ")[2] != replica

    open_page(page, f"{url}/race?lang=en&surface=himmelblau")
    offered(page)
    file = {"name": "a.svg", "mimeType": "", "buffer": picture}
    page.locator("input[type=file]").set_input_files(file)
    expect_drawn(
        page, tag=re.compile(f"learning_rate={re.escape(value)}&"), scene=re.compile("^ravine")
    )
    page.close()


def offered(page):
    page.get_by_role("button", name="Files").click()


def saved(page):
    """The picture that a page saves, and has opened again at once."""
    offered(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG").click()
    return download.value.path().read_bytes()
