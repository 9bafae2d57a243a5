"""How long a film takes beside matplotlib's own: FuncAnimation with its Pillow writer.

A GIF of a hundred frames, 800 pixels wide, of three paths: the map, the losses, the norms of the
gradients, the legend. Matplotlib's film is written as its documentation does it: the figure is
made once, a function sets the data of its artists for each frame. It has the same panels,
contours, lines with halos, marks and texts. Both are made in turns in one run; only the ratio means
anything.

    python benchmarks/film.py
"""

import io
import tempfile
import time
from pathlib import Path

import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from report import Table, median

from optviz import configure, export
from optviz.i18n import translator
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import PRINT_POINTS, make_scene
from optviz.settings.experiment import caption, read_experiment
from optviz.settings.links import Link

TURNS, FRAMES, WIDTH, GOAL = 3, 100, 800, 0.25


def matplotlib_film(scene, paths, title, told, file):
    """The same film by FuncAnimation, written to a file."""
    figure = Figure((8.0, 5.3), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.08, 0.28, 0.48, 0.62))
    levels = np.unique([scene.values.min(), *scene.levels, scene.values.max()])
    axes.contourf(*scene.axes, scene.values, levels=levels, cmap="Blues_r")
    axes.contour(*scene.axes, scene.values, levels=scene.levels, colors="#7f97b3", linewidths=0.5)
    axes.set(xlim=scene.window[0], ylim=scene.window[1], xlabel="$x_1$", ylabel="$x_2$")
    axes.set_aspect("equal")
    axes.plot(*paths[0].trajectory.params[0], "o", ms=8, mfc="white", mec="black", zorder=5)
    figure.text(0.08, 0.95, title, size=13)
    figure.text(0.98, 0.95, f"${scene.formula}$", ha="right")
    figure.text(0.08, 0.02, told, size=8)
    header = figure.text(0.35, 0.19, "", size=8)
    losses = figure.add_axes((0.64, 0.62, 0.33, 0.26))
    norms = figure.add_axes((0.64, 0.28, 0.33, 0.26))
    cursors, moving, steps = [], [], np.arange(FRAMES)
    for panel in (losses, norms):
        panel.grid(color="#d9dfe7", linewidth=0.5)
        panel.set_yscale("log")
        cursors.append(panel.axvline(0, color="gray", linewidth=0.8))
    for k, path in enumerate(paths):
        look = {"color": path.style.light, "ls": (0, path.style.dash) if path.style.dash else "-"}
        halo = axes.plot([], [], color="white", lw=3.9, alpha=0.8, zorder=2)[0]
        line = axes.plot([], [], lw=1.7, zorder=3, **look)[0]
        dots = axes.plot([], [], ".", color=path.style.light, zorder=3)[0]
        head = axes.plot([], [], "o", color=path.style.light, ms=8, mec="white", zorder=6)[0]
        values = path.trajectory.value, np.linalg.norm(path.trajectory.grad, axis=1)
        marks = []
        for panel, curve in zip((losses, norms), values, strict=True):
            panel.plot(steps, curve, lw=1.4, **look)
            marks.append(panel.plot([], [], "o", color=path.style.light, ms=6, mec="white")[0])
        figure.text(0.15, 0.15 - 0.04 * k, path.name, size=9)
        text = figure.text(0.35, 0.15 - 0.04 * k, "", size=9)
        moving.append((path.trajectory.params, values, (halo, line, dots), head, marks, text))

    def update(step):
        header.set_text(f"loss at step {step}")
        for cursor in cursors:
            cursor.set_xdata([step, step])
        for params, values, trail, head, marks, text in moving:
            for artist in trail:
                artist.set_data(*params[: step + 1].T)
            head.set_data(*params[step : step + 1].T)
            for mark, curve in zip(marks, values, strict=True):
                mark.set_data([step], [curve[step]])
            text.set_text(f"{values[0][step]:.3g}")

    FuncAnimation(figure, update, FRAMES, init_func=lambda: None).save(file, PillowWriter(fps=10))


def timed(make):
    began = time.perf_counter()
    made = make()
    return time.perf_counter() - began, made


def main():
    configure()
    query = {"num_steps": f"{FRAMES - 1}", "gradient_descent.learning_rate": "0.4"}
    experiment = read_experiment(Link(query), "race")
    paths = make_paths(experiment, translator("en"))
    scene = make_scene(experiment.surface, experiment.shape, None, PRINT_POINTS)
    title, told = experiment.surface.name, caption(experiment)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "film.gif"
        for _ in range(TURNS):
            seconds, data = timed(lambda: export.gif(scene, paths, title=title, caption=told))
            ours.append(seconds)
            seconds, _ = timed(lambda: matplotlib_film(scene, paths, title, told, file))
            theirs.append(seconds)
        images = [Image.open(io.BytesIO(data)), Image.open(file)]
        sizes = [len(data), file.stat().st_size]
    assert [(image.n_frames, image.width) for image in images] == [(FRAMES, WIDTH)] * 2
    ratio = median(ours) / median(theirs)
    table = Table()
    table.add("FuncAnimation with Pillow", f"{median(theirs):.1f} s, {sizes[1] / 1e6:.1f} MB")
    goal = f"at most {GOAL} × that"
    table.add(
        "optviz",
        f"{median(ours):.1f} s, {sizes[0] / 1e6:.1f} MB: {ratio:.2f} ×",
        goal,
        ratio <= GOAL,
    )
    table.print()


if __name__ == "__main__":
    main()
