from .files.metadata import PictureError, settings_of
from .files.picture_files import FORMATS, pdf, png, svg
from .files.run_tables import link_of, run_csv, settings_json
from .films.film_files import (
    FILMS,
    RATES,
    check_encoder,
    check_rate,
    gif,
    has_encoder,
    mp4,
    webp,
)
from .page.picture import check_room
from .sheets.charts_picture import charts_picture, check_charts
from .sheets.many_runs import files_of
from .sheets.multiples import MOST, Multiple, multiples
from .space.camera import Camera
from .style.labels import Labels
from .style.lettering import can_write
from .style.look import FONT_SIZES, HEIGHTS, WIDTHS, Look, LookError
from .style.pixels import check_pixels, check_size, check_width

__all__ = [
    "FILMS",
    "FONT_SIZES",
    "FORMATS",
    "HEIGHTS",
    "MOST",
    "RATES",
    "WIDTHS",
    "Camera",
    "Labels",
    "Look",
    "LookError",
    "Multiple",
    "PictureError",
    "can_write",
    "charts_picture",
    "check_charts",
    "check_encoder",
    "check_pixels",
    "check_rate",
    "check_room",
    "check_size",
    "check_width",
    "files_of",
    "gif",
    "has_encoder",
    "link_of",
    "mp4",
    "multiples",
    "pdf",
    "png",
    "run_csv",
    "settings_json",
    "settings_of",
    "svg",
    "webp",
]
