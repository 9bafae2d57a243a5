"""The first page and the lessons as scripts: cards, the bar of a lesson, the way to the next."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from apps import drawn, opened, settings_of

from optviz.content.lessons import LESSONS
from optviz.i18n import LANGUAGES, translator
from optviz.ui.home.thumbnails import PLACE
from optviz.ui.home.thumbnails import drawn as picture

IDS = list(LESSONS)
WITHOUT_PATHS = ("backprop", "functions", "regularize")


def cards(app):
    (block,) = (e.proto.body for e in app.get("html") if 'class="lessons"' in e.proto.body)
    return block


def button(app, label):
    return next(b for b in app.button if b.label == label)


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_shows_every_lesson_with_both_links(language):
    app, t = opened("home", lang=language), translator(language)
    block = cards(app)
    links = [unescape(link) for link in re.findall('href="([^#"]+)"', block)]
    assert len(links) == 2 * len(LESSONS)
    views = [(lesson, view) for lesson in LESSONS.values() for view in (lesson.good, lesson.bad)]
    for link, (lesson, view) in zip(links, views, strict=True):
        page, query = urlsplit(link).path, dict(parse_qsl(urlsplit(link).query))
        assert (page, query) == (view.page, {**view.query, "lesson": lesson.id, "lang": language})
    for lesson in LESSONS.values():
        assert f"<h3>{t(lesson.question)}</h3>" in block
        assert t(lesson.text) in block
        assert t(lesson.task) in block
    pictures = re.findall(f'<img src="{PLACE}/([^/]+)/(good|bad)/light.svg', block)
    assert pictures == [(id, which) for id in IDS for which in ("good", "bad")]
    assert all(re.findall('alt="([^"]*)"', block))
    assert drawn(app)[0]["showcase"] is True
    assert settings_of(app, "address") == {"lang": language}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", IDS)
def test_a_lesson_opens_with_its_question(id, language):
    lesson, t = LESSONS[id], translator(language)
    app = opened(lesson.page, lesson=id, lang=language, **lesson.query)
    said = [markdown.value for markdown in app.markdown]
    assert f"## {t(lesson.question)}" in said
    assert t(lesson.text) in said
    refused = translator(language)("**Some settings of this link were not used:**")
    assert refused not in said


@pytest.mark.parametrize(
    ("id", "which"),
    [
        (lesson.id, which)
        for lesson in LESSONS.values()
        for which in ("good", "bad")
        if getattr(lesson, which).claim.says
    ],
)
def test_a_page_without_paths_says_what_its_lesson_claims(id, which):
    view = getattr(LESSONS[id], which)
    app = opened(view.page, lang="en", **view.query)
    assert any(view.claim.says in markdown.value for markdown in app.markdown)


def test_the_course_goes_on_and_back_and_shows_the_other_setting():
    lesson = LESSONS["three-points"]  # the next one is on another page
    app = opened(lesson.page, lesson=lesson.id, lang="en", **lesson.query)
    button(app, "Next lesson").click().run()
    assert not app.exception
    settings = settings_of(app)
    assert settings["lesson"] == IDS[IDS.index(lesson.id) + 1]
    assert settings["surface"] == "bowl"
    button(app, "✗ η = 0.55").click().run()
    assert settings_of(app)["gradient_descent.learning_rate"] == "0.55"
    button(app, "Lesson before").click().run()
    assert not app.exception
    assert settings_of(app)["lesson"] == lesson.id
    assert settings_of(app)["surface"] == "intercept_fit"


def test_the_course_has_ends():
    first, last = LESSONS[IDS[0]], LESSONS[IDS[-1]]
    app = opened(first.page, lesson=first.id, lang="en", **first.query)
    assert button(app, "Lesson before").disabled
    app = opened(last.page, lesson=last.id, lang="en", **last.query)
    assert button(app, "Next lesson").disabled


def test_a_lesson_that_asks_hides_why_and_its_picture_the_answer():
    asking = next(lesson for lesson in LESSONS.values() if lesson.predicts)
    app = opened(asking.page, lesson=asking.id, lang="en", **asking.query)
    assert "Why?" in [expander.label for expander in app.expander]
    shown = asking.good.link.replace("&predict=1", "")
    hidden, whole = (picture("curve", link, False) for link in (asking.good.link, shown))
    assert hidden.count("h0") == int(asking.query["step"]) + 1 < whole.count("h0")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("page", ["curve", "race", "pitfalls", "fit", "network", *WITHOUT_PATHS])
def test_a_picture_of_each_kind_is_drawn(page, dark):
    view = next(lesson.good for lesson in LESSONS.values() if lesson.page == page)
    drawing = picture(page, view.link, dark)
    assert drawing.startswith("<svg")
    assert not re.search("nan|inf", drawing)
    assert len(drawing) < 40_000
