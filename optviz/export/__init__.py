"""Pictures to print: a scene and its paths as files, drawn without a browser."""

from optviz.export.heat_picture import heat_png
from optviz.export.heat_tables import heat_csv, heat_npz
from optviz.export.labels import Labels
from optviz.export.lettering import can_write
from optviz.export.metadata import settings_of
from optviz.export.png import png

__all__ = ["Labels", "can_write", "heat_csv", "heat_npz", "heat_png", "png", "settings_of"]
