"""The view that options ask for: its experiment, its surface on a grid, its paths, its settings."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np

from optviz import export
from optviz.command_line.options import app_of, experiment_of
from optviz.i18n import translator
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import PRINT_POINTS, make_scene
from optviz.rendering.scene import Path, Scene
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.player_view import read_space
from optviz.settings.links import Link
from surfaces import Surface


@dataclass(frozen=True, eq=False)
class View:
    """A view of a page with paths; `settings` are those that its file holds, `link` leads to it."""

    experiment: Experiment
    page: str
    settings: dict[str, str]
    link: str
    scene: Scene
    camera: export.Camera | None

    @property
    def paths(self) -> list[Path]:
        """The paths that are not hidden."""
        return paths_of(self.experiment)


def view_of(options: argparse.Namespace) -> View:
    """Read the view that options ask for. Raises ValueError for what cannot be drawn."""
    experiment, page, query = experiment_of(options)
    surface = experiment.surface
    space = space_of(options, surface)
    settings = {"page": page, **query, **space}
    scene = make_scene(
        surface, experiment.shape, experiment.view, PRINT_POINTS, shown=experiment.shown
    )
    if not np.isfinite(scene.values).any():
        raise ValueError("the surface has no finite value in this window: there is nothing to draw")
    link = app_of(options.link) + export.link_of(settings)
    return View(experiment, page, settings, link, scene, export.Camera.shown_by(space))


def paths_of(experiment: Experiment) -> list[Path]:
    """The paths of an experiment that are not hidden."""
    paths = make_paths(experiment, translator("en"))
    return [path for path in paths if path.id not in experiment.hidden]


def space_of(options: argparse.Namespace, surface: Surface) -> dict[str, str]:
    """What the link of the options says of a view in three dimensions, as a link says it."""
    if surface.dimension == 1:
        return {}
    return player_setting(options, ("space", "camera"), read_space)


def player_setting(
    options: argparse.Namespace, names: Sequence[str], read: Callable[[Link], dict[str, Any]]
) -> dict[str, Any]:
    """What the link of the options says of the player's own controls with these names.

    Raises ValueError for what cannot be used.
    """
    given = parse_qsl(urlsplit(options.link or "").query)
    link = Link.of((name, text) for name, text in given if name in names)
    setting = read(link)
    if link.problems:
        raise ValueError("; ".join(link.complaints(translator("en"))))
    return setting
