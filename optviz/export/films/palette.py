"""One palette for all frames of a film: flat and line colors exactly, the others nearly."""

from collections.abc import Iterable

import numpy as np
from PIL import Image

# A palette has 256 colors; the last one stands for what is as in the frame before.
TRANSPARENT = 255
_EXACT = 128


class Palette:
    """255 colors for pictures like the samples, and the nearest of them to any other color.

    The colors in `kept` (as "#1768d1") are among them, and those with the largest areas in the
    samples, RGBA bytes of shape (height, width, 4); the rest is shared out over what remains of
    the samples by the median cut.
    """

    def __init__(self, samples: Iterable[np.ndarray], kept: Iterable[str] = ()):
        pixels = np.concatenate([_packed(sample).ravel() for sample in samples])
        found, counts = np.unique(pixels, return_counts=True)
        named = [int.from_bytes(bytes.fromhex(color[1:]), "little") for color in kept]
        frequent = found[np.argsort(-counts, kind="stable")].tolist()
        exact = list(dict.fromkeys([*named, *frequent]))[:_EXACT]
        others = pixels[~np.isin(pixels, exact)]
        colors = dict.fromkeys([*exact, *_median_cut(others, TRANSPARENT - len(exact))])
        # A palette of 256 different ones, as Pillow expects it.
        unused = (color for color in range(1 << 24) if color not in colors)
        while len(colors) < TRANSPARENT + 1:
            colors[next(unused)] = None
        self._colors = _unpacked(np.array(list(colors), np.uint32))
        # The place of each color that has been looked up: 2 bytes for 16 million colors.
        self._places = np.full(1 << 24, -1, np.int16)

    @property
    def bytes(self) -> bytes:
        """The colors as a GIF file has them."""
        return self._colors.tobytes()

    def of(self, frame: np.ndarray) -> np.ndarray:
        """The places of a frame's colors in the palette, of shape (height, width) in bytes."""
        packed = _packed(frame)
        places = self._places[packed]
        if places.min() < 0:
            new = np.unique(packed[places < 0])
            known = self._colors[:TRANSPARENT].astype(np.int32)
            for part in np.array_split(new, len(new) // 512 + 1):
                away = _unpacked(part).astype(np.int32)[:, None] - known
                self._places[part] = (away**2).sum(axis=2).argmin(axis=1)
            places = self._places[packed]
        return places.astype(np.uint8)


def _median_cut(packed: np.ndarray, most: int) -> list[int]:
    """At most so many colors that stand for all of these."""
    if not packed.size:
        return []
    image = Image.fromarray(_unpacked(packed)[None])
    cut = image.quantize(most, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return _packed(np.array(cut.getpalette("RGBA"), np.uint8).reshape(-1, 4)).tolist()


def _packed(colors: np.ndarray) -> np.ndarray:
    """RGBA bytes as numbers of 24 bits, red the lowest."""
    return colors.view("<u4")[..., 0] & 0xFFFFFF


def _unpacked(packed: np.ndarray) -> np.ndarray:
    """The numbers' red, green and blue in bytes."""
    return packed.astype("<u4")[..., None].view(np.uint8)[..., :3]
