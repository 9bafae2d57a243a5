"""The options that say how a picture or a film looks: its size, its letters, its colors."""

import argparse
import re

from optviz.export import Look

_SIZE = re.compile(r"(\d+\.?\d*)(?:x(\d+\.?\d*))?")


def add_look(parser: argparse.ArgumentParser, *, with_dpi: bool) -> None:
    """Add the options that `look_of` reads; those of a file of pixels have a resolution too."""
    usual = Look()
    parser.add_argument(
        "--size",
        metavar="WIDTHxHEIGHT",
        help=f"in cm, as 16x10, or the width alone, as 16: the height follows ({usual.width:g})",
    )
    if with_dpi:
        parser.add_argument("--dpi", type=float, help=f"pixels of an inch ({usual.dpi:g})")
    parser.add_argument(
        "--font-size",
        type=float,
        default=usual.font_size,
        help=f"of the names, in points ({usual.font_size:g}); all letters grow with it",
    )
    parser.add_argument("--theme", default=usual.theme, help="light or dark (light)")
    parser.add_argument(
        "--no-caption", action="store_true", help="leave the settings below the picture out"
    )
    parser.add_argument(
        "--caption-link", action="store_true", help="write the link of the view below the picture"
    )


def look_of(options: argparse.Namespace) -> Look:
    """The look that the options ask for. Raises ValueError for one that no picture can have."""
    asked = {
        "font_size": options.font_size,
        "theme": options.theme,
        "has_caption": not options.no_caption,
        "has_link": options.caption_link,
    }
    if options.size is not None:
        found = _SIZE.fullmatch(options.size)
        if not found:
            raise ValueError(f"--size {options.size}: write it in cm, as 16x10 or 16")
        width, height = found.groups()
        asked |= {"width": float(width), "height": None if height is None else float(height)}
    if getattr(options, "dpi", None) is not None:
        if options.width is not None:
            raise ValueError("--dpi and --width both say how many pixels there are: give one")
        asked["dpi"] = options.dpi
    return Look(**asked)
