"""The types that the player's JavaScript is checked against are those of the messages."""

import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest
from apps import unpacked

from optviz.player.component import PlayerMessage
from optviz.player.live_socket import answer
from optviz.player.payloads.fit import fit_message
from optviz.player.payloads.parameters import Parameter, parameters_message
from optviz.player.payloads.payload import pack
from optviz.rendering.fit import make_fit
from surfaces import SURFACES

WIRE = Path(__file__).parents[2] / "optviz" / "player" / "assets" / "core" / "wire.d.ts"
TYPES = dict(re.findall(r"^export type (\w+) = \{\n(.*?)^\}", WIRE.read_text(), re.M | re.S))
LINKS = {
    "race": "surface=himmelblau&optimizers=adam,nesterov,line_search&explain=adam&critical=on"
    "&curvature=on&schedule=cosine&num_steps=20",
    "curve": "surface=x_cos&optimizers=momentum&num_steps=20",
    "maps+heat": "num_steps=5",
    "fit": "batching=epochs&batch_size=3&num_steps=20&cloud=on&step=4",
}
IN_ALL = {"lengths"}  # of every message, to find its arrays by


def names_of(kind):
    """The names of a type: all, and those that are not always there."""
    found = re.findall(r"^  (\w+)(\??):", TYPES[kind], re.M)
    return {name for name, _ in found}, {name for name, optional in found if optional}


def expect(header, kind, left_out=frozenset()):
    names, optional = names_of(kind)
    assert header.keys() - IN_ALL <= names
    assert names - optional <= header.keys() | left_out
    return header.keys() & optional


@pytest.fixture(scope="module")
def messages():
    return [
        unpacked(message)
        for page, query in LINKS.items()
        for message in answer(f"1 {page}+scene lang=en&{query}")
    ]


def test_every_header_has_the_names_of_its_type_and_all_that_are_optional_occur(messages):
    headers = [header for header, _ in messages]
    seen = {}
    for header in headers:
        kind = f"{header['kind'].capitalize()}Header"
        # What only a page says with its paths is not in an answer.
        of_page = names_of(kind)[0] if kind == "PathsHeader" else set()
        seen.setdefault(kind, set()).update(expect(header, kind, of_page))
        for path in header.get("paths", []) if kind == "PathsHeader" else []:
            seen.setdefault("PathHeader", set()).update(expect(path, "PathHeader"))
        if "critical" in header:
            assert not expect(header["critical"], "Critical")
    assert {kind for kind, names in seen.items() if names != names_of(kind)[1]} == {"PathsHeader"}
    assert {"SceneHeader", "BatchesHeader", "CloudHeader", "ExplainedHeader"} < seen.keys()


def test_the_columns_of_a_path_have_their_names_and_fill_its_table(messages):
    seen = set()
    for header, arrays in messages:
        if header["kind"] == "paths":
            for path, table in zip(header["paths"], arrays, strict=False):
                assert table.size % sum(width for _, width in path["columns"]) == 0
                seen |= {name for name, _ in path["columns"]}
    assert seen == names_of("Columns")[0]


def test_what_a_page_sends_besides_has_the_names_of_its_type():
    of_page = {field.name for field in dataclasses.fields(PlayerMessage)} - {"overlays"}
    names, optional = names_of("PathsHeader")
    assert of_page | {"kind", "paths", "session", "undone"} == names - optional
    fit, _ = unpacked(fit_message("points", make_fit(SURFACES["gabor"])))
    assert not expect(fit, "FitHeader")
    parameter = Parameter("adam.b1", "adam", "Adam", "β₁", "race-adam.b1", [0.8, 0.9], False)
    header, _ = unpacked(parameters_message("pad", [parameter]))
    assert not expect(header["parameters"][0], "Parameter")


def test_a_number_too_small_for_the_wire_does_not_come_as_zero():
    sent = np.array([0.0, 1e-50, -1e-50, 1e-44, 1e39, -1e39, np.nan, 1.5])
    _, (arrived,) = unpacked(pack({}, [sent]))
    smallest = np.finfo("f4").smallest_subnormal
    expected = [0, smallest, -smallest, np.float32(1e-44), np.inf, -np.inf, np.nan, 1.5]
    np.testing.assert_array_equal(arrived, np.float32(expected))
