"""The fan of seeds: each path is its single run, each band a quantile of the runs' losses."""

import csv

import numpy as np
import pytest

from optviz.__main__ import main
from optviz.export import settings_of
from optviz.maps import seed_fan
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.simulation import run
from surfaces import SURFACES

RAVINE, ADAM = SURFACES["ravine"], OPTIMIZERS["adam"]


@pytest.mark.parametrize(
    ("surface", "conditions"),
    [
        ("ravine", {"noise": 0.7, "start": (2.0, 1.0)}),
        ("gabor", {"batch_size": 4}),
        ("ravine", {"noise": 2.0, "schedule": SCHEDULES["cosine"].factory(learning_rate=0.3)}),
    ],
)
def test_each_path_is_that_of_its_seed(surface, conditions):
    surface, settings = SURFACES[surface], {"learning_rate": 0.2}
    shares = []
    fan = seed_fan(
        *(surface, ADAM, settings),
        **{"seeds": (3, 8, 1), "num_steps": 30, "progress": shares.append},
        **conditions,
    )
    for k, seed in enumerate((3, 8, 1)):
        path = run(surface, ADAM, settings, num_steps=30, seed=seed, **conditions)
        assert (fan.params[k] == path.params).all()
        assert (fan.value[k] == path.value).all()
    assert shares == pytest.approx([1 / 3, 2 / 3, 1])
    assert (fan.value[0] != fan.value[1]).any()


def test_bands_are_quantiles_and_what_diverged_is_infinitely_large():
    spec = OPTIMIZERS["gradient_descent"]
    settings = {"learning_rate": 0.55}  # beyond the stable rate: chance decides how soon it is far
    fan = seed_fan(RAVINE, spec, settings, noise=1.0, seeds=range(20), num_steps=40)
    rows = np.sort(fan.value, axis=0)
    assert (fan.bands((0.05, 0.5, 0.95)) == rows[[0, 9, 18]]).all()
    lost = seed_fan(RAVINE, spec, {"learning_rate": 1e160}, noise=1.0, seeds=(0, 1), num_steps=5)
    assert (lost.bands((0.5,))[0, 2:] == np.inf).all()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"noise": 0.0}, "all seeds give the same run"),
        ({"seeds": ()}, "seeds is empty"),
        ({"seeds": (1.5,)}, "seed is 1.5"),
        ({"seeds": range(200), "num_steps": 100_000}, "too many to be kept"),
        ({"batch_size": 2}, "batches need a surface with data"),
    ],
)
def test_bad_input_is_named(changed, sentence):
    with pytest.raises(ValueError, match=sentence):
        seed_fan(RAVINE, ADAM, **{"noise": 1.0, **changed})


SEEDS = ["seeds", "--surface", "ravine", "--optimizer", "adam", "--noise", "1", "--seed", "7"]
SEEDS += ["--num-steps", "25"]


def test_the_command_line_writes_the_fan_of_the_function(tmp_path):
    table, arrays, picture = (tmp_path / f"fan.{end}" for end in ("csv", "npz", "png"))
    for file in (table, arrays, picture):
        assert main([*SEEDS, "-o", str(file), "--width", "500"]) == 0
    fan = seed_fan(RAVINE, ADAM, noise=1.0, seeds=range(7, 57), num_steps=25)
    assert (np.load(arrays)["adam.params"] == fan.params).all()
    middle = [float(row["loss_0.5"]) for row in csv.DictReader(table.open())]
    assert middle == np.sort(fan.value, axis=0)[24].tolist()
    settings = settings_of(picture.read_bytes())
    assert (settings["map"], settings["seed"], settings["noise"]) == ("seeds", "7", "1")


def test_what_cannot_be_done_is_said(tmp_path, capsys):
    assert main(["seeds", "--surface", "ravine", "-o", str(tmp_path / "a.csv")]) == 2
    assert "all seeds give the same run" in capsys.readouterr().err
