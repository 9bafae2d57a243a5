"""Numbers that are typed in place of slid: exact, within what is allowed, on every page."""

import pytest
from apps import PAGES, drawn, moved, opened, settings_of

RATE = "race:adam.learning_rate"
MORE_STARTS = "race:more_starts:text"


def switch(app, on=True):
    (toggle,) = [toggle for toggle in app.toggle if toggle.key.endswith(":typing")]
    toggle.set_value(on).run()
    assert not app.exception


def type_in(app, key, text):
    moved(app.text_input(key=f"{key}:text"), text)
    assert not app.exception


def test_a_typed_number_is_kept_to_its_last_digit_and_stays_on_the_slider():
    app = opened(optimizers="adam")
    sliders = [slider.label for slider in app.select_slider]
    switch(app)
    assert not app.select_slider
    assert sliders == [field.label for field in app.text_input if field.key != MORE_STARTS]
    digits = "0.37000000000000005"
    type_in(app, RATE, digits)
    assert settings_of(app) == {"lang": "en", "optimizers": "adam", "adam.learning_rate": digits}
    assert drawn(app)[0]["parameters"]["adam.learning_rate"] == float(digits)
    (pad,) = [p for p in drawn(app, "parameters")[0]["parameters"] if f"race:{p['name']}" == RATE]
    assert float(digits) in pad["values"]
    switch(app, on=False)
    assert app.select_slider(key=RATE).value == float(digits)
    assert list(map(float, app.select_slider(key=RATE).options)) == pad["values"]
    assert settings_of(app)["adam.learning_rate"] == digits


@pytest.mark.parametrize(
    ("name", "text", "usual"),
    [
        ("adamw.learning_rate", "1e5", "0.0001 … 10"),
        ("adamw.eps", "0", "1e-10 … 1"),
        ("adamw.weight_decay", "100", "0 … 3"),
    ],
)
def test_a_number_beyond_the_slider_is_said_and_stays_on_it(name, text, usual):
    app = opened(optimizers="adamw")
    switch(app)
    type_in(app, f"race:{name}", text)
    assert settings_of(app)[name] == text.replace("1e5", "100000")
    assert f"outside the usual range {usual}" in [caption.value for caption in app.caption]
    switch(app, on=False)
    assert app.select_slider(key=f"race:{name}").value == float(text)
    linked = opened(optimizers="adamw", **{name: text})
    assert linked.select_slider(key=f"race:{name}").value == float(text)


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("adam.learning_rate", "0", "a positive number"),
        ("adam.learning_rate", "fast", "a positive number"),
        ("adam.eps", "-1e-8", "a number that is not negative"),
        ("adam.eps", "inf", "a number that is not negative"),
        ("adam.b1", "1", "a number from 0 to 0.999"),
        ("num_steps", "7.5", "a whole number from 1 to 2000"),
    ],
)
def test_what_cannot_be_used_leaves_the_last_number(name, text, allowed):
    app = opened(optimizers="adam", **{"adam.eps": "0.5", "num_steps": "77"})
    switch(app)
    before = settings_of(app)
    type_in(app, f"race:{name}", text)
    assert settings_of(app) == before
    assert app.text[0].value == f"This cannot be used; allowed: {allowed}"


def test_a_closed_drawer_forgets_no_typed_number():
    app = opened()
    app.session_state["race-conditions"] = True
    switch(app)
    type_in(app, "race:noise", "25")
    app.session_state["race-conditions"] = False
    switch(app, on=False)
    app.session_state["race-conditions"] = True
    app.run()
    assert app.select_slider(key="race:noise").value == 25


@pytest.mark.parametrize("page", [page for page in PAGES if page != "home"])
def test_every_page_with_numbers_takes_typed_ones_and_the_choice_holds_for_all(page):
    app = opened(page)
    switch(app)
    assert not app.select_slider
    assert [field for field in app.text_input if field.key.endswith(":text")]
    app.switch_page(PAGES["backprop" if page != "backprop" else "race"]).run()
    assert not app.exception
    assert not app.select_slider


def test_the_buttons_of_a_graph_move_the_typed_moment():
    app = opened("backprop", example="formula", step="1")
    switch(app)
    for label, moment in (("Step forward", "2"), ("To the start", "0"), ("Step forward", "1")):
        next(button for button in app.button if button.label == label).click().run()
        assert not app.exception
        (field,) = [field for field in app.text_input if field.label == "Step"]
        assert field.value == moment


def test_a_topic_without_sliders_has_no_switch():
    app = opened("functions", topic="information")
    assert not app.exception
    assert not [toggle for toggle in app.toggle if toggle.key.endswith(":typing")]
