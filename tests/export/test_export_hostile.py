"""Pictures of numbers of any size, from files of any kind: nothing upsets them."""

import dataclasses
import io
import struct
import zlib
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from optviz.export import Labels, png, settings_of
from optviz.export.page.page import Page
from optviz.export.page.picture import limits_of
from optviz.export.style.scales import choose_scale
from optviz.rendering.scene import STYLES, Path, Scene, contour_levels

pytestmark = pytest.mark.filterwarnings("error")

SMALL = 480  # pixels
INF, NAN = np.inf, np.nan

AXIS = np.linspace(-9.0, 9.0, 73)
SQUARES = 0.1 * AXIS[None, :] ** 2 + 2 * AXIS[:, None] ** 2
WINDOW = (-6.0, 6.0)
MAP = Scene(
    (WINDOW, (-4.0, 4.0)),
    (AXIS, AXIS),
    SQUARES,
    contour_levels(SQUARES),
    "f",
    ("x", "y"),
    ((0, 0),),
)
CURVE = Scene((WINDOW,), (AXIS,), AXIS**2, np.empty(0), "f", ("x",), ((0,),))


def invented_path(params, value=None, grad=None, diverged=None):
    params = np.asarray(params, float)
    with np.errstate(all="ignore"):
        value = (params**2).sum(axis=1) if value is None else np.asarray(value, float)
        grad = 2 * params if grad is None else np.asarray(grad, float)
    trajectory = SimpleNamespace(params=params, value=value, grad=grad)
    return Path(id="x", name="x", trajectory=trajectory, style=STYLES[0], diverged=diverged)


def texts_of(path, view=None):
    figure = Page(MAP, [path], Labels(), "", "").drawn(limits_of(MAP, view))
    words = [text.get_text() for axes in figure.axes for text in axes.texts]
    return words + [axes.get_title(loc="left") for axes in figure.axes]


def test_a_path_that_is_not_a_number():
    path = invented_path([(0, 0), (1, 1), (NAN, NAN)])
    assert "not finite from step 2" in texts_of(path)


def test_a_path_outside_the_view():
    far = invented_path([(1, 1), (1.5, 1)])
    assert "outside, |(x, y)| = 1.8" in texts_of(far, view=((-1, 0), (-1, 0)))


@pytest.mark.parametrize(
    "points",
    [
        [(0, 0), (1e308, 1e308), (-1e308, 1.7e308), (NAN, NAN)],
        [(0, 0), (INF, 0), (NAN, NAN)],
        [(0, 0), (-1, -INF)],
        [(NAN, NAN)],
        [(INF, -INF), (0, 0)],
        [(1e308, 0)],
        [(0, 0), (1e308, -1e308), (0, 0), (-1e308, 3)],
        [(0, 0), (0, 0)],
        [(1, 1), (1e-320, 1e-320)],
        [(-6, -2.8), (2.4, 2.8), (99, 99)],
    ],
)
def test_numbers_of_any_size(points):
    values = np.array(points)
    for scene, params in ((MAP, values), (CURVE, values[:, :1])):
        some = [invented_path(params)]
        if len(params) > 1:
            some.append(invented_path(params, value=-params[:, 0], diverged=1))
        for step in (None, 0):
            assert png(scene, some, step=step, width=SMALL)


@pytest.mark.parametrize("bad", [NAN, INF, -INF, 1e308, 0.0])
def test_surfaces_without_values(bad):
    for scene in (MAP, CURVE):
        partly = np.where(scene.values > np.median(scene.values), bad, scene.values)
        for values in (partly, np.full_like(scene.values, bad)):
            dimension = len(scene.axes)
            path = invented_path(np.ones((3, dimension)))
            assert png(dataclasses.replace(scene, values=values), [path], width=SMALL)


def test_a_hundred_thousand_steps_do_not_hang():
    anywhere = np.random.default_rng(0).uniform(-6, 2.4, (100_001, 2))
    assert png(MAP, [invented_path(anywhere)], width=SMALL)


@pytest.mark.parametrize(
    "view",
    [
        ((-1e-9, 1e-9), (-1e-9, 1e-9)),
        ((1e200, 2e200), (1e200, 2e200)),
        ((1e8, 1e8 + 1e-6), (0, 1e-6)),
        ((0, 1e-300), (0, 1e-300)),
        ((0, 1), (0, 1e-9)),
        ((0, 1e-9), (0, 1)),
    ],
)
def test_views_of_any_size(view):
    assert png(MAP, [invented_path([(0, 0), (1, 1)])], view=view, width=SMALL)
    assert png(CURVE, [invented_path([(0,), (1,)])], view=view, width=SMALL)


