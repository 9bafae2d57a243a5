"""A teacher's own course: made of views below the picture, opened and shared on the first page."""

import sys
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from optviz.i18n import Translate
from optviz.settings.course import (
    MOST_LESSONS,
    MOST_LETTERS,
    Course,
    CourseError,
    CourseLesson,
    PackedCourse,
    pack_course,
    read_course,
    unpack_course,
    write_course,
)
from optviz.settings.kinds import Number, Text
from optviz.ui.controls import Controls
from optviz.ui.lessons.lesson import lesson_place, show_plain, show_way
from optviz.ui.lessons.stops import Stop

_COURSE = "course"

# What the lesson that is added says in its own words, or does not take along.
_NOT_OF_VIEW = ("page", "lesson", "question")


def course_of_server() -> list[CourseLesson]:
    """The course of `streamlit run app.py -- --course my.toml`, empty if there is none.

    Raises CourseError or OSError for a file that cannot be used.
    """
    if "--course" not in sys.argv[:-1]:
        return []
    return read_course(Path(sys.argv[sys.argv.index("--course") + 1]).read_text("utf-8"))


def add_view(controls: Controls, settings: dict[str, str]) -> None:
    """Let the present view be added to the course of this session, with a title and a question."""
    t, page = controls.t, controls.page
    box = st.popover(t("Add to my course"), key=f"{page}-add", on_change="rerun", width="content")
    if not box.open:
        return
    with box:
        title = st.text_input(t("Title"), max_chars=MOST_LETTERS, key=f"{page}-add-title")
        question = st.text_input(t("Question"), max_chars=MOST_LETTERS, key=f"{page}-add-question")
        query = {name: text for name, text in settings.items() if name not in _NOT_OF_VIEW}

        def add() -> None:
            lesson = CourseLesson(title, question, f"{page}?{urlencode(query, safe=',:')}")
            st.session_state[_COURSE] = [*st.session_state.get(_COURSE, []), lesson]

        course = st.session_state.get(_COURSE, [])
        full = not title.strip() or len(course) >= MOST_LESSONS
        st.button(t("Add this view"), key=f"{page}-add-view", on_click=add, disabled=full)
        if course:
            st.text(t("{count} lessons; the course is on Home.").format(count=len(course)))


def show_lesson(controls: Controls) -> bool:
    """Show the lesson of the course that the link holds; return whether there is one.

    The course is that of the session from then on, if it has none: views are added to it.
    """
    course = controls.keep("course", PackedCourse(), ())
    part = controls.keep("part", Number(1, len(course) or MOST_LESSONS, whole=True), 1)
    if not course or course[part - 1].page != controls.page:
        return False
    st.session_state.setdefault(_COURSE, list(course))
    order = [Stop(lesson.page, query) for lesson, query in _with_queries(course)]
    lesson = course[part - 1]
    # It is of the link as well, so that it stays where the course is taken away.
    controls.keep("question", Text(MOST_LETTERS), "")
    with lesson_place():
        show_way(
            *(controls, order, part - 1, _link(course, controls.language)),
            lambda: show_plain(lesson.question or lesson.title),
        )
    return True


def _with_queries(course: Course) -> list[tuple[CourseLesson, dict[str, str]]]:
    """The lessons with the settings of their links, which hold the course and the place in it."""
    packed = pack_course(course)
    return [
        (lesson, {**lesson.query, "course": packed, "part": str(number)})
        for number, lesson in enumerate(course, start=1)
    ]


def is_there() -> bool:
    """Whether there is a course to be shown before all lessons."""
    return _COURSE in st.session_state or "course" in st.query_params or "--course" in sys.argv


def address(language: str) -> str:
    """The query of the first page's link, with the course of this session."""
    return urlencode(_link(st.session_state.get(_COURSE, []), language))


def show_course(language: str, t: Translate) -> None:
    """Show the course of this session, of the link, or of the server; or how one is made."""
    heading = t("My own course")
    st.html(f'<h2 id="teach">{heading}</h2>')
    file = st.file_uploader(t("Open a course (TOML)"), type=["toml"], key="home-course")
    try:
        course = _chosen(file)
    except (CourseError, OSError, UnicodeDecodeError) as error:
        message = error.in_words(t) if isinstance(error, CourseError) else ""
        st.text(message or t("This file cannot be read."))
        course = []
    if not course:
        st.markdown(
            t(
                "Below every picture *Add to my course* takes the view along, with a title and a"
                " question. Here the course can be saved as a file, or shared as a link."
            )
        )
        return
    st.html(_cards(course, language))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("Save the course"), write_course(course), "course.toml", on_click="ignore"
        )
        st.page_link("home.py", label=t("Link to the course"), query_params=_link(course, language))


def _link(course: Course, language: str) -> dict[str, str]:
    return {**({"course": pack_course(course)} if course else {}), "lang": language}


def _chosen(file) -> Course:
    if file is not None:
        st.session_state[_COURSE] = read_course(file.getvalue().decode())
    elif _COURSE not in st.session_state:
        packed = st.query_params.get("course")
        course = unpack_course(packed) if packed else course_of_server()
        if course:
            st.session_state[_COURSE] = course
    return st.session_state.get(_COURSE, [])


def _cards(course: Course, language: str) -> str:
    """The lessons as a list of links; question and course go along, to stand above the picture."""
    items = []
    for lesson, query in _with_queries(course):
        link = f"{lesson.page}?{urlencode({**query, 'lang': language}, safe=',:')}"
        items.append(
            f'<li><a href="{escape(link)}" target="_self"><h3>{escape(lesson.title)}</h3></a>'
            f"<p>{escape(lesson.question)}</p></li>"
        )
    return f'<ul class="lessons">{"".join(items)}</ul>'
