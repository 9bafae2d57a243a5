"""A run as data: read back by pandas and json, it is the run to the last digit."""

import io
import json
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pandas as pd

from optviz.__main__ import main
from optviz.export import run_csv
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.scene import STYLES, Path
from optviz.settings.links import Link
from optviz.simulation import run
from surfaces import SURFACES


def read(text):
    return pd.read_csv(io.StringIO(text))


def columns(table, name):
    return table[[column for column in table if column.startswith(f"{name}_")]].to_numpy()


def test_the_command_writes_every_row_of_every_path(tmp_path):
    file = tmp_path / "run.csv"
    options = ["--optimizer", "momentum", "--optimizer", "armijo", "--num-steps", "9"]
    assert main(["csv", *options, "-o", str(file)]) == 0
    table = read(file.read_text())
    assert list(table.optimizer) == ["momentum"] * 10 + ["armijo"] * 10
    for id in ("momentum", "armijo"):
        rows = table[table.optimizer == id]
        hyperparameters = {"learning_rate": 0.1, "decay": 0.9} if id == "momentum" else {}
        expected = run(SURFACES["ravine"], OPTIMIZERS[id], hyperparameters, num_steps=9)
        assert list(rows.step) == list(range(10))
        assert rows.evaluations.tolist() == expected.evaluations.tolist()
        np.testing.assert_array_equal(rows.value, expected.value)
        for name in ("params", "grad", "update"):
            np.testing.assert_array_equal(columns(rows, name), getattr(expected, name))
        if id == "momentum":
            np.testing.assert_array_equal(columns(rows, "state.v"), expected.state.v)
        else:  # it has no such state
            assert np.isnan(columns(rows, "state.v")).all()


def test_what_is_not_finite_is_written_as_it_is():
    rate = {"learning_rate": 1e150}
    trajectory = run(SURFACES["ravine"], OPTIMIZERS["gradient_descent"], rate, num_steps=8)
    assert np.isinf(trajectory.value).any() and np.isnan(trajectory.value).any()
    path = Path("gradient_descent", "", trajectory, STYLES[0])
    table = read(run_csv([path]))
    np.testing.assert_array_equal(table.value, trajectory.value)
    np.testing.assert_array_equal(columns(table, "params"), trajectory.params)


def test_the_settings_hold_a_link_to_the_same_view(tmp_path):
    file = tmp_path / "run.json"
    formula = "x^2 + 3 sin(x y)"
    assert main(["json", "--formula", formula, "--num-steps", "7", "-o", str(file)]) == 0
    told = json.loads(file.read_text())
    assert told["optviz"] and told["page"] == "race"
    assert told["settings"]["formula"] == formula
    link = urlsplit(told["link"])
    assert (link.path, dict(parse_qsl(link.query))) == ("race", told["settings"])
    assert Link.of(parse_qsl(link.query)).query == told["settings"]
