"""What became of the runs of an experiment, in the words of a map."""

from collections.abc import Sequence

from optviz.calculus.derivatives import derivatives_of
from optviz.maps.single import outcome_of_path
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.settings.maps import MAP_SETTINGS


def outcomes_of(experiment: Experiment, paths: Sequence[Path]) -> dict[str, int]:
    """Return the code of each path's `Regime` by the path's id, as a map tells it of its cell.

    Runs with noise or in batches are judged by the loss and the gradient of all data, too.
    """
    surface, shape = experiment.surface, experiment.shape
    tolerance = experiment.map.tolerance if experiment.map else MAP_SETTINGS["tolerance"].default
    derivatives = derivatives_of(surface, shape)
    codes = {}
    for path in paths:
        rows = path.trajectory
        _, grads, _ = derivatives(rows.params.reshape(len(rows.value), -1))
        _, regime = outcome_of_path(rows._replace(grad=grads), surface, tolerance, shape)
        codes[path.id] = int(regime)
    return codes
