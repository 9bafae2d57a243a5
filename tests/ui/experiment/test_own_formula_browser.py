"""Own formulas in a real browser: written, refused, shown back, linked and hatched."""

import re
from urllib.parse import quote

import pytest
from player_page import button, expect_drawn, open_page
from playwright.sync_api import expect

from surfaces.formula import parse

# Between them, every sign and every function.
ALL_SIGNS = (
    "-sin(x)^2/cos(y)^-3 + tan(x y) - asin(x)*acos(y) + atan(x)^x - atan2(y, 2e-7x)",
    "sinh(x)(cosh(y) - tanh(x)) + exp(-x^2)^2 + ln(x)log10(y)log2(3) + pi tau e",
    "sqrt(x)^3 + abs(x - y)/(1 + floor(y)) + sign(x) min(x, y, 1) - max(x, -y) + (x/y)^(2*3*4)",
)


def formula_link(app_url, text, page="", **settings):
    query = "".join(f"&{name}={value}" for name, value in settings.items())
    return f"{app_url}/{page}?surface=formula&formula={quote(text)}{query}"


def write(page, text, variables="two variables"):
    field = page.get_by_role("textbox", name=f"Formula of {variables}")
    field.fill(text)
    field.press("Enter")


def test_a_formula_is_written_refused_and_shared(page, app_url):
    open_page(page, f"{app_url}/?optimizers=adam")
    page.get_by_role("combobox", name=re.compile("Surface")).click()
    page.get_by_role("option", name="Own formula").click()
    expect_drawn(page, scene=re.compile("formula"))
    write(page, "x**2 + 2y^2")
    expect_drawn(page, scene=re.compile(re.escape("formula:x^2+2*y^2")), hatched="false")
    expect(page.locator(".katex-display .katex-html").first).to_contain_text("2y2")
    expect(page).to_have_url(re.compile("formula=x"))
    good = page.url
    write(page, "x**2 + 2y^2 + sin x")
    expect(page.get_by_text("sin needs brackets")).to_be_visible()
    shown = page.get_by_test_id("stCode").filter(has_text="sin x").locator("code")
    expect(shown).to_have_text("x**2 + 2y^2 + sin x\n              ^")
    expect_drawn(page, scene=re.compile(re.escape("formula:x^2+2*y^2")))
    assert page.url == good
    page.reload()
    expect_drawn(page, scene=re.compile(re.escape("formula:x^2+2*y^2")))
    expect(page.get_by_role("textbox", name="Formula of two variables")).to_have_value(
        "x**2 + 2y^2"
    )
    expect(page).to_have_url(good)


def test_a_new_formula_begins_with_its_own_window_and_start(page, app_url):
    open_page(page, formula_link(app_url, "x^2 + y^2", start="1,1", view="-1,1,-1,1"))
    expect(page).to_have_url(re.compile("view=-1,1,-1,1"))
    write(page, "(x - 8)^2 + (y - 6)^2")
    expect_drawn(page, scene=re.compile("x-8"))
    expect(page).not_to_have_url(re.compile("view="))
    start = page.get_by_role("spinbutton", name=re.compile("Start"))
    own = parse("(x - 8)^2 + (y - 6)^2").start
    assert own != (1.0, 1.0)
    assert [float(start.nth(k).input_value()) for k in (0, 1)] == list(own)
    button(page, "To the start").click()
    expect(page.locator(".numbers tbody td").first).to_have_text(f"{own[0]:g}".replace("-", "−"))


@pytest.mark.parametrize("text", ALL_SIGNS)
def test_every_sign_is_set(page, app_url, text):
    open_page(page, formula_link(app_url, text, optimizers="adam"))
    expect(page.locator(".katex-display")).to_have_count(2)
    expect(page.locator(".katex-error")).to_have_count(0)
    expect(page.get_by_text("were not used")).to_have_count(0)


HOSTILE = (
    "![x](http://example.com/x.png)",
    "<img src=http://example.com/x.png onerror=alert(1)>",
    "$\\href{http://example.com}{x}$",
    "[x](javascript:alert(1))",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(page, app_url, text):
    alerts = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    open_page(page, formula_link(app_url, text))
    expect(page.get_by_test_id("stText").filter(has_text="formula = ")).to_contain_text(text[:50])
    write(page, text)
    expect(page.get_by_test_id("stCode").filter(has_text=text[:20])).to_be_visible()
    expect(page.locator("a[href*=example], a[href^=javascript], img[src*=example]")).to_have_count(
        0
    )
    assert alerts == []  # and the page fixture has seen no request to anybody else


# How many of the map's pixels in a part of it differ much from their neighbor on the right.
STRIPES = """([map, left, right]) => {
    const { width, height } = map
    const [x0, x1] = [Math.round(width * left), Math.round(width * right)]
    const { data } = map.getContext("2d").getImageData(x0, height / 4, x1 - x0, height / 2)
    let changes = 0
    for (let k = 0; k + 7 < data.length; k += 4) changes += Math.abs(data[k] - data[k + 4]) > 12
    return (changes / (data.length / 4))
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("where", "text"), [("", "sqrt(x) + 0y"), ("curve", "sqrt(x)")])
def test_what_is_undefined_is_hatched(page, app_url, scheme, where, text):
    page.emulate_media(color_scheme=scheme)
    open_page(page, formula_link(app_url, text, where, optimizers="gradient_descent"))
    expect_drawn(page, hatched="true")
    map_ = page.locator(".map").element_handle()
    # The left of the picture is undefined; on the right there are at most some contours.
    left, right = (page.evaluate(STRIPES, [map_, *part]) for part in ((0.1, 0.14), (0.9, 0.97)))
    assert left > 0.15 > 3 * right
    expect(page.locator(".map")).to_have_attribute("aria-label", re.compile("hatched"))


def test_the_mouse_says_where_it_is_undefined_and_the_path_ends_there(page, app_url):
    open_page(page, formula_link(app_url, "log(x) + 0y", optimizers="gradient_descent"))
    box = page.locator(".map").bounding_box()
    page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.5 * box["height"])
    expect(page.locator(".stage .tooltip")).to_contain_text("undefined here")
    expect(page.locator(".legend .note")).to_have_text(re.compile("not finite from step"))
