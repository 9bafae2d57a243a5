"""Films: each frame is the picture of its step, the same in every format, opened by Pillow."""

import importlib.util
import io
import subprocess
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from optviz.export import FILMS, PictureError, gif, png, settings_of, webp
from optviz.export.films.film import MOST_FRAMES, Film
from optviz.export.films.film_files import HOLD, mp4
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import STYLES, Path
from optviz.simulation import divergence_step, run
from surfaces import SURFACES

pytestmark = pytest.mark.filterwarnings("error")

WIDTH = 480
SETTINGS = {"page": "race", "formula": "(x-1)^2 <&>\"' ü 中", "points": "1:2,3:4"}
RATES = {"gradient_descent": 0.6, "momentum": 0.6, "adam": 0.4}


def path_of(surface, rule, index, num_steps, **hyperparameters):
    trajectory = run(SURFACES[surface], OPTIMIZERS[rule], hyperparameters, num_steps=num_steps)
    lost = divergence_step(trajectory)
    return Path(rule, OPTIMIZERS[rule].name, trajectory, STYLES[index], lost)


def paths_of(surface="ravine", num_steps=20):
    """Three paths, of which the first leaves the ravine at once."""
    return [
        path_of(surface, rule, index, num_steps, learning_rate=rate)
        for index, (rule, rate) in enumerate(RATES.items())
    ]


@pytest.fixture(scope="module")
def ravine():
    return make_scene(SURFACES["ravine"], {})


@pytest.fixture(scope="module")
def paths():
    return paths_of()


def frames_of(data):
    image = Image.open(io.BytesIO(data))
    found, durations = [], []
    for number in range(image.n_frames):
        image.seek(number)
        found.append(np.array(image.convert("RGB")))
        durations.append(image.info["duration"])
    return found, durations, image


def pictured(scene, paths, step):
    return np.array(Image.open(io.BytesIO(png(scene, paths, step=step, width=WIDTH, title="A"))))


@pytest.mark.parametrize("surface", ["ravine", "x_cos"])
def test_each_frame_of_a_webp_is_the_picture_of_its_step(surface):
    scene = make_scene(SURFACES[surface], dict(SURFACES[surface].shape))
    some = [path_of(surface, "momentum", 1, 12, learning_rate=0.05)]
    found, durations, image = frames_of(webp(scene, some, width=WIDTH, title="A", rate=20))
    assert durations == [50] * 12 + [HOLD] and image.info["loop"] == 0
    for step in (0, 5, 12):
        np.testing.assert_array_equal(found[step], pictured(scene, some, step))


def test_a_gif_has_one_palette_with_the_colors_of_the_paths(ravine, paths):
    data = gif(ravine, paths, width=WIDTH, title="A")
    found, durations, image = frames_of(data)
    assert durations == [100] * 20 + [HOLD] and image.info["loop"] == 0
    exact = list(Film(ravine, paths, width=WIDTH, title="A"))
    for step, (frame, drawn) in enumerate(zip(found, exact, strict=True)):
        away = np.abs(frame.astype(int) - drawn[:, :, :3]).max(axis=2)
        # Blends at the edges of lines and letters are nearly as they were drawn, and few.
        assert away.mean() < 1 and np.quantile(away, 0.99) <= 16, step
        # Whatever has an area is exactly so.
        pixels, counts = np.unique(drawn[:, :, :3].reshape(-1, 3), axis=0, return_counts=True)
        for color in pixels[counts > 0.005 * counts.sum()]:
            assert not away[(drawn[:, :, :3] == color).all(axis=2)].any(), (step, color)
        colors = {tuple(color) for color in frame.reshape(-1, 3)}
        assert all(tuple(bytes.fromhex(path.style.light[1:])) in colors for path in paths)
    # No frame has a table of its own: the flag stands behind the place and size of each.
    images = [at for at in range(len(data) - 10) if data[at : at + 5] == b"\x2c\0\0\0\0"]
    assert images and not data[images[0] + 9] & 0x80