@pytest.mark.parametrize("pair", [(1, 0), (0, 0), (0, INF), (NAN, 1), (-1e308, 1e308)])
def test_views_without_sense(pair):
    with pytest.raises(ValueError, match="view"):
        png(MAP, [], view=((0, 1), pair))
    with pytest.raises(ValueError, match="view"):
        png(CURVE, [], view=(pair,))
    with pytest.raises(ValueError, match="view"):
        png(MAP, [], view=((0, 1),))
    with pytest.raises(ValueError, match="width"):
        png(MAP, [], width=0)


def test_the_axis_of_the_loss_says_what_it_is():
    def titles(value):
        return texts_of(invented_path(np.zeros((4, 2)), value=value))

    assert "loss (log axis)" in titles([4, 2, 1, 0])
    assert "loss (linear axis)" in titles([4, 2, 1, -1])
    assert "loss (linear to ±1, then log)" in titles([1, -1, 2, -1e6])
    assert choose_scale(np.array([1.0, 1e-300])).limits[0] > -40


def chunk(kind, content):
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def file_of(*chunks, size=(1, 1)):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def settings_chunk(text):
    return chunk(b"iTXt", b"optviz\0\0\0\0\0" + text)


def image_of(format, **options):
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, format, **options)
    return file.getvalue()


def compressed_settings():
    info = PngInfo()
    info.add_itxt("optviz", "{}" + " " * 50_000_000, zip=True)
    return image_of("PNG", pnginfo=info)


NOT_PNG, DAMAGED, NONE, BROKEN = (
    "This is not a PNG, PDF, SVG, GIF or WebP file.",
    "This PNG file is damaged.",
    "This picture contains no optviz settings.",
    "The optviz settings in this picture are damaged.",
)


def test_a_file_made_by_hand_is_read():
    assert settings_of(file_of(settings_chunk(b'{"a":"b"}'))) == {"a": "b"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda: b"", NOT_PNG),
        (lambda: b"<!doctype html><script>alert(1)</script>", NOT_PNG),
        (lambda: image_of("JPEG"), NOT_PNG),
        (lambda: image_of("GIF"), NONE),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(9_000_000), "This file is larger than 8 MB."),
        (lambda: b"\x89PNG\r\n\x1a\n", DAMAGED),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), DAMAGED),
        (lambda: b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR", DAMAGED),
        (lambda: file_of(settings_chunk(b"{}"), size=(2**31 - 1, 2**31 - 1)), DAMAGED),
        (lambda: file_of(settings_chunk(b"{}"), size=(0, 1)), DAMAGED),
        (lambda: file_of(chunk(b"IHDR", bytes(13))), DAMAGED),
        (lambda: file_of(settings_chunk(b"{}")).replace(b"{}", b"[]"), DAMAGED),
        (lambda: image_of("PNG"), NONE),
        (lambda: file_of(chunk(b"tEXt", b"optviz\0{}")), NONE),
        (lambda: file_of(settings_chunk(b'{"a":')), BROKEN),
        (lambda: file_of(settings_chunk(b'["a"]')), BROKEN),
        (lambda: file_of(settings_chunk(b'{"a":1}')), BROKEN),
        (lambda: file_of(settings_chunk(b'{"a":"\xff"}')), BROKEN),
        (lambda: file_of(settings_chunk(b"[" * 16_000)), BROKEN),
        (lambda: file_of(settings_chunk(b'{"a":"' + b"x" * 20_000 + b'"}')), BROKEN),
        (lambda: file_of(settings_chunk(b"1" * 10_000)), BROKEN),
        (lambda: file_of(chunk(b"iTXt", b"optviz\0")), BROKEN),
        (compressed_settings, BROKEN),
    ],
)
def test_hostile_uploads(data, message):
    with pytest.raises(ValueError) as error:
        settings_of(data())
    assert str(error.value) == message


def test_truncated_pictures_and_flipped_bytes_are_noticed():
    data = png(MAP, [], settings={"surface": "ravine"}, width=SMALL)
    for length in (*range(8, 200), len(data) // 2, len(data) - 12, len(data) - 1):
        with pytest.raises(ValueError, match=DAMAGED):
            settings_of(data[:length])
    random = np.random.default_rng(2)
    for _ in range(300):
        broken = bytearray(data)
        broken[random.integers(8, len(data))] ^= int(random.integers(1, 256))
        with pytest.raises(ValueError, match=DAMAGED):
            settings_of(bytes(broken))
