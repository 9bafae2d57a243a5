"""The files of many runs: a map, two maps, a race or a fan, as a picture or as numbers."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from optviz.export.files.heat_tables import heat_csv, heat_npz, pair_csv, pair_npz
from optviz.export.files.race_tables import race_csv, race_npz
from optviz.export.page.picture import drawing_lock
from optviz.export.sheets.fan_picture import fan_csv, fan_npz, fan_page, fan_picture
from optviz.export.sheets.heat_picture import heat_page, heat_picture
from optviz.export.sheets.pair_picture import pair_page, pair_picture
from optviz.export.sheets.race_picture import race_page, race_picture
from optviz.i18n import translator
from optviz.rendering.basin_pair import make_pair
from optviz.rendering.fan import make_fans
from optviz.rendering.maps import make_heat
from optviz.rendering.picture import PRINT_POINTS, make_scene
from optviz.rendering.race import make_race
from optviz.settings.experiment import Experiment, caption, words_of_conditions

_T = translator("en")


class Files(NamedTuple):
    """What can be written of many runs.

    `draw(ending, look=..., link=..., settings=..., width=...)` gives the picture as a file;
    `check(look=..., link=...)` raises LookError for a look without room for it.
    """

    draw: Callable[..., bytes]
    check: Callable[..., None]
    csv: Callable[[], str]
    npz: Callable[[], bytes]


def files_of(experiment: Experiment) -> Files:
    """The files of what an experiment's `map` asks for, which is computed if it is not known yet.

    Raises ValueError for what cannot be computed.
    """
    wanted = experiment.map
    return (_pair if wanted.beside != "none" else _OF_KIND[wanted.kind])(experiment)


def _map(experiment: Experiment) -> Files:
    heat = make_heat(experiment, _T)
    (entry,) = (entry for entry in experiment.entries if entry.id == experiment.map.of)
    names = [name.partition(".")[2].replace("_", " ") for name in heat.names]
    axes = (*names, "")[:2] if names else _symbols(experiment)
    told = {
        "title": f"{entry.spec.name}, {experiment.surface.name}",
        "caption": caption(experiment),
    }
    return Files(
        partial(heat_picture, heat, axes=axes, **told),
        partial(_checked, heat_page, heat, **told),
        *(partial(write, heat.found) for write in (heat_csv, heat_npz)),
    )


def _pair(experiment: Experiment) -> Files:
    pair, ids = make_pair(experiment, _T), (experiment.map.of, experiment.map.beside)
    title = f"{' and '.join(pair.names)}, {experiment.surface.name}"
    told = {"title": title, "caption": caption(experiment)}
    return Files(
        partial(pair_picture, pair, axes=_symbols(experiment), **told),
        partial(_checked, pair_page, pair, **told),
        *(partial(write, pair, ids) for write in (pair_csv, pair_npz)),
    )


def _race(experiment: Experiment) -> Files:
    view = make_race(experiment, _T)
    ids = [entry.id for entry in view.entries]
    title = f"Honest race, {experiment.surface.name}"
    told = {"title": title, "caption": ";  ".join(words_of_conditions(experiment))}
    axes = ("x", "y", "z")[: experiment.surface.dimension]
    return Files(
        partial(race_picture, view, **told),
        partial(_checked, race_page, view, **told),
        partial(race_csv, view.race, ids, axes),
        partial(race_npz, view.race, ids),
    )


def _fan(experiment: Experiment) -> Files:
    view = make_fans(experiment, _T)
    ids = [entry.id for entry in view.entries]
    title = f"{len(view.fans[0].seeds)} seeds, {experiment.surface.name}"
    told = {"title": title, "caption": caption(experiment)}

    def draw(*ending: str, **how: object) -> bytes:
        scene = make_scene(experiment.surface, experiment.shape, None, PRINT_POINTS)
        return fan_picture(view, scene, *ending, **told, **how)

    return Files(
        draw,
        partial(_checked, fan_page, view, **told),
        *(partial(write, view.fans, ids) for write in (fan_csv, fan_npz)),
    )


def _checked(page: Callable[..., Any], seen: Any, **told: Any) -> None:
    """Lay out a page without drawing what is on it: that raises LookError if there is no room."""
    with drawing_lock:
        page(seen, **told)


def _symbols(experiment: Experiment) -> tuple[str, ...]:
    return tuple(f"${symbol}$" for symbol in experiment.surface.symbols)


_OF_KIND = {"hyperparameters": _map, "basins": _map, "race": _race, "seeds": _fan}
