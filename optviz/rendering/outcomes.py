"""What became of the runs of an experiment, in the words of a map."""

from collections.abc import Sequence

from optviz.maps.single import outcome_of_path
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.settings.maps import MAP_SETTINGS


def outcomes_of(experiment: Experiment, paths: Sequence[Path]) -> dict[str, int]:
    """Return the code of each path's `Regime` by the path's id, as a map tells it of its cell."""
    surface, shape = experiment.surface, experiment.shape
    tolerance = experiment.map.tolerance if experiment.map else MAP_SETTINGS["tolerance"].default
    return {
        path.id: int(outcome_of_path(path.trajectory, surface, tolerance, shape)[1])
        for path in paths
    }
