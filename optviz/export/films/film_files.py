"""A film as a file: GIF, WebP and MP4, the first two with the settings that they show."""

import importlib.util
import io
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path as File
from typing import Any

import numpy as np
from PIL import Image

from optviz.export.files.metadata import settings_text, xmp_packet
from optviz.export.films.film import Film
from optviz.export.films.palette import TRANSPARENT, Palette
from optviz.export.style.pixels import check_width
from optviz.rendering.scene import Path, Scene

# Told the share that is done.
Progress = Callable[[float], None]

# Frames a second: a GIF counts in hundredths of a second.
RATES = (1, 2, 4, 5, 10, 20, 25)
HOLD = 3000  # milliseconds for which the last frame stays
# Nearly without loss; one thread and no dates, so that a film has the same bytes.
_H264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "18", "-threads", "1"]
_H264 += ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart"]


def gif(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    rate: int = 10,
    width: int = 800,
    progress: Progress | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a film and return it as an animated GIF file.

    What `drawing` can be, and what is drawn, `Film` says. `rate` is in frames a second, `width` in
    pixels. It begins again after the last frame has stayed for three seconds: one that plays once
    is over before a reader has scrolled to it, and has no button to see it again. `settings` are
    stored in the file for `settings_of`; the same arguments give the same bytes. May be called from
    several threads. Raises ValueError as `Film` does, for settings that are not texts or too long,
    for a rate that is not one of `RATES`, and a width outside 200 ... 6000 pixels.
    """
    metadata = {} if settings is None else {"comment": settings_text(settings)}
    film = _film(scene, paths, rate, width, drawing)
    palette = Palette(film.samples(), map(film.look.colors.path, (path.style for path in paths)))

    def images() -> Iterator[Image.Image]:
        for frame in _counted(film, progress):
            image = Image.fromarray(palette.of(frame))
            image.putpalette(palette.bytes)
            yield image

    # One palette for all frames; what has not changed is transparent.
    look = {"palette": palette.bytes, "transparency": TRANSPARENT, "optimize": True, "disposal": 1}
    return _saved("GIF", images(), film, rate, interlace=0, **look, **metadata)


def webp(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    rate: int = 10,
    width: int = 800,
    progress: Progress | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a film and return it as an animated WebP file, without loss of any color.

    The rest is as for `gif`.
    """
    metadata = {} if settings is None else {"xmp": xmp_packet(settings)}
    film = _film(scene, paths, rate, width, drawing)
    images = (Image.fromarray(frame).convert("RGB") for frame in _counted(film, progress))
    return _saved("WEBP", images, film, rate, lossless=True, method=2, quality=20, **metadata)


def mp4(
    scene: Scene,
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    rate: int = 10,
    width: int = 800,
    progress: Progress | None = None,
    **drawing: Any,
) -> bytes:
    """Draw a film and return it as an MP4 file (H.264), which plays once and holds no settings.

    The rest is as for `gif`. Raises ValueError where no encoder is installed.
    """
    check_encoder()
    import imageio_ffmpeg

    film = _film(scene, paths, rate, width, drawing)
    with tempfile.TemporaryDirectory() as folder:
        file = File(folder) / "film.mp4"
        size = "x".join(str(length + length % 2) for length in film.size)
        frames = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(rate), "-i", "-"]
        encoder = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error"]
        command = [*encoder, *frames, *_H264, str(file)]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as running:  # noqa: S603 - ours
            for frame in _counted(film, progress):
                even = _even(frame).tobytes()
                running.stdin.write(even)
            for _ in range(HOLD * rate // 1000 - 1):
                running.stdin.write(even)
        return file.read_bytes()


# By a file's ending.
FILMS = {".gif": gif, ".webp": webp, ".mp4": mp4}


def has_encoder() -> bool:
    """Whether MP4 files can be written."""
    return importlib.util.find_spec("imageio_ffmpeg") is not None


def check_encoder() -> None:
    """Raise ValueError where MP4 files cannot be written."""
    if not has_encoder():
        raise ValueError("an MP4 film needs an encoder: pip install imageio-ffmpeg")


def check_rate(rate: int) -> None:
    """Raise ValueError for a number of frames a second that no film can have."""
    if rate not in RATES:
        *some, last = map(str, RATES)
        raise ValueError(f"{rate} frames a second: it must be {', '.join(some)} or {last}")


def _film(
    scene: Scene, paths: Sequence[Path], rate: int, width: int, drawing: Mapping[str, Any]
) -> Film:
    check_rate(rate)
    check_width(width)
    return Film(scene, paths, width=width, **drawing)


def _counted(film: Film, progress: Progress | None) -> Iterator[np.ndarray]:
    """The frames, while it is told how many of them there are already."""
    for number, frame in enumerate(film, start=1):
        yield frame
        if progress is not None:
            progress(number / len(film.steps))


def _even(frame: np.ndarray) -> np.ndarray:
    """A frame without transparency, of even width and height, as H.264 needs it."""
    height, width = frame.shape[:2]
    more = ((0, height % 2), (0, width % 2), (0, 0))
    return np.ascontiguousarray(np.pad(frame[:, :, :3], more, mode="edge"))


def _saved(
    kind: str, images: Iterator[Image.Image], film: Film, rate: int, **options: Any
) -> bytes:
    durations = [1000 // rate] * (len(film.steps) - 1) + [HOLD]
    file = io.BytesIO()
    first = next(images)
    options |= {"duration": durations, "loop": 0}
    first.save(file, kind, save_all=True, append_images=images, **options)
    return file.getvalue()
