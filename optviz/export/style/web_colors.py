"""Colors of web pages, as matplotlib takes them."""

import re

from matplotlib.colors import to_rgba


def web_color(text: str) -> tuple[float, ...]:
    """A color of a web page, as #rrggbb, rgba(red,green,blue,opacity) or a name."""
    if not text.startswith("rgba"):
        return to_rgba(text)
    red, green, blue, opacity = map(float, re.findall(r"[\d.]+", text))
    return red / 255, green / 255, blue / 255, opacity
