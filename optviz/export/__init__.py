"""Pictures to print: a scene and its paths as files, drawn without a browser."""

from optviz.export.files import FORMATS, check_width, pdf, png, svg
from optviz.export.labels import Labels
from optviz.export.lettering import can_write
from optviz.export.metadata import PictureError, settings_of

__all__ = ["FORMATS", "Labels", "PictureError", "can_write", "check_width", "pdf", "png"]
__all__ += ["settings_of", "svg"]
