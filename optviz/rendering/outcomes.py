"""What became of the runs of an experiment, in the words of a map."""

from collections.abc import Mapping, Sequence

from optviz.maps.single import outcome_of_path
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.maps import MAP_SETTINGS
from surfaces import Surface


def outcomes_of(experiment: Experiment, paths: Sequence[Path]) -> dict[str, int]:
    """Return the code of each path's `Regime` by the path's id, as a map tells it of its cell."""
    tolerance = experiment.map.tolerance if experiment.map else None
    return regimes_of(paths, experiment.surface, experiment.shape, tolerance)


def regimes_of(
    paths: Sequence[Path],
    surface: Surface,
    shape: Mapping[str, float],
    tolerance: float | None = None,
) -> dict[str, int]:
    """Return the code of each path's `Regime` on a surface; `tolerance` is a map's unless given."""
    tolerance = MAP_SETTINGS["tolerance"].default if tolerance is None else tolerance
    return {
        path.id: int(outcome_of_path(path.trajectory, surface, tolerance, shape)[1])
        for path in paths
    }
