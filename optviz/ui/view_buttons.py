"""What can be had of the present view on every page: a lesson of one's own course, a QR code."""

from optviz.ui.controls import Controls
from optviz.ui.lessons.course import add_view
from optviz.ui.qr_code import qr_button


def view_buttons(controls: Controls, view: dict[str, str]) -> None:
    """Offer the view with these settings; to be called when a page has read all of its own."""
    add_view(controls, view)
    qr_button(controls, view)
