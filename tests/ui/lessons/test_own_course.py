"""A course made in the app: views added, opened from a link; hidden controls, a question."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from apps import PAGES, opened, settings_of

from optviz.settings.course import (
    CourseError,
    CourseLesson,
    pack_course,
    unpack_course,
    write_course,
)
from optviz.ui.lessons.course import course_of_server

COURSE = [
    CourseLesson("First", "A & B?", "race?optimizers=adam&step=3&lesson=x&part=7"),
    CourseLesson("Second", "", "curve?gradient_descent.learning_rate=1.1"),
    CourseLesson("Third", "And here?", "functions?topic=softmax"),
]

# What a page without any settings begins with, where this is not its default.
OPENED_WITH = {"backprop": {"example": "sigmoid"}}


def opened_lesson(course, number):
    lesson = course[number - 1]
    link = {**lesson.query, "course": pack_course(course), "part": str(number)}
    return opened(lesson.page, lang="en", **link)


def shown(app, words):
    """Whether some words stand on the page as HTML."""
    return any(words in e.proto.body for e in app.get("html"))


def button(app, label):
    return next(b for b in app.button if b.label == label)


def added(app, page, title, question=""):
    """Add the present view to the course."""
    app.session_state[f"{page}-add"] = True
    app.run()
    next(f for f in app.text_input if f.label == "Title").set_value(title).run()
    next(f for f in app.text_input if f.label == "Question").set_value(question).run()
    button(app, "Add this view").click().run()


def cards_of(app, words):
    """The pages and settings of the links in the list that holds these words."""
    body = next(e.proto.body for e in app.get("html") if words in e.proto.body)
    links = [urlsplit(unescape(link)) for link in re.findall('href="([^"]*)"', body)]
    return [(link.path, dict(parse_qsl(link.query))) for link in links]


def test_a_link_hides_controls_and_their_values_hold():
    link = {"momentum.decay": "0.5", "optimizers": "momentum", "critical": "on", "start": "-1,2"}
    app = opened("race", hide="momentum.decay,surface,critical,start", **link)
    keys = {w.key for w in (*app.select_slider, *app.selectbox, *app.toggle)}
    assert "race:momentum.learning_rate" in keys
    assert not keys & {"race:momentum.decay", "race:surface:en", "race:critical"}
    assert not [number for number in app.number_input if number.label.startswith("Start")]
    settings = settings_of(app)
    assert settings["hide"] == "momentum.decay,surface,critical,start"
    assert {name: settings[name] for name in link} == link


def test_a_hidden_name_without_a_control_is_told_with_what_may_be_meant():
    app = opened("race", hide="momentum.decay,learning_rate,surfac", optimizers="adam")
    told = next(text.value for text in app.text if "hidden" in text.value)
    assert told.splitlines() == [
        "learning_rate is not a control of this page that can be hidden;"
        " did you mean adam.learning_rate?",
        "momentum.decay is not a control of this page that can be hidden",
        "surfac is not a control of this page that can be hidden; did you mean surface?",
    ]


def test_what_is_folded_up_can_be_hidden():
    app = opened("network", hide="init,batching,plane_of,optimizers")
    assert not any("hidden" in text.value for text in app.text)


def test_a_bad_list_of_controls_is_told():
    app = opened("race", hide="Surface!")
    assert any("hide = Surface!" in text.value for text in app.text)
    assert "hide" not in settings_of(app)


def test_a_question_of_a_link_stands_above_the_picture_as_text():
    app = opened("race", question="Is <b>this</b> *fast*?")
    shown = [e.proto.body for e in app.get("html")]
    assert any("<h2>Is &lt;b&gt;this&lt;/b&gt; *fast*?</h2>" in body for body in shown)
    assert settings_of(app)["question"] == "Is <b>this</b> *fast*?"


def test_home_opens_the_course_of_a_link():
    course = [CourseLesson("<A>", "Fast?", "race?optimizers=adam&step=3")]
    packed = pack_course(course)
    app = opened("home", lang="en", course=packed)
    (link,) = cards_of(app, "&lt;A&gt;")
    view = {"optimizers": "adam", "step": "3", "question": "Fast?", "lang": "en"}
    assert link == ("race", {**view, "course": packed, "part": "1"})
    assert not app.exception


def test_a_lesson_of_ones_own_leads_to_the_next_and_back():
    app = opened_lesson(COURSE, 1)
    assert shown(app, "<h2>A &amp; B?</h2>")
    assert shown(app, "Lesson 1 of 3")
    assert button(app, "Lesson before").disabled
    button(app, "Next lesson").click().run()
    assert not app.exception
    assert shown(app, "<h2>Second</h2>")  # it has no question: its title stands there
    settings = settings_of(app)
    assert settings["gradient_descent.learning_rate"] == "1.1"
    assert (settings["course"], settings["part"]) == (pack_course(COURSE), "2")
    button(app, "Next lesson").click().run()
    assert settings_of(app, "address")["topic"] == "softmax"
    assert button(app, "Next lesson").disabled
    button(app, "Lesson before").click().run()
    assert settings_of(app)["gradient_descent.learning_rate"] == "1.1"
    app.switch_page(PAGES["home"]).run()
    assert len(cards_of(app, "<h3>Second</h3>")) == 3


def test_a_part_that_is_none_of_the_course_on_this_page_keeps_the_question():
    for part in ("3", "2"):
        app = opened("race", lang="en", course=pack_course(COURSE), part=part, question="Why?")
        assert shown(app, "<h2>Why?</h2>")
        assert not shown(app, "Lesson")


def test_a_link_with_no_course_in_it_is_told():
    app = opened("race", lang="en", course="nonsense", part="1", question="Why?")
    assert any("course = nonsense cannot be used" in text.value for text in app.text)
    assert shown(app, "<h2>Why?</h2>")
    assert "course" not in settings_of(app)


def test_a_view_that_is_added_extends_the_course_of_the_link():
    app = opened_lesson(COURSE, 1)
    added(app, "race", "Mine")
    app.switch_page(PAGES["home"]).run()
    links = cards_of(app, "<h3>Mine</h3>")
    assert [page for page, _ in links] == ["race", "curve", "functions", "race"]
    assert "question" not in links[-1][1]
    assert unpack_course(links[-1][1]["course"])[:3] == COURSE


@pytest.mark.parametrize("name", [name for name in PAGES if name != "home"])
def test_every_page_can_be_added_and_shown_as_a_code(name):
    app = opened(name, lang="en", question="Why?")
    added(app, name, "Mine")
    button(app, "QR code").click().run()
    assert not app.exception
    (link,) = [code.value for code in app.code if "?lang=" in code.value]
    view = {"lang": "en", "question": "Why?", **OPENED_WITH.get(name, {})}
    assert dict(parse_qsl(urlsplit(link).query)) == view
    app.switch_page(PAGES["home"]).run()
    ((to, query),) = cards_of(app, "<h3>Mine</h3>")
    assert to == name
    del view["question"]
    assert {name: query[name] for name in query.keys() - {"course", "part"}} == view


def test_a_link_without_a_course_is_told_and_the_page_stays():
    app = opened("home", lang="en", course="nonsense")
    assert any("This link contains no course." in text.value for text in app.text)


def test_a_view_is_added_and_stands_on_home():
    app = opened("race", lang="en", optimizers="adam", step="3")
    added(app, "race", "Mine", "Why?")
    assert any("1 lessons" in text.value for text in app.text)
    app.switch_page(PAGES["home"]).run()
    assert not app.exception
    ((page, query),) = cards_of(app, "<h3>Mine</h3>")
    view = {"lang": "en", "optimizers": "adam", "step": "3", "question": "Why?", "part": "1"}
    assert (page, query.keys() - view.keys()) == ("race", {"course"})
    assert view.items() < query.items()
    assert settings_of(app, "address").keys() == {"lang", "course"}


def test_the_code_of_a_view_says_its_link():
    app = opened("race", lang="en", optimizers="adam", step="3")
    next(b for b in app.button if b.label == "QR code").click().run()
    assert not app.exception
    assert any(code.value.endswith("?lang=en&optimizers=adam&step=3") for code in app.code)
    assert any("data:image/svg+xml" in e.proto.body for e in app.get("html"))


def test_a_link_too_long_for_a_code_is_told():
    points = ",".join(f"{k}:{k}.123456789" for k in range(200))
    app = opened("fit", lang="en", surface="line_fit", data="own", points=points)
    next(b for b in app.button if b.label == "QR code").click().run()
    assert any("too long for a QR code" in text.value for text in app.text)


def test_the_server_may_bring_a_course(tmp_path, monkeypatch):
    course = [CourseLesson("A", "B", "race?step=3")]
    file = tmp_path / "my.toml"
    file.write_text(write_course(course), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", "--course", str(file)])
    assert course_of_server() == course
    file.write_text("no course", encoding="utf-8")
    with pytest.raises(CourseError):
        course_of_server()
    monkeypatch.setattr("sys.argv", ["app.py"])
    assert course_of_server() == []
