"""What this is, seen in ten seconds: a race that plays by itself, once, and three doors."""

from html import escape

import streamlit as st

from optviz import player
from optviz.content.lessons import LESSONS
from optviz.i18n import Translate
from optviz.player.words.player import player_words
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_scene
from optviz.settings.experiment import read_experiment
from optviz.settings.links import Link

_LOOK = """
.doors { display: grid; gap: 0.75rem; }
.doors p { margin: 0 0 0.25rem; font-size: 1.05rem; }
.doors a { display: block; padding: 0.7rem 1rem; color: inherit; text-decoration: none;
  border: 2px solid rgb(128 128 128 / 45%); border-radius: 0.6rem; }
.doors a:hover, .doors a:focus-visible { border-color: #1768d1; }
.doors strong { display: block; font-size: 1.2rem; }
"""


def show_welcome(language: str, t: Translate) -> None:
    """Show the race beside the doors to the first lesson, to the open race, and to a course."""
    picture, beside = st.columns([3, 2], gap="medium", vertical_alignment="center")
    with picture:
        _show_race(t)
    lessons = t("{count} lessons: a question each, a setting that works and one that does not.")
    doors = (
        (
            next(iter(LESSONS.values())).link("good", language),
            t("Watch"),
            lessons.format(count=len(LESSONS)),
        ),
        (f"race?lang={language}", t("Try"), t("Your own race: any rule, any surface, any number.")),
        ("#teach", t("Teach"), t("A course of your own from any views, as a file or a link.")),
    )
    links = "".join(
        f'<a href="{escape(address)}" target="_self"><strong>{name}</strong>{text}</a>'
        for address, name, text in doors
    )
    invitation = t(
        "Three rules look for the lowest point, from the same start. Each step is computed by the"
        " formula that you can read beside it, and every number can be changed."
    )
    with beside:
        st.html(f'<style>{_LOOK}</style><div class="doors"><p>{invitation}</p>{links}</div>')


def _show_race(t: Translate) -> None:
    """The race that opens the page of races, once from its start to its end."""
    experiment = read_experiment(Link(), "race")
    scene = make_scene(experiment.surface, experiment.shape, shown=experiment.shown)
    player.scene("home-scene", scene, title=t(experiment.surface.name), words=player_words(t))
    player.parameters("home-pad", [])
    message = player.PlayerMessage(
        **{"page": "race", "scene": "home-scene", "detail": None, "scene_id": "home"},
        **{"dimension": 2, "query": "", "pad": "home-pad", "parameters": {}, "overlays": {}},
        view_state={"step": None, "view": None, "speed": "20", "hidden": [], "parts": {}},
        start=experiment.start,
        **{"last_change": 0, "live": False, "projector": False, "fit": None},
        showcase=True,
    )
    player.paths("home-player", message, make_paths(experiment, t), {})
