"""What the server keeps of the player's own controls."""

import pytest
from apps import drawn, opened
from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st

    from optviz.ui.controls.player_controls import PlayerControls

    controls = PlayerControls("race", "en", str)
    told = {"step": 7, "view": None, "speed": None, "hidden": [], "parts": {}}
    for surface, scene in (("ravine", "ravine"), ("quartic", "ravine")):
        _, keep = controls.view_state(surface, "player", ["adam"], num_steps=50)
        st.session_state["player"] = {"view_state": {**told, "scene_id": controls.scene_id(scene)}}
        keep()
        view_state, _ = controls.view_state(surface, "player", ["adam"], num_steps=50)
        st.text(f"{surface} {view_state['step']}")


def test_what_is_told_of_another_scene_is_not_kept():
    app = AppTest.from_function(page)
    app.session_state["lang"] = "en"
    app.run()
    assert not app.exception
    assert [text.value for text in app.text] == ["ravine 7", "quartic None"]


@pytest.mark.parametrize(("rules", "hidden"), [("adam", "adam"), ("adam,momentum", "momentum")])
def test_any_path_may_be_hidden_by_a_link_the_only_one_too(rules, hidden):
    app = opened("race", optimizers=rules, hidden=hidden)
    assert drawn(app)[0]["view_state"]["hidden"] == [hidden]
