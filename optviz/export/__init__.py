"""Pictures to print: a scene and its paths as files, drawn without a browser."""

from optviz.export.files import FORMATS, check_width, pdf, png, svg
from optviz.export.heat_picture import heat_png
from optviz.export.heat_tables import heat_csv, heat_npz
from optviz.export.labels import Labels
from optviz.export.lettering import can_write
from optviz.export.metadata import PictureError, settings_of

__all__ = ["FORMATS", "Labels", "PictureError", "can_write", "check_width", "heat_csv", "heat_npz"]
__all__ += ["heat_png", "pdf", "png", "settings_of", "svg"]
