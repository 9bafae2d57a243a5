"""What a page shows, what drives it and what explains it are in sight together."""

import itertools
import re

import pytest
from player_page import expect_at_rest
from playwright.sync_api import Page, TimeoutError, expect

WIDE = ((1280, 720), (1920, 1080))
# A page, and by their selectors what is to be seen of it at once.
TOPICS = {
    "functions": (".st-key-functions-0", ".st-key-functions-1", "table"),
    "functions?topic=softmax": (".st-key-functions-softmax", ".st-key-softmax-sliders"),
    "functions?topic=regression": (
        *(".st-key-functions-regression-0", ".st-key-functions-regression-1", "text=Predictions ŷ"),
    ),
    "functions?topic=coin": (".st-key-functions-coin", ".st-key-coin-sliders table"),
    "functions?topic=nll": ("text=Logits", "table", "text=True classes, from 0"),
    "functions?topic=ce": ("text=Logits", "table", "text=True classes, from 0"),
    "functions?topic=binary": ("text=Logits z", "table", ".katex"),
    "functions?topic=information": (
        *(".st-key-functions-information", ".st-key-information-sliders", "table"),
    ),
    "regularize": (
        *(".st-key-regularize-train", ".st-key-regularize-test", ".st-key-regularize-norm"),
        *(".st-key-regularize-decays", "text=In the end"),
    ),
    "regularize?experiment=penalties": (".st-key-regularize-L1", ".st-key-regularize-L2", "table"),
    "regularize?experiment=adam": (
        *(".st-key-regularize-adam-map", ".st-key-regularize-adam-shares", "text=Curvature κ₁"),
    ),
    "regularize?experiment=dropout": (".st-key-regularize-dropout", ".st-key-dropout-sliders"),
    "regularize?experiment=dropout_network": (
        *(".st-key-regularize-network", ".st-key-regularize-network-losses", "text=Test loss:"),
    ),
    "regularize?experiment=model_size": (".st-key-regularize-degrees", "text=Degree 5:"),
    "backprop?example=sigmoid&step=11": ("svg[role=img]", "text=The incoming gradient"),
    "backprop?example=network&step=18": ("svg[role=img]", "text=The incoming gradient"),
    "backprop?example=multiply": ("svg[role=img]", "text=Only the given numbers"),
    "backprop?example=line&step=9": ("svg[role=img]", "text=The gradient that is passed on"),
    "backprop?example=line": ("svg[role=img]", "text=Only the given numbers"),
    "backprop?example=formula": ("svg[role=img]", "text=Only the given numbers"),
    "backprop?example=shapes": ("text=Scalar by vector",),
}
PLAYERS = {
    "race": (".map", ".timeline", ".events", ".tools"),
    "curve?learning_rate=1.1": (".map", ".timeline", ".tools", ".st-key-notice"),
    "curve?lesson=rate": (".map", ".timeline", ".tools"),
    "fit": (".map", ".data", ".timeline", ".events", ".counters", ".tools"),
    "pitfalls": (".map", ".timeline", ".events", ".tools", "text=A code listing divides"),
    "network": (".outputs", ".timeline", ".legend"),
    "dialects": (".map", ".timeline", ".events", ".tools"),
    "maps": (".heat canvas", ".map", ".timeline", ".events"),
    "maps?map=basins": (".heat canvas", ".map", ".timeline", ".events"),
    "maps?map=race": (
        ".st-key-maps-profile",
        ".st-key-maps-sweep",
        "table",
        "text=How much is luck?",
    ),
    "maps?map=seeds&noise=1": (
        ".st-key-maps-fan",
        ".st-key-maps-bands",
        "text=50 seeds: at the end",
    ),
    "maps?map=seeds": ("text=Add noise", ".map", ".timeline", ".events"),
}
# What a page says to look for.
TASK = ":is(.st-key-task, .st-key-lesson)"
HEADINGS = """() => [...document.querySelectorAll(':is(h1, h2, h3, h4, h5, h6)')]
    .map((heading) => Number(heading.tagName[1]))"""


IN_SIGHT = """(node) => {
    const { top, bottom, right } = node.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1
}"""


def handle(page: Page, selector: str):
    found = page.locator(selector).locator("visible=true").first
    expect(found).to_be_visible(timeout=30_000)
    return found.element_handle()


def expect_in_sight(page: Page, selectors: tuple[str, ...], said=TASK) -> None:
    for size in WIDE:
        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        for selector in (said, *selectors):
            try:
                page.wait_for_function(IN_SIGHT, arg=handle(page, selector), timeout=10_000)
            except TimeoutError as error:
                raise AssertionError(f"{page.url}: {selector} is out of sight at {size}") from error


def expect_words(page: Page) -> None:
    """Headings nest from level 1, and sliders are named in words."""
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1, page.url
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), (page.url, levels)
    for slider in page.get_by_role("slider").all():
        assert not re.search(r"[$\\]", slider.get_attribute("aria-label") or ""), page.url


def test_topics_are_seen_with_their_words(page, app_url):
    for address, selectors in TOPICS.items():
        page.goto(f"{app_url}/{address}")
        expect(page).to_have_url(re.compile("lang="), timeout=30_000)
        expect_in_sight(page, selectors)
        expect_words(page)
    boxes = []
    page.goto(f"{app_url}/regularize")
    for kind in ("train", "test", "norm", "decays"):
        boxes.append(page.locator(f".st-key-regularize-{kind} .bglayer rect").bounding_box())
    assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1


