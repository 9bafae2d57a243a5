"""Under the hand, with the live socket or without it: no path is lost, and none is sent twice."""

import re

from momentum_run import LINK, expect_end
from player_page import (
    PLAYER,
    drag,
    expect_agreement,
    expect_at_rest,
    expect_drawn,
    open_page,
    slider,
)
from playwright.sync_api import expect


def test_without_the_socket_all_comes_by_the_page(page, app_url):
    page.route_web_socket(re.compile("/live$"), lambda socket: socket.close())
    open_page(page, f"{app_url}/?{LINK}&pad=momentum.learning_rate,momentum.decay")
    drag(page, (0.5, 0.5), (0.8, 0.3), (0.75, 0.4))
    rate, decay = expect_agreement(page, "momentum.learning_rate", "momentum.decay")
    expect_end(page, learning_rate=rate, decay=decay)
    slider(page, "momentum.decay").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile(r"momentum\.decay=0\.999(&|$)"))


def test_paths_that_came_over_the_socket_are_not_sent_again(page, app_url):
    received = {"stream": 0, "live": 0}

    def listen(socket):
        way = "live" if socket.url.endswith("/live") else "stream"
        socket.on("framereceived", lambda data: received.update({way: received[way] + len(data)}))

    page.on("websocket", listen)
    open_page(page, f"{app_url}/?optimizers=momentum&num_steps=2000&momentum.learning_rate=0.01")
    expect_at_rest(page)
    received.update(stream=0, live=0)
    slider(page, "momentum.decay").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("momentum.decay=0.85"))
    expect_drawn(page, answers="")
    assert received["live"] > 40_000  # 2001 rows of five numbers
    # A run of the page, or two if the player tells its view besides, without these rows.
    assert received["stream"] < received["live"] / 2


def test_a_player_that_is_built_anew_has_its_paths(page, app_url):
    open_page(page, f"{app_url}/?{LINK}")
    slider(page, "momentum.decay").focus()
    page.keyboard.press("ArrowLeft")
    expect_drawn(page, answers="", tag=re.compile("momentum.decay=0.85"))
    page.get_by_role("link", name="Curve").click()
    expect(page.locator(PLAYER)).to_have_attribute("data-scene", re.compile("parabola"))
    page.get_by_role("link", name="Race").click()
    expect_drawn(page, scene=re.compile("ravine"), tag=re.compile("momentum.decay=0.85"))
    expect_end(page, learning_rate=0.1, decay=0.85)


def test_paths_that_were_lost_on_the_socket_come_by_the_page(page, app_url):
    def lose(socket):
        server = socket.connect_to_server()

        def on_answer(_):
            socket.close()
            server.close()

        server.on_message(on_answer)

    page.route_web_socket(re.compile("/live$"), lose)
    open_page(page, f"{app_url}/?{LINK}")
    slider(page, "momentum.decay").focus()
    page.keyboard.press("ArrowLeft")
    expect_drawn(page, tag=re.compile("momentum.decay=0.85"))
    expect_end(page, learning_rate=0.1, decay=0.85)


def test_a_request_that_the_page_never_heard_is_made_again(page, app_url):
    lost = []

    def lose_the_first(socket):
        server = socket.connect_to_server()

        def forward(message):
            is_first = not lost and b'"number":1,' in message
            lost.append(message) if is_first else server.send(message)

        socket.on_message(forward)

    page.route_web_socket(re.compile("_stcore/stream"), lose_the_first)
    page.add_init_script(
        """window.later = 0
        const now = performance.now.bind(performance)
        performance.now = () => now() + window.later"""
    )
    open_page(page, f"{app_url}/?{LINK}&pad=momentum.learning_rate,momentum.decay")
    # A run of the page's own, seconds after the change, would end the wait for it.
    expect_at_rest(page)
    page.locator(f"{PLAYER} .dragpad input").first.focus()
    page.keyboard.press("ArrowRight")
    expect_drawn(page, pad="0.12,0.9", answers="1")
    assert len(lost) == 1
    page.evaluate("later = 6000")
    page.keyboard.press("ArrowRight")
    expect_drawn(page, pad="0.14,0.9", answers="")
    expect(slider(page, "momentum.learning_rate")).to_have_attribute("aria-valuetext", "0.14")
    expect(page).to_have_url(re.compile("momentum.learning_rate=0.14"))
