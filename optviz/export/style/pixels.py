"""How many pixels a picture may have."""

from optviz.export.style.look import INCH, Look, LookError

MIN_WIDTH, MAX_WIDTH, MAX_HEIGHT = 200, 6000, 9000  # pixels


def check_size(width: int | None, look: Look) -> None:
    """Raise ValueError for a PNG file so wide, or, without a width, of a look that is none."""
    if width is None:
        check_pixels(look)
    else:
        check_width(width)


def check_width(width: int) -> None:
    """Raise ValueError for a width that no picture can have."""
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        raise ValueError(f"width is {width}; it must be from {MIN_WIDTH} to {MAX_WIDTH} pixels")


def check_pixels(look: Look) -> None:
    """Raise LookError for a look with more pixels than a PNG file can have, or with very few."""
    for length, most in ((look.width, MAX_WIDTH), (look.height, MAX_HEIGHT)):
        pixels = MIN_WIDTH if length is None else pixels_across(length, look.dpi)
        if not MIN_WIDTH <= pixels <= most:
            raise LookError(
                "{length:g} cm at {dpi:g} dpi are {pixels} pixels: there must be from {low} to "
                "{high}.",
                length=length,
                dpi=look.dpi,
                pixels=pixels,
                low=MIN_WIDTH,
                high=most,
            )


def pixels_across(length: float, dpi: float) -> int:
    """How many pixels so many centimeters have."""
    return round(length / INCH * dpi)
