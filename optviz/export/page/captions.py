"""The lines below a picture: its settings, and the link of its view."""

from optviz.export.drawing.places import MARGIN
from optviz.export.style import lettering
from optviz.export.style.look import PAGE_WIDTH, Look, LookError

_LINK_LINES = 12


def caption_lines(caption: str, link: str, look: Look, width: float, most: int = 6) -> list[str]:
    """The lines of what the look wants below a picture, no wider than `width` inches.

    A caption has at most so many lines on a usual page; the link of a view is whole, as a part of
    it would lead nowhere. Raises LookError for one that is too long for that.
    """
    share = look.inches / look.scale / PAGE_WIDTH  # of a usual line
    text = lettering.writable(caption, 1000) if look.has_caption else ""
    lines = lettering.wrapped(text, look.small, width, round(most / min(share, 1.0)))
    if look.has_link:
        pieces = lettering.broken(link, look.small, width)
        if len(pieces) > _LINK_LINES:
            raise LookError(
                "The link of this view has {count} letters: too many to stand below a picture "
                "{width:g} cm wide.",
                count=len(link),
                width=look.width,
            )
        lines += pieces
    return lines


def lines_below(said: str, most: int, caption: str, link: str, look: Look) -> list[str]:
    """The lines below a picture of many runs: at most so many that say what it shows, the rest.

    Raises LookError as `caption_lines` does.
    """
    width = look.inches - 2 * MARGIN * look.scale
    lines = lettering.wrapped(lettering.writable(said, 1000), look.small, width, most)
    return lines + caption_lines(caption, link, look, width)
