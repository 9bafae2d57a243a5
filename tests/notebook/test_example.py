"""The example notebook, run by a kernel of Jupyter as a reader runs it."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "notebook.ipynb"
WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def executed():
    """The notebook after its cells have run, and the state of its widgets."""
    notebook = nbformat.read(FILE, as_version=4)
    nbformat.validate(notebook)
    folder = {"metadata": {"path": ROOT}}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=folder)
    client.execute()
    return notebook, client.widget_state


def test_it_is_kept_without_outputs():
    cells = nbformat.read(FILE, as_version=4).cells
    assert all(not cell.outputs for cell in cells if cell.cell_type == "code")


def test_every_cell_shows_what_it_says(executed):
    notebook, states = executed
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    assert all(len(output) == 1 for output in outputs)  # and nothing is printed or warned of
    player, said, rate, figure = (output[0].data for output in outputs)
    state = states[player[WIDGET]["model_id"]]
    assert state["_model_module"] == "anywidget"
    assert (state["step"], state["hidden"], state["view"]) == (3, [], None)
    assert "momentum: " in states[said[WIDGET]["model_id"]]["value"]
    assert states[rate[WIDGET]["model_id"]]["value"] == 0.3
    assert figure["application/vnd.plotly.v1+json"]["data"][-1]["mode"] == "markers"
