"""All lessons as cards, in the order of a course."""

from html import escape

import streamlit as st

from optviz.content.lessons import GROUPS, Group, Lesson
from optviz.i18n import Translate
from optviz.rendering.thumbnail import HEIGHT, WIDTH
from optviz.ui.home.thumbnails import address_of

_LOOK = """
div > ul.lessons { display: grid; gap: 1rem; list-style: none; margin: 0; padding: 0;
  grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
div > ul.lessons > li { margin: 0; padding: 0.7rem; border: 1px solid rgb(128 128 128 / 35%);
  border-radius: 0.6rem; }
.lessons h3 { font-size: 1.05rem; line-height: 1.3; margin: 0; padding: 0 0 0.4rem;
  min-height: 2.6em; }
.lessons .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; }
.lessons a { display: block; color: inherit; text-align: center; text-decoration: none; }
.lessons a span { text-decoration: underline; }
.lessons img { display: block; width: 100%; height: auto; border-radius: 0.35rem;
  border: 2px solid transparent; }
.lessons a:hover img, .lessons a:focus-visible img { border-color: #1768d1; }
.lessons p, .lessons details { font-size: 0.9rem; margin: 0.4rem 0 0; }
.lessons summary { cursor: pointer; }
.groups a { color: inherit; }
div nav > ul.groups { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; margin: 0.6rem 0;
  padding: 0; list-style: none; }
"""


def show_cards(language: str, t: Translate) -> None:
    """Show every lesson with both of its pictures, group by group."""
    theme = st.context.theme.type or "light"
    ways = "".join(f'<li><a href="#{group.id}">{t(group.title)}</a></li>' for group in GROUPS)
    nav = f'<nav aria-label="{escape(t("Lessons"))}"><ul class="groups">{ways}</ul></nav>'
    groups = "".join(_group(group, language, theme, t) for group in GROUPS)
    st.html(f"<style>{_LOOK}</style>{nav}{groups}")


def _group(group: Group, language: str, theme: str, t: Translate) -> str:
    cards = "".join(_card(lesson, language, theme, t) for lesson in group.lessons)
    return f'<h2 id="{group.id}">{t(group.title)}</h2><ul class="lessons">{cards}</ul>'


def _card(lesson: Lesson, language: str, theme: str, t: Translate) -> str:
    """A question, both settings side by side, why, and what to try.

    A lesson that asks for the next point does not say why until it is opened or asked.
    """
    pair = "".join(_view(lesson, which, language, theme, t) for which in ("good", "bad"))
    why = f"<p>{t(lesson.text)}</p>"
    if lesson.predicts:
        why = f"<details><summary>{t('Why?')}</summary>{why}</details>"
    task = f"<p><strong>{t('Try:')}</strong> {t(lesson.task)}</p>"
    question = f"<h3>{t(lesson.question)}</h3>"
    return f'<li>{question}<div class="pair">{pair}</div>{why}{task}</li>'


def _view(lesson: Lesson, which: str, language: str, theme: str, t: Translate) -> str:
    name = t(getattr(lesson, which).name)
    sign = {"good": "✓", "bad": "✗"}[which]
    says = {"good": t("{title}, {name}: works"), "bad": t("{title}, {name}: does not work")}[which]
    alt = escape(says.format(title=t(lesson.title), name=name))
    image = (
        f'<img src="{address_of(lesson.id, which, theme)}" alt="{alt}" loading="lazy"'
        f' width="{WIDTH}" height="{HEIGHT}">'
    )
    link = escape(lesson.link(which, language))
    return f'<a href="{link}" target="_self">{image}<span>{sign} {escape(name)}</span></a>'
