"""A course made in the app: views added, opened from a link; hidden controls, a question."""

import pytest
from apps import PAGES, opened, settings_of

from optviz.settings.course import CourseError, CourseLesson, pack_course, write_course
from optviz.ui.course import course_of_server


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
    app = opened("home", lang="en", course=pack_course(course))
    body = next(e.proto.body for e in app.get("html") if "&lt;A&gt;" in e.proto.body)
    assert 'href="race?optimizers=adam&amp;step=3&amp;question=Fast%3F&amp;lang=en"' in body
    assert not app.exception


def test_a_link_without_a_course_is_told_and_the_page_stays():
    app = opened("home", lang="en", course="nonsense")
    assert any("This link holds no course." in text.value for text in app.text)


def test_a_view_is_added_and_stands_on_home():
    app = opened("race", lang="en", optimizers="adam", step="3")
    app.session_state["race-add"] = True
    app.run()
    next(f for f in app.text_input if f.label == "Title").set_value("Mine").run()
    next(f for f in app.text_input if f.label == "Question").set_value("Why?").run()
    next(b for b in app.button if b.label == "Add this view").click().run()
    assert any("1 lessons" in text.value for text in app.text)
    app.switch_page(PAGES["home"]).run()
    assert not app.exception
    body = next(e.proto.body for e in app.get("html") if "<h3>Mine</h3>" in e.proto.body)
    assert 'href="race?lang=en&amp;optimizers=adam&amp;step=3&amp;question=Why%3F"' in body
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