def test_a_path_that_leaves_stays_named_and_words_keep_their_place(ravine, paths):
    film = Film(ravine, paths, width=WIDTH)
    places = dict(film._page.view.places)
    frames = list(film)
    assert len(places) == 2  # the start, and where one has left
    assert places.items() <= film._page.view.places.items()
    told = [text.get_text() for text in film._page.figure.texts]
    assert "diverged at step 11" not in told  # what belongs to a step is gone with it
    (header, losses) = film._page.legend._texts_of(20)
    assert (header, losses[0]) == ("loss at step 20", "diverged at step 11")
    assert film._page.legend._texts_of(10)[1][0] != losses[0]
    early, late = Film(ravine, paths, width=WIDTH, step=1), film
    assert len(early._page.view.places) == 1 and len(late.steps) == 21
    assert not np.array_equal(frames[1], frames[2])


@pytest.mark.parametrize("kind", [".gif", ".webp"])
def test_the_same_film_has_the_same_bytes_and_holds_its_settings(kind, ravine, paths):
    write = FILMS[kind]
    told = []
    first = write(ravine, paths, settings=SETTINGS, width=WIDTH, progress=told.append)
    assert first == write(ravine, paths, settings=dict(reversed(SETTINGS.items())), width=WIDTH)
    assert settings_of(first) == SETTINGS
    assert told == [number / 21 for number in range(1, 22)]
    for length in (*range(13, 200), len(first) // 2, len(first) - 1):
        with pytest.raises(PictureError, match="damaged"):
            settings_of(first[:length])
    with pytest.raises(PictureError, match="no optviz settings"):
        settings_of(write(ravine, paths, width=WIDTH))


def test_other_readers_find_the_settings(ravine, paths):
    comment = Image.open(io.BytesIO(gif(ravine, paths, settings=SETTINGS, width=WIDTH))).info
    assert b'"page":"race"' in comment["comment"]
    image = Image.open(io.BytesIO(webp(ravine, paths, settings=SETTINGS, width=WIDTH)))
    root = ElementTree.fromstring(image.info["xmp"])  # noqa: S314 - made here
    (description,) = root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
    assert '"page":"race"' in description.attrib["{urn:optviz}settings"]


def test_settings_in_parts_of_a_foreign_film():
    def gif_with(comment):
        file = io.BytesIO()
        some = [Image.new("P", (4, 4), k) for k in range(3)]
        some[0].save(file, "GIF", save_all=True, append_images=some[1:], comment=comment)
        return file.getvalue()

    long = b'{"a":"' + b"x" * 900 + b'"}'
    assert settings_of(gif_with(long)) == {"a": "x" * 900}
    for comment, sentence in ((b"by hand", "no optviz settings"), (b"{broken", "are damaged")):
        with pytest.raises(PictureError, match=sentence):
            settings_of(gif_with(comment))


def test_long_runs_leave_steps_out_and_end_with_the_last_one(ravine):
    film = Film(ravine, [path_of("ravine", "adam", 0, 999)], width=200)
    assert len(film.steps) <= MOST_FRAMES and film.steps[:3] == [0, 6, 12]
    assert film.steps[-2:] == [996, 999]


def test_what_cannot_be_a_film(ravine, paths):
    for wrong in ({"step": 0}, {"rate": 3}, {"width": 10}, {"view": ((1, 0), (0, 1))}):
        with pytest.raises(ValueError, match=r"step|frames a second|width|view"):
            gif(ravine, paths, **wrong)
    with pytest.raises(ValueError, match="at least one step"):
        gif(ravine, [])


def test_an_mp4_has_the_frames_and_holds_the_last(ravine, paths, tmp_path):
    import imageio_ffmpeg

    data = mp4(ravine, paths, width=481)
    assert data == mp4(ravine, paths, width=481)
    file = tmp_path / "film.mp4"
    file.write_bytes(data)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(file), "-f", "rawvideo"]
    command += ["-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    last = list(Film(ravine, paths, width=481))[-1]
    height, width = last.shape[:2]
    found = np.frombuffer(raw, np.uint8).reshape(-1, height + height % 2, 482, 3)
    assert len(found) == 21 + 29
    away = np.abs(found[-1][:height, :width].astype(int) - last[:, :, :3])
    assert away.mean() < 3


def test_without_an_encoder_it_is_said(ravine, paths, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match="pip install imageio-ffmpeg"):
        mp4(ravine, paths)
