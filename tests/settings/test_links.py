"""Links: what is not used is told, and nothing is read as what it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optviz.settings.experiment import read_experiment
from optviz.settings.kinds import Number, Numbers, exact
from optviz.settings.links import Link


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
