"""What a class sees of a question: the map with the paths up to the step that is shown."""

from optviz.player.live_request import read_request
from optviz.player.payloads.payload import paths_message, scene_message
from optviz.player.words.player import player_words
from optviz.rendering.paths import make_paths, path_until
from optviz.rendering.picture import make_scene


def question_of(path: str, page: str, query: str) -> list[bytes]:
    """Return the messages that show the question what becomes of a path, on the view of a link.

    Nothing that comes after the link's step is in them. Raises ValueError for a link that the page
    would not show, and for a path that it does not show.
    """
    asked = read_request(page, query)
    experiment, t = asked.experiment, asked.t
    shown = [path for path in make_paths(experiment, t) if path.id not in experiment.hidden]
    names = {path.id: path.name for path in shown}
    if path not in names:
        raise ValueError(f"{path[:60]} is not a path that is shown")
    step = experiment.num_steps if experiment.step is None else experiment.step
    surface, view = experiment.surface, experiment.view
    scene = make_scene(surface, experiment.shape, view, shown=experiment.shown)
    scene_words = {"title": t(surface.name), "words": player_words(t)}
    header = {
        "asked": {"path": names[path], "step": experiment.num_steps, "from": step},
        "view": view,
    }
    return [
        scene_message("ballot-scene", scene, **scene_words),
        paths_message(header, [path_until(path, step) for path in shown]),
    ]
