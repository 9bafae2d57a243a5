"""A view in three dimensions as a picture: what the player shows, with its text as text."""

import io
from urllib.parse import urlencode
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import FORMATS, Camera, settings_of
from optviz.export.drawing.geometry import inside
from optviz.export.space.camera import Projection
from optviz.export.space.heights import TOP, Heights
from optviz.export.space.space_paths import laid
from optviz.export.space.terrain import Terrain
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import STYLES, Path
from optviz.simulation import run
from surfaces import SURFACES
from surfaces.formula import parse
from tests.javascript import evaluated

pytestmark = pytest.mark.filterwarnings("error")

CAMERAS = [(-35.0, 46.0, 1.0), (120.0, 20.0, 1.7), (0.0, 90.0, 1.0)]
LINK = "http://localhost:8501/race?surface=ravine&num_steps=20&space=on&camera=40,30,1.2"


def terrain_of(surface):
    scene = make_scene(surface, {})
    return Terrain(scene, scene.window)


def seen(terrain, camera=Camera()):  # noqa: B008 - frozen
    corners = [np.column_stack([terrain.corners, np.full(4, z)]) for z in (-TOP, TOP)]
    return Projection(camera, np.concatenate(corners), ((0.0, 4.0), (0.0, 3.0)))


@pytest.mark.parametrize("numbers", CAMERAS)
def test_points_are_seen_where_the_player_sees_them(numbers):
    terrain = terrain_of(SURFACES["ravine"])
    points = np.random.default_rng(0).uniform(-1, 1, (50, 3)) * (*terrain.half, TOP)
    body = """
        const { Projection } = await import(`${ASSETS}/space3d/space.js`)
        const { half: [halfX, halfY], ends, camera, points } = value
        const land = { halfX, halfY, heights: { ends } }
        const projection = new Projection(camera, land, 4, 3, { side: 0, top: 0, bottom: 0 })
        return points.map((point) => projection.place(...point))
    """
    camera = dict(zip(("azimuth", "elevation", "zoom"), numbers, strict=True))
    told = {"half": list(terrain.half), "ends": [-TOP, TOP], "camera": camera}
    x, down, _ = np.transpose(evaluated(body, told | {"points": points.tolist()}))
    places = seen(terrain, Camera(**camera)).place(points)
    np.testing.assert_allclose(places, np.column_stack([x, 3 - down]), atol=1e-9)


@pytest.mark.parametrize("surface", ["bowl", "rosenbrock", "saddle", "(x - 1)^(-2) + y^2"])
def test_values_stand_as_high_as_in_the_player(surface):
    surface = SURFACES[surface] if surface in SURFACES else parse(surface)
    # As many cells within the window as the player has; its landscape is made of the same grid.
    scene = make_scene(surface, {}, points=161)
    values = scene.values[40:121, 40:121]
    body = """
        const { Landscape } = await import(`${ASSETS}/space3d/space.js`)
        const axis = ([low, high]) => ({ low, high, count: 81 })
        const scene = { x: axis(value.window[0]), y: axis(value.window[1]), levels: [] }
        scene.values = Float64Array.from(value.values, (one) => one ?? NaN)
        const { heights } = new Landscape(scene, value.window)
        return value.values.map((one) => (one === null ? null : heights.of(one)))
    """
    flat = [float(one) if np.isfinite(one) else None for one in values.ravel()]
    drawn = evaluated(body, {"window": scene.window, "values": flat})
    drawn = np.array([np.nan if one is None else one for one in drawn])
    np.testing.assert_allclose(Heights(values).of(values).ravel(), drawn, rtol=1e-6, atol=1e-6)


def test_what_a_ridge_hides_is_hidden_and_nothing_else():
    terrain = terrain_of(parse("exp(-x^2) + 0*y"))
    level = Camera(azimuth=0.0, elevation=10.0)  # from the side of low y, along the ridge
    across = Camera(azimuth=90.0, elevation=10.0)  # the ridge stands before the far side
    x, y = np.meshgrid(*(axis[1:-1:8] for axis in terrain.axes))
    ground = terrain.ground(np.stack([x, y], -1) / terrain.half * np.ptp(terrain.limits[0]) / 2)
    points = np.column_stack([x.ravel(), y.ravel(), ground.ravel() + 0.01])
    for camera, some in ((level, False), (across, True)):
        hidden = terrain.covered(points, camera.eye)
        assert hidden.any() == some
        # Above the landscape nothing is hidden.
        assert not terrain.covered(points + np.array([0, 0, 2 * TOP]), camera.eye).any()
    behind = points[hidden]
    assert (np.sign(behind[:, 0]) == -np.sign(across.eye[0])).all()


