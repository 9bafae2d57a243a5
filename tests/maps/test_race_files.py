"""Races from the command line: a picture with its settings inside, a table, arrays."""

import csv

import numpy as np
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import settings_of
from optviz.maps import Entrant, honest_race
from optviz.optimizers import OPTIMIZERS
from surfaces import SURFACES

RACE = ["race", "--surface", "ravine", "--optimizer", "momentum", "--optimizer", "adam"]
RACE += ["--num-steps", "60", "--tolerance", "0.05"]


def test_a_race_as_a_picture_has_its_settings_inside(tmp_path):
    file = tmp_path / "race.png"
    assert main([*RACE, "--noise", "0.5", "-o", str(file), "--width", "600"]) == 0
    settings = {"page": "maps", "map": "race", "surface": "ravine", "num_steps": "60"}
    settings |= {"optimizers": "momentum,adam", "tolerance": "0.05", "noise": "0.5"}
    assert settings_of(file.read_bytes()) == settings
    pixels = np.asarray(Image.open(file).convert("RGB"), int)
    assert pixels.shape[1] == 600
    assert (np.ptp(pixels, axis=2) > 60).any(axis=0).sum() > 300  # curves all over its width


def test_a_race_as_numbers_is_the_race_of_the_function(tmp_path):
    table, arrays = tmp_path / "race.csv", tmp_path / "race.npz"
    for file in (table, arrays):
        assert main([*RACE, "--more-starts", "3:1", "-o", str(file)]) == 0
    race = honest_race(
        SURFACES["ravine"],
        [Entrant(OPTIMIZERS[id]) for id in ("momentum", "adam")],
        **{"starts": [(-5, -2), (3, 1)], "budget": 60, "tolerance": 0.05},
    )
    rows = list(csv.DictReader(table.open()))
    assert [row["optimizer"] for row in rows] == ["momentum"] * 2 + ["adam"] * 2
    values = np.concatenate([standing.value.ravel() for standing in race.standings])
    taken = np.concatenate([standing.evaluations.ravel() for standing in race.standings])
    assert [float(row["value"]) for row in rows] == values.tolist()
    assert [float(row["evaluations"] or "inf") for row in rows] == taken.tolist()
    stored = np.load(arrays)
    assert (stored["adam.spent"] == race.standings[1].spent).all()
    assert stored["adam.tried"].tolist() == ["learning_rate", "b1"]
    assert len(stored["adam.b1"]) == stored["adam.spent"].shape[1]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "race.gif"], "let its name end in .png, .pdf, .svg, .csv or .npz"),
        (["-o", "race.csv", "--seeds", "10"], "allowed: a whole number from 50 to 200"),
        (["-o", "race.csv", "--surface", "saddle"], "no minimum of this surface is known"),
        (["-o", "race.csv", "--num-steps", "1"], "budget is 1"),
        (["-o", "race.csv", "--grad-tolerance", "0.1"], "grad_tolerance is not a setting"),
    ],
)
def test_what_cannot_be_done_is_said(options, sentence, capsys):
    assert main(["race", *options]) == 2
    assert sentence in capsys.readouterr().err
