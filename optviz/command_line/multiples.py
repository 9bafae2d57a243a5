"""Several links in one picture: small multiples, each named by what is its own."""

import argparse
import functools
from collections.abc import Mapping, Sequence
from typing import Any

from optviz import export
from optviz.command_line.views import view_of
from optviz.command_line.writing import Draw
from optviz.settings.experiment.differences import names_and_common


def each_of(options: argparse.Namespace) -> list[argparse.Namespace]:
    """The same options for each of their links alone; all others hold for every link."""
    links = options.link or [None]
    if len(links) > export.MOST:
        raise ValueError(f"{len(links)} links: there can be {export.MOST} at most")
    return [argparse.Namespace(**{**vars(options), "link": link}) for link in links]


def draw_several(
    each: Sequence[argparse.Namespace], ending: str, drawing: Mapping[str, Any]
) -> Draw:
    """Read the views of several links; what is left is to draw them."""
    views = []
    for number, options in enumerate(each, start=1):
        try:
            views.append(view_of(options))
        except ValueError as error:
            raise ValueError(f"link {number}: {error}") from error
    names, common = names_and_common([view.experiment for view in views])
    first = views[0]
    in_space = len({view.camera is None for view in views}) > 1
    others = "\n".join(export.link_of(view.settings) for view in views[1:])
    surfaces = dict.fromkeys(view.experiment.surface.name for view in views)
    panels = [
        export.Multiple(
            "; ".join(filter(None, (name, in_space and view.camera and "3-D"))),
            view.scene,
            view.paths,
            view.experiment.step,
            view.experiment.view,
            view.camera,
        )
        for name, view in zip(names, views, strict=True)
    ]
    return functools.partial(
        export.multiples,
        panels,
        ending,
        title=", ".join(surfaces),
        caption=common,
        settings={**first.settings, "also": others},
        link=" ".join(view.link for view in views),
        **drawing,
    )
