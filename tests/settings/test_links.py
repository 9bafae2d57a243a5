"""Links: what is not used is told, and nothing is read as what it is not."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optviz.content.page_defaults import PAGES_WITH_PATHS
from optviz.optimizers import OPTIMIZERS
from optviz.settings.experiment import caption, read_experiment
from optviz.settings.experiment.player_view import read_player_view
from optviz.settings.kinds import Number, Numbers, exact
from optviz.settings.links import PARTS, Link
from optviz.settings.table import SETTINGS


@pytest.mark.parametrize("text", ["1_0", "٣٣", "", " ", "1e3", "0x10", "10.0", "ten", "9" * 10_000])
def test_what_only_python_reads_as_a_whole_number_is_refused(text):
    with pytest.raises(ValueError):
        Number(1, 2000, whole=True).read(text)


@pytest.mark.parametrize(
    "text", ["inf", "nan", "1_0.5", "٣", "0x1p3", "1e999", "", ".", "1e", "−1"]
)
def test_what_only_python_reads_as_a_number_is_refused(text):
    with pytest.raises(ValueError):
        Numbers(1).read(text)


def read(page, query):
    """What a page does with a link: the experiment, and the sentences of its notice."""
    link = Link.of(parse_qsl(query, keep_blank_values=True))
    experiment = read_experiment(link, page)
    read_player_view(link, page, experiment)
    return experiment, link.complaints(str)


WORDS = st.sampled_from(
    [
        *(*SETTINGS, *PARTS, "formula", "surface", "adam.learning_rate", "x_cos.c", "pinned"),
        *("1", "0.5", "-1", "1e9", "nan", "inf", "1,2", "0,1,0,1", "on", "adam", "adam,momentum"),
        *("formula", "x_cos", "line_fit", "x^2+y^2", "epochs", "own", "1:2,3:4", "", "steps"),
    ]
)
TEXTS = st.one_of(WORDS, st.text(max_size=20))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PAGES_WITH_PATHS), st.lists(st.tuples(TEXTS, TEXTS), max_size=12))
def test_any_link_is_a_picture_and_sentences(page, pairs):
    experiment, complaints = read(page, urlencode(pairs))
    assert experiment.runs is not None
    assert all(0 < len(sentence) < 600 for sentence in complaints)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([setting.kind for setting in SETTINGS.values()]),
    st.one_of(TEXTS, st.lists(st.floats(), max_size=5).map(lambda all: ",".join(map(exact, all)))),
)
def test_what_was_read_is_read_again_as_it_was_written(kind, text):
    try:
        value = kind.read(text)
    except ValueError:
        return
    assert kind.read(kind.write(value)) == value


@given(st.floats(-1e15, 1e15))
def test_every_number_is_read_as_it_was_written(value):
    assert Numbers(1).read(exact(value)) == (value,)


def told(*pairs, page="race"):
    link = Link.of(pairs)
    experiment = read_experiment(link, page)
    return experiment, link.complaints(str)


def test_of_several_values_none_is_used():
    experiment, complaints = told(("num_steps", "10"), ("num_steps", "20"))
    assert experiment.num_steps == 50
    assert complaints == ["num_steps has several values, and none of them was used"]


def test_the_same_value_twice_is_one():
    experiment, complaints = told(("num_steps", "10"), ("num_steps", "10"))
    assert (experiment.num_steps, complaints) == (10, [])


def test_many_unknown_settings_do_not_fill_the_screen():
    _, complaints = told(*((f"a{k}", "1") for k in range(900)))
    assert len(complaints) == 9
    assert complaints[-1] == "… and 892 more"


LONG = "1" * 10_000
BAD = {
    "no number": ("race", "num_steps=ten", "num_steps = ten cannot be used"),
    "a fraction of a step": ("race", "num_steps=10.5", "a whole number from 1 to 2000"),
    "no step": ("race", "num_steps=0", "a whole number from 1 to 2000"),
    "too many steps": ("race", "num_steps=100000", "a whole number from 1 to 2000"),
    "10 kB": ("race", f"num_steps={LONG}", f"num_steps = {LONG[:60]} cannot be used"),
    "10 kB of a name": ("race", f"{LONG}=1", f"{LONG[:60]} is not a setting of this page"),
    "10 kB of a start": ("race", f"start={LONG},{LONG}", "start = 111"),
    "underscore": ("race", "num_steps=1_0", "num_steps = 1_0 cannot be used"),
    "other digits": ("race", "num_steps=٣٣", "num_steps = ٣٣ cannot be used"),
    "empty": ("race", "num_steps=", "num_steps =  cannot be used"),
    "empty rules": ("curve", "optimizers=nowhere,", "optimizers = nowhere, cannot be used"),
    "two values": ("race", "num_steps=10&num_steps=20", "num_steps has several values"),
    "two lists": ("race", "optimizers=adam&optimizers=momentum", "optimizers has several values"),
    "a rule twice": ("race", "optimizers=adam,adam", "optimizers = adam,adam cannot be used"),
    "too many rules": ("race", "optimizers=" + ",".join(OPTIMIZERS), "some of"),
    "nan": ("race", "adam.learning_rate=nan", "adam.learning_rate = nan cannot be used"),
    "infinite": ("race", "adam.learning_rate=inf", "a positive number"),
    "beyond a float": ("race", "adam.learning_rate=1e999", "a positive number"),
    "negative": ("race", "adam.learning_rate=-1", "a positive number"),
    "no memory left": ("race", "momentum.decay=1", "a number from 0 to 0.999"),
    "surface": ("race", "surface=nowhere", "surface = nowhere cannot be used; allowed: one of"),
    "surface of a curve": ("race", "surface=parabola", "surface = parabola cannot be used"),
    "an old name": ("race", "optimizer=adam", "did you mean optimizers?"),
    "another rule's": ("race", "newton.learning_rate=1", "is not a setting of this page"),
    "a step before the first": ("race", "step=-1", "step = -1 cannot be used"),
    "start of a curve": ("race", "start=1", "2 numbers separated by commas"),
    "start nowhere": ("race", "start=nan,1", "2 numbers separated by commas"),
    "inverted window": (
        "race",
        "surface=formula&window=1,0,0,1",
        "the ends of each range in order",
    ),
    "empty window": ("race", "surface=formula&window=1,1,0,1", "the ends of each range in order"),
    "inverted view": ("race", "view=1,0,0,1", "the ends of each range in order"),
    "a curve as a map": ("race", "surface=formula&formula=x^2", "Character 1: A formula of one"),
    "a map as a curve": (
        "curve",
        "surface=formula&formula=x^2%2By^2",
        "A formula of two",
    ),
    "no formula": ("race", "surface=formula&formula=x^2%2B", "formula = x^2+ cannot be used"),
    "too long": (
        *("race", f"surface=formula&formula=x%2By%2B{LONG}"),
        "The formula has 10004 characters; at most 200 are allowed.",
    ),
    "code": ("race", "surface=formula&formula=__import__('os')", "Character 1: "),
    "data of one number": ("fit", "data=own&points=1", "points = 1 cannot be used"),
    "no such example": ("fit", "batching=listed&batches=0,99", "batches = 0,99 cannot be used"),
    "speed": ("race", "speed=3", "speed = 3 cannot be used"),
    "nobody to explain": ("race", "explain=newton", "explain = newton cannot be used"),
    "schedule": ("race", "schedule=never", "schedule = never cannot be used"),
    "noise": ("race", "noise=-1", "noise = -1 cannot be used"),
    "seed": ("race", "noise=1&seed=1e3", "seed = 1e3 cannot be used"),
    "an axis of a map": ("maps", "map_view=nothing", "map_view = nothing cannot be used"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_told_and_nothing_else_is_changed(name):
    page, query, sentence = BAD[name]
    experiment, (told, *more) = read(page, query)
    assert sentence in told
    assert more == []
    assert len(told) < 600
    good = {"surface=formula", "data=own", "batching=listed", "noise=1"}
    usual, _ = read(page, "&".join(p for p in query.split("&") if p in good))
    assert caption(experiment) == caption(usual)
