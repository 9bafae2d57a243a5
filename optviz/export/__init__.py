"""Pictures to print: a scene and its paths as files, drawn without a browser."""

from optviz.export.files.heat_tables import heat_csv, heat_npz, pair_csv, pair_npz
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
from optviz.export.files.race_tables import race_csv, race_npz
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
from optviz.export.sheets.fan_picture import fan_csv, fan_npz, fan_picture
from optviz.export.sheets.heat_picture import heat_picture
from optviz.export.sheets.multiples import MOST, Multiple, multiples
from optviz.export.sheets.pair_picture import check_pair, pair_picture
from optviz.export.sheets.race_picture import race_picture
from optviz.export.space.camera import Camera
from optviz.export.style.labels import Labels
from optviz.export.style.lettering import can_write
from optviz.export.style.look import FONT_SIZES, HEIGHTS, WIDTHS, Look, LookError

__all__ = [
    "FORMATS",
    "MOST",
    "Camera",
    "Labels",
    "Multiple",
    "PictureError",
    "can_write",
    "charts_picture",
    "check_charts",
    "check_size",
    "check_width",
    "fan_csv",
    "fan_npz",
]
__all__ += ["FONT_SIZES", "HEIGHTS", "WIDTHS", "Look", "LookError", "check_pixels", "check_room"]
__all__ += [
    "fan_picture",
    "heat_csv",
    "heat_npz",
    "heat_picture",
    "multiples",
    "pdf",
    "png",
    "race_csv",
    "race_npz",
]
__all__ += [
    "check_pair",
    "pair_csv",
    "pair_npz",
    "pair_picture",
    "race_picture",
    "settings_of",
    "svg",
]
__all__ += [
    "FILMS",
    "RATES",
    "check_encoder",
    "check_rate",
    "gif",
    "has_encoder",
    "link_of",
    "mp4",
    "run_csv",
]
__all__ += ["settings_json", "webp"]
