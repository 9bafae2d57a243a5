"""A lesson on a page: its question above the picture, both of its settings, and the way on."""

import html
from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.content.lessons import LESSONS, Lesson
from optviz.i18n import Translate
from optviz.settings.course import MOST_LETTERS
from optviz.settings.kinds import Choices, Text
from optviz.ui.controls import Controls
from optviz.ui.lessons.stops import Stop, open_stop

_LOOK = """
.st-key-lesson { margin-top: -0.6rem; gap: 0.3rem; }
.st-key-lesson h2 { font-size: 1.3rem; padding: 0; }
.st-key-lesson p { font-size: 0.95rem; }
.lesson-progress { display: flex; align-items: center; gap: 0.5rem; white-space: nowrap; }
.lesson-progress progress { width: 6rem; height: 0.5rem; }
@media (max-width: 640px) { .lesson-progress progress { display: none; } }
"""


def choose_lesson(controls: Controls) -> None:
    """Offer all lessons; one that is chosen is opened as a link, on whichever page it is for."""
    t, key = controls.t, f"{controls.page}-lessons"

    def choose() -> None:
        id, st.session_state[key] = st.session_state[key], None
        if id in LESSONS:
            open_stop(_stop(LESSONS[id], "good", t))

    st.selectbox(
        t("Lessons"),
        list(LESSONS),
        index=None,
        key=key,
        format_func=lambda id: t(LESSONS[id].title),
        on_change=choose,
        placeholder=t("Open a lesson …"),
        label_visibility="collapsed",
        width=330,
    )


def _stop(lesson: Lesson, which: str, t: Translate) -> Stop:
    view = getattr(lesson, which)
    return Stop(view.page, {**view.query, "lesson": lesson.id}, t(lesson.title))


def show_lesson(controls: Controls) -> bool:
    """Show the lesson that the link names; return whether it names one."""
    id = controls.keep("lesson", Choices(tuple(LESSONS)), "")
    if not id:
        return False
    lesson, t = LESSONS[id], controls.t
    order = [_stop(lesson, "good", t) for lesson in LESSONS.values()]
    at, home = list(LESSONS).index(id), {"lang": controls.language}
    with lesson_place():
        show_way(controls, order, at, home, lambda: _show_question(lesson, t))
        _show_settings(controls, lesson)
    return True


def show_own_question(controls: Controls) -> bool:
    """Show the question of a teacher's link; return whether it has one."""
    question = controls.keep("question", Text(MOST_LETTERS), "")
    if not question:
        return False
    with lesson_place():
        show_plain(question)
    return True


def lesson_place() -> DeltaGenerator:
    """Make the place above the picture for a lesson's question."""
    st.html(f"<style>{_LOOK}</style>")
    return st.container(key="lesson")


def show_plain(question: str) -> None:
    """Show a question as plain text: markdown would make links and images of a stranger's words."""
    st.html(f"<h2>{html.escape(question)}</h2>", width="content")


def _show_question(lesson: Lesson, t: Translate) -> None:
    st.markdown(f"## {t(lesson.question)}", width="content")


def show_way(
    controls: Controls,
    order: Sequence[Stop],
    at: int,
    home: Mapping[str, str],
    show_question: Callable[[], None],
) -> None:
    """Show a question, how far the course has come, and the lessons before and after.

    The lesson is the one `at` this place in the `order`; `home` are the settings of the first page
    that lists the course.
    """
    t = controls.t
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        show_question()
        if st.context.is_embedded:
            return
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            progress = t("Lesson {number} of {count}").format(number=at + 1, count=len(order))
            label = f'aria-label="{html.escape(progress)}"'
            bar = f'<progress max="{len(order)}" value="{at + 1}" {label}>'
            st.html(f'<div class="lesson-progress"><span>{progress}</span>{bar}</progress></div>')
            for label, icon, place in (
                (t("Lesson before"), "chevron_left", at - 1),
                (t("Next lesson"), "chevron_right", at + 1),
            ):
                other = order[place] if 0 <= place < len(order) else None
                st.button(
                    label,
                    icon=f":material/{icon}:",
                    key=f"{controls.page}-lesson-{icon}",
                    disabled=other is None,
                    help=other.title or None if other else None,
                    on_click=open_stop,
                    args=(other,),
                )
            st.page_link("home.py", label=t("All lessons"), query_params=home)


def _show_settings(controls: Controls, lesson: Lesson) -> None:
    """Both settings to choose from, what there is to try, and why; after it was asked for."""
    t = controls.t
    with st.container(horizontal=True, vertical_alignment="center"):
        for which, sign in (("good", "✓"), ("bad", "✗")):
            st.button(
                f"{sign} {t(getattr(lesson, which).name)}",
                key=f"{controls.page}-lesson-{which}",
                on_click=open_stop,
                args=(_stop(lesson, which, t),),
            )
        st.markdown(f"**{t('Try:')}** {t(lesson.task)}", width="stretch")
    if lesson.predicts:
        with st.expander(t("Why?")):
            st.markdown(t(lesson.text))
    else:
        st.markdown(t(lesson.text))