def test_a_path_that_leaves_is_drawn_up_to_the_border_and_further():
    terrain = terrain_of(SURFACES["ravine"])
    settings = {"learning_rate": 1.2}
    trajectory = run(SURFACES["ravine"], OPTIMIZERS["gradient_descent"], settings, num_steps=2000)
    path = Path("gd", "gd", trajectory, STYLES[0])
    trail = laid(path, None, terrain, seen(terrain))
    assert len(trail.points) == 2001 and not np.isfinite(trajectory.value[-1])
    drawn = np.isfinite([trail.laid.front, trail.laid.behind]).all(axis=2).any(axis=0)
    assert drawn[0] and not drawn[-1]
    assert (drawn == np.isfinite(trail.laid.line).all(axis=1)).all()
    # The first step that is out of reach is put beyond the picture, where the line goes.
    beyond = np.abs(np.nan_to_num(trail.points)).max(axis=1) > 100
    assert beyond.any()
    step, limits = int(np.flatnonzero(beyond)[0]) - 1, ((0.0, 4.0), (0.0, 3.0))
    before, tip = trail.laid.exit(step, limits)
    assert inside(before, limits) and min(np.abs(tip - limits[0]).min(), *tip, 3 - tip[1]) < 1e-9


@pytest.fixture(scope="module", params=["light", "dark"])
def files(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    look = ["--theme", request.param, "--size", "14", "--dpi", "100"]
    made = {}
    for ending in FORMATS:
        file = folder / f"picture{ending}"
        options = [part for part in look if ending == ".png" or part not in ("--dpi", "100")]
        for _ in range(2):
            assert main([ending[1:], "--link", LINK, *options, "-o", str(file)]) == 0
            made.setdefault(ending, []).append(file.read_bytes())
    return made


def test_the_command_line_draws_the_view_of_a_link(files):
    for first, second in files.values():
        assert first == second
        told = settings_of(first)
        assert (told["page"], told["space"], told["camera"]) == ("race", "on", "40,30,1.2")
    (page,) = pypdf.PdfReader(io.BytesIO(files[".pdf"][0])).pages
    root = ElementTree.fromstring(files[".svg"][0])  # noqa: S314 - made here
    written = "".join(root.itertext())
    for text in (page.extract_text(), written):
        assert "height: value" in text and "Momentum" in text and "start" in text
    # The surface is one picture, in the resolution of print; all lines are lines.
    assert len(page.images) == 1
    width, _ = page.images[0].image.size
    assert width > 1.5 * 300


def test_a_landscape_is_another_picture_than_the_map(files, tmp_path):
    (flat, turned), look = (tmp_path / "a.png", tmp_path / "b.png"), ["--width", "551"]
    main(["png", "--link", LINK.partition("&space")[0], "-o", str(flat), *look])
    main(["png", "--link", LINK.replace("40,30", "90,30"), "-o", str(turned), *look])
    pictures = [np.asarray(Image.open(file)).shape for file in (flat, turned)]
    assert flat.read_bytes() != turned.read_bytes() and pictures[0][1] == pictures[1][1] == 551
    assert "space" not in settings_of(flat.read_bytes())


def test_a_camera_that_is_none_is_refused(tmp_path, capsys):
    for camera in ("1,2", "a,b,c", "nan,1,1"):
        link = f"http://localhost:8501/race?space=on&camera={camera}"
        assert main(["png", "--link", link, "-o", str(tmp_path / "x.png")]) != 0
        assert "camera" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "settings",
    [
        {"surface": "formula", "formula": "0*x*y + 3"},
        {"surface": "formula", "formula": "1e30*exp(x^2) + y"},
        {"surface": "formula", "formula": "ln(x) + sqrt(y)"},
        {"surface": "formula", "formula": "1/(x*y)", "critical": "on"},
        {"surface": "formula", "formula": "tan(x)*y", "camera": "0,5,8"},
        {"surface": "rosenbrock", "view": "-1e9,1e9,-1,1", "camera": "17,90,0.6"},
        {"surface": "bowl", "view": "1,1.000000001,1,1.000000001"},
        {"surface": "himmelblau", "step": "0", "axes": "free"},
    ],
)
def test_any_surface_and_camera_can_be_drawn(settings, tmp_path):
    link = "http://localhost:8501/race?" + urlencode({**settings, "space": "on"})
    for ending in (".png", ".svg"):
        file = tmp_path / f"any{ending}"
        assert main([ending[1:], "--link", link, "-o", str(file), "--size", "9"]) == 0
        assert settings_of(file.read_bytes())["space"] == "on"
