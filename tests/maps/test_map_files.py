"""Maps from the command line: pictures with their settings inside, tables, arrays."""

import csv

import numpy as np
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import settings_of
from optviz.maps import basin_map, different_ends, hyperparameter_map
from optviz.optimizers import OPTIMIZERS
from surfaces import SURFACES

RAVINE = ["--surface", "ravine", "--num-steps", "60"]


def test_a_map_as_a_picture_has_its_settings_inside(tmp_path):
    file = tmp_path / "map.png"
    assert main(["map", *RAVINE, "--digits", "on", "-o", str(file), "--width", "600"]) == 0
    settings = {"page": "maps", "map": "hyperparameters", "surface": "ravine", "num_steps": "60"}
    assert settings_of(file.read_bytes()) == {**settings, "digits": "on"}
    pixels = np.asarray(Image.open(file).convert("RGB"), int)
    assert pixels.shape[1] == 600
    # Left no setting arrives, in the middle some do, right they diverge: light, colored, dark.
    row = pixels[200, 65:465]
    colorful = np.ptp(row, axis=1) > 60
    assert not colorful[:100].any()
    assert colorful[200:310].any()
    assert row[-60:].mean() < row[:100].mean() - 40


def test_a_map_as_numbers_is_the_map_of_the_function(tmp_path):
    file = tmp_path / "map.csv"
    assert main(["map", *RAVINE, "--map-view", "0.1,1,0,0.5", "-o", str(file)]) == 0
    rows = list(csv.DictReader(file.open()))
    assert len(rows) == 128**2
    rates = np.unique([float(row["learning_rate"]) for row in rows])
    decays = np.unique([float(row["decay"]) for row in rows])
    axes = ("learning_rate", rates), ("decay", decays)
    found = hyperparameter_map(SURFACES["ravine"], OPTIMIZERS["momentum"], *axes, num_steps=60)
    assert [float(row["value"]) for row in rows] == found.value.ravel().tolist()
    converged = [row["step"] for row in rows if row["regime"] == "converged"]
    assert converged == [str(s) for s in found.steps[found.regime == 0]]


def test_basins_as_arrays_are_those_of_the_function(tmp_path):
    file = tmp_path / "basins.npz"
    options = ["--surface", "himmelblau", "--optimizer", "gradient_descent"]
    assert main(["basins", *options, "--learning-rate", "0.01", "-o", str(file)]) == 0
    arrays = np.load(file)
    spec = OPTIMIZERS["gradient_descent"]
    found = basin_map(SURFACES["himmelblau"], spec, {"learning_rate": 0.01}, num_steps=100)
    for name in ("x", "y", "minima", "reached", "steps", "lost", "regime"):
        assert (arrays[name] == getattr(found, name)).all(), name
    assert arrays["regimes"][0] == "converged"


PAIR = ["--surface", "himmelblau", "--optimizer", "momentum", "--optimizer", "adam"]
PAIR += ["--set", "momentum.learning_rate=0.01", "--map-beside", "adam", "--num-steps", "60"]


def test_two_basin_maps_as_numbers_are_those_of_the_function(tmp_path):
    files = tmp_path / "pair.npz", tmp_path / "pair.csv"
    for file in files:
        assert main(["basins", *PAIR, "-o", str(file)]) == 0
    arrays, rows = np.load(files[0]), list(csv.DictReader(files[1].open()))
    maps = {
        id: basin_map(SURFACES["himmelblau"], OPTIMIZERS[id], given, num_steps=60)
        for id, given in (("momentum", {"learning_rate": 0.01}), ("adam", None))
    }
    for id, found in maps.items():
        for name in ("steps", "lost", "regime"):
            assert (arrays[f"{id}_{name}"] == getattr(found, name)).all(), name
        places = np.concatenate([arrays["minima"], [[np.nan, np.nan]]])[arrays[f"{id}_reached"]]
        own = np.concatenate([found.minima, [[np.nan, np.nan]]])[found.reached]
        assert np.allclose(places, own, atol=1e-2, equal_nan=True)
        told = [(row[f"{id}_regime"], row[f"{id}_minimum"]) for row in rows]
        numbers = [str(k + 1) if k >= 0 else "" for k in arrays[f"{id}_reached"].ravel()]
        names = arrays["regimes"][found.regime.ravel()]
        assert told == list(zip(names, numbers, strict=True))
    different = different_ends(*maps.values())
    assert (arrays["different"] == different).all()
    assert [row["different"] for row in rows] == [str(int(is_so)) for is_so in different.ravel()]


def test_two_basin_maps_as_a_picture_stand_side_by_side(tmp_path):
    file = tmp_path / "pair.png"
    assert main(["basins", *PAIR, "-o", str(file), "--width", "1200"]) == 0
    assert settings_of(file.read_bytes())["map_beside"] == "adam"
    pixels = np.asarray(Image.open(file).convert("RGB"), int)
    # Hatched where momentum oscillates, colored where Adam arrives, black on white where they part.
    first, second, differ = (pixels[90:360, left : left + 275] for left in (100, 412, 725))
    assert len(np.unique(first[150:, :60].reshape(-1, 3), axis=0)) > 1
    assert (np.ptp(second, axis=2) > 60).mean() > 0.02
    assert np.ptp(differ, axis=2).max() < 40
    assert 0.02 < (differ.mean(axis=2) < 60).mean() < 0.5


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "map.gif"], "let its name end in .png, .pdf, .svg, .csv or .npz"),
        (["-o", "map.csv", "--more-starts", "1:1"], "one start"),
        (["-o", "map.csv", "--map-x", "b1"], "map_x = b1 cannot be used; allowed: one of"),
        (["-o", "map.png", "--width", "10"], "from 200 to 6000 pixels"),
        (["-o", "map.csv", "--surface", "parabola"], "surface = parabola cannot be used"),
    ],
)
def test_what_cannot_be_done_is_said(options, sentence, capsys):
    assert main(["map", *options]) == 2
    assert sentence in capsys.readouterr().err
