"""Pictures to print: a scene and its paths as files, drawn without a browser."""

from optviz.export.files.many_runs import files_of
from optviz.export.files.metadata import PictureError, settings_of
from optviz.export.files.picture_files import (
    FORMATS,
    check_pixels,
    check_size,
    check_width,
    pdf,
    png,
    svg,
)
from optviz.export.files.run_tables import link_of, run_csv, settings_json
from optviz.export.films.film_files import (
    FILMS,
    RATES,
    check_encoder,
    check_rate,
    gif,
    has_encoder,
    mp4,
    webp,
)
from optviz.export.page.picture import check_room
from optviz.export.sheets.charts_picture import charts_picture, check_charts
from optviz.export.sheets.multiples import MOST, Multiple, multiples
from optviz.export.space.camera import Camera
from optviz.export.style.labels import Labels
from optviz.export.style.lettering import can_write
from optviz.export.style.look import FONT_SIZES, HEIGHTS, WIDTHS, Look, LookError

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
