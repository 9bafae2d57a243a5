"""Pictures to print: a scene and its paths as files, drawn without a browser."""

from optviz.export.labels import Labels
from optviz.export.lettering import can_write
from optviz.export.metadata import settings_of
from optviz.export.png import check_width, png

__all__ = ["Labels", "can_write", "check_width", "png", "settings_of"]
