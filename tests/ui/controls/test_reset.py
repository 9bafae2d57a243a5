"""A page begins anew with all of its defaults, and its link is cleared."""

from apps import PAGES, moved, opened, settings_of


def reset(app):
    next(b for b in app.button if b.label == "Reset").click().run()
    assert not app.exception


def test_all_settings_of_a_page_are_their_defaults_again():
    link = {"optimizers": "adam", "adam.learning_rate": "0.3", "start": "1,1", "noise": "0.1"}
    app = opened("race", lang="en", step="3", question="Why?", **link)
    moved(app.select_slider(key="race:adam.b1"), 0.5)
    changed = settings_of(app)
    assert changed["adam.b1"] == "0.5"
    assert link.items() < changed.items()
    reset(app)
    assert settings_of(app) == {"lang": "en"}
    app.select_slider(key="race:num_steps").set_value(100).run()  # it is no end
    assert settings_of(app) == {"lang": "en", "num_steps": "100"}


def test_the_other_pages_keep_their_settings():
    app = opened("curve", lang="en", num_steps="7")
    app.switch_page(PAGES["race"]).run()
    reset(app)
    app.switch_page(PAGES["curve"]).run()
    assert settings_of(app)["num_steps"] == "7"


def test_a_topic_of_a_page_stays_chosen():
    app = opened("functions", lang="en", topic="softmax", temperature="0.2")
    reset(app)
    assert settings_of(app, "address") == {"lang": "en", "topic": "softmax"}


def test_a_link_may_hide_it():
    app = opened("race", lang="en", hide="reset")
    assert "Reset" not in [b.label for b in app.button]
    assert not any("hidden" in text.value for text in app.text)
