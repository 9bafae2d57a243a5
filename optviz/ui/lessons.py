"""A lesson on a page: its question above the picture, both of its settings, and the way on."""

import html

import streamlit as st

from optviz.content.lessons import LESSONS, Lesson
from optviz.settings.course import MOST_LETTERS
from optviz.settings.kinds import Choices, Text
from optviz.ui.controls import Controls

_OPENED = "lesson to open"
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
            _open(LESSONS[id], "good")

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


def _open(lesson: Lesson, which: str) -> None:
    """Have a lesson opened by the next run: a callback may not change the page."""
    st.session_state[_OPENED] = lesson.id, which


def follow(controls: Controls) -> None:
    """Go where the last run was told to go, if anywhere."""
    id, which = st.session_state.pop(_OPENED, (None, ""))
    if id is not None:
        view = getattr(LESSONS[id], which)
        # Only now: a run in between would keep the old settings anew.
        controls.forget(view.page)
        query = {**view.query, "lesson": id, "lang": controls.language}
        st.switch_page(f"{view.page}.py", query_params=query)


def show_lesson(controls: Controls) -> bool:
    """Show the lesson that the link names; return whether it names one."""
    id = controls.keep("lesson", Choices(tuple(LESSONS)), "")
    if not id:
        return False
    lesson = LESSONS[id]
    st.html(f"<style>{_LOOK}</style>")
    with st.container(key="lesson"):
        _show_question(controls, lesson)
        _show_settings(controls, lesson)
    return True


def show_own_question(controls: Controls) -> bool:
    """Show the question of a teacher's link; return whether it has one."""
    question = controls.keep("question", Text(MOST_LETTERS), "")
    if not question:
        return False
    with st.container(key="lesson"):
        # Plain text: markdown would turn a stranger's words into links and images.
        st.html(f"<style>{_LOOK}</style><h2>{html.escape(question)}</h2>")
    return True


def _show_question(controls: Controls, lesson: Lesson) -> None:
    """The question, how far the course has come, and the lessons before and after."""
    t, order = controls.t, list(LESSONS.values())
    at = order.index(lesson)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.markdown(f"## {t(lesson.question)}", width="content")
        if st.context.is_embedded:
            return
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            told = t("Lesson {number} of {count}").format(number=at + 1, count=len(order))
            bar = f'<progress max="{len(order)}" value="{at + 1}" aria-label="{html.escape(told)}">'
            st.html(f'<div class="lesson-progress"><span>{told}</span>{bar}</progress></div>')
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
                    help=t(other.title) if other else None,
                    on_click=_open,
                    args=(other, "good"),
                )
            st.page_link(
                "home.py", label=t("All lessons"), query_params={"lang": controls.language}
            )


def _show_settings(controls: Controls, lesson: Lesson) -> None:
    """Both settings to choose from, what there is to try, and why; after it was asked for."""
    t = controls.t
    with st.container(horizontal=True, vertical_alignment="center"):
        for which, sign in (("good", "✓"), ("bad", "✗")):
            st.button(
                f"{sign} {t(getattr(lesson, which).name)}",
                key=f"{controls.page}-lesson-{which}",
                on_click=_open,
                args=(lesson, which),
            )
        st.markdown(f"**{t('Try:')}** {t(lesson.task)}", width="stretch")
    if lesson.predicts:
        with st.expander(t("Why?")):
            st.markdown(t(lesson.text))
    else:
        st.markdown(t(lesson.text))
