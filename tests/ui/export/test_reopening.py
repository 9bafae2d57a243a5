"""Files that are dropped on a page: what cannot be opened is said, as long as the file is there."""

from apps import opened

REFUSED = "This picture contains no optviz settings."


def texts(app):
    return [text.value for text in app.text]


def test_a_refusal_stays_until_the_file_is_taken_away():
    app = opened("curve")
    app.session_state["curve-files"] = True  # the drawer is open
    app.run()
    (uploader,) = app.file_uploader
    uploader.set_value(("a.svg", b"<?xml version='1.0'?><svg/>", "image/svg+xml")).run()
    assert REFUSED in texts(app)
    assert REFUSED in texts(app.run())
    app.file_uploader[0].set_value(None).run()
    assert REFUSED not in texts(app)
