"""A pinned run is read like any link: what cannot be used is refused and named."""

from urllib.parse import quote

import pytest
from apps import opened, settings_of

from optviz.settings.experiment.pinned import PinnedRun, pinned_experiment, usable_run

RUN = "optimizers=momentum&momentum.decay=0.5"


def test_a_run_is_the_query_of_its_link():
    assert PinnedRun("race").read(RUN) == RUN
    assert pinned_experiment("race", RUN).parameters["momentum.decay"] == 0.5
    assert usable_run("race", RUN) == RUN
    assert usable_run("race", None) is None


@pytest.mark.parametrize(
    "text", ["surface=nowhere", "num_steps=1e9", f"pinned={quote(RUN)}", "start=1," + "1" * 200_000]
)
def test_what_cannot_be_used_is_refused(text):
    with pytest.raises(ValueError):
        PinnedRun("race").read(text)
    assert usable_run("race", text) is None


def test_a_page_names_what_it_cannot_use():
    app = opened(pinned="surface=nowhere")
    assert "pinned = surface=nowhere cannot be used" in app.text[0].value
    assert "the settings of a run" in app.text[0].value
    assert settings_of(app) == {"lang": "en"}