def test_players_are_seen_with_their_words(page, app_url):
    for address, selectors in PLAYERS.items():
        page.goto(f"{app_url}/{address}")
        expect(page.locator(".player[data-drawings]")).to_be_visible(timeout=60_000)
        expect_in_sight(page, selectors)
        expect_words(page)
    page.goto(f"{app_url}/curve?learning_rate=1.1")
    notice = page.locator(".st-key-notice")
    expect(notice).to_contain_text("did you mean gradient_descent.learning_rate?")
    expect_at_rest(page)
    under = page.locator(".map").bounding_box()
    notice.get_by_role("button", name="Close").click()
    expect(notice).to_have_count(0)
    # It has pushed nothing aside.
    assert page.locator(".map").bounding_box() == under


def test_the_first_page_shows_its_picture_its_doors_and_the_way_to_the_lessons(page, app_url):
    page.goto(app_url)
    expect(page.locator(".player[data-drawings]")).to_be_visible(timeout=60_000)
    doors = (f".doors >> text={name}" for name in ("Watch", "Try", "Teach"))
    expect_in_sight(page, (".map", ".timeline", *doors, "text=Valleys and momentum"), ".doors p")
    expect_words(page)


def test_on_a_phone_the_loss_is_seen_with_its_data(page, app_url):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/fit")
    expect(page.locator(".player[data-drawings]")).to_be_visible(timeout=60_000)
    expect_at_rest(page)
    map_, data = (page.locator(f"canvas.{name}").bounding_box() for name in ("map", "data"))
    assert map_["y"] + map_["height"] <= data["y"] < map_["y"] + map_["height"] + 40
    assert data["y"] + data["height"] - map_["y"] <= 844
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    page.goto(f"{app_url}/network")
    expect(page.locator("details h2")).to_have_count(4, timeout=60_000)
    expect(page.locator("canvas.curves")).to_be_hidden()
    page.get_by_text("Loss and accuracy").click()
    expect(page.locator("canvas.curves")).to_be_visible()


# A picture of a topic, and the place of what moves it.
SLIDERS = {
    "functions": ("functions-0", "activations-sliders"),
    "functions?topic=softmax": ("functions-softmax", "softmax-sliders"),
    "functions?topic=coin": ("functions-coin", "coin-sliders"),
    "functions?topic=information": ("functions-information", "information-sliders"),
    "regularize": ("regularize-test", "weight_decay-sliders"),
    "regularize?experiment=penalties": ("regularize-L1", "penalties-sliders"),
    "regularize?experiment=adam": ("regularize-adam-map", "adam-sliders"),
    "regularize?experiment=dropout": ("regularize-dropout", "dropout-sliders"),
    "regularize?experiment=dropout_network": ("regularize-network", "dropout_network-sliders"),
    "regularize?experiment=model_size": ("regularize-degrees", "model_size-sliders"),
}


@pytest.mark.parametrize("address", SLIDERS)
def test_a_picture_is_seen_with_its_sliders_on_a_phone_and_below_its_reset(page, app_url, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/{address}")
    picture, sliders = (page.locator(f".st-key-{name}").first for name in SLIDERS[address])
    expect(picture.locator(".main-svg").first).to_be_visible(timeout=60_000)
    top = picture.bounding_box()["y"]
    page.get_by_test_id("stMain").evaluate("(main, top) => main.scrollBy(0, top - 60)", top)
    foot = page.get_by_test_id("stColumn").filter(has=sliders)
    seen, below = picture.bounding_box(), foot.bounding_box()
    assert seen["y"] >= 48
    assert seen["y"] + seen["height"] <= below["y"] + 1
    assert below["y"] + below["height"] <= 845
    sliders.get_by_role("slider" if "information" not in address else "textbox").first.focus()
    assert picture.bounding_box() == seen

    page.set_viewport_size({"width": 1280, "height": 900})
    button = page.get_by_role("button", name="Reset", exact=True).bounding_box()
    drawn = picture.locator(".main-svg").first.bounding_box()
    assert button["y"] + button["height"] <= drawn["y"] + 1


def test_on_a_phone_a_picture_is_seen_with_what_moves_its_time(page, app_url):
    page.set_viewport_size({"width": 390, "height": 844})
    head = 48
    for address in ("", "race", "curve", "fit", "maps", "pitfalls", "dialects"):
        page.goto(f"{app_url}/{address}")
        expect(page.locator(".player[data-drawings]")).to_be_visible(timeout=60_000)
        picture, time = (
            page.locator(f".player {name}").bounding_box() for name in (".map", ".time")
        )
        assert time["y"] + time["height"] - picture["y"] <= 844 - head, address
    page.goto(f"{app_url}/backprop?example=line&step=9")
    words = page.get_by_text("The gradient that is passed on")
    expect(words).to_be_visible(timeout=60_000)
    # All parts above it are there, in their own letters: until then the page is of another height.
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    end, top = words.bounding_box(), page.locator(".st-key-backprop-way-0").bounding_box()["y"]
    assert end["y"] + end["height"] - top <= 844 - head


def test_a_figure_is_sketched_until_the_browser_can_draw_it(page, app_url):
    held = []
    page.route("**/PlotlyChart*.js", lambda route: held.append(route))
    page.goto(f"{app_url}/functions?topic=softmax")
    place = page.locator(".st-key-functions-softmax [data-testid=stSkeleton]")
    expect(place).to_be_visible(timeout=30_000)
    expect(place).to_have_css("height", "330px")
    expect(place).to_have_css("background-image", re.compile("data:image/svg"))
    expect(place).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    for route in held:
        route.continue_()
    expect(page.locator(".st-key-functions-softmax .main-svg").first).to_be_visible(timeout=30_000)
