"""The charts of a page from the command line: the page itself is run, without a browser."""

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from optviz.i18n import translator
from optviz.settings.links import Link

_LONGEST = 3600.0  # seconds, for many networks of many units


class PrintedCharts(NamedTuple):
    """What a page offers for print: its charts, and what `export.charts_picture` is told."""

    charts: Sequence[Callable[..., Any]]
    title: str
    caption: str
    settings: dict[str, str]


def charts_of(page: str, link: Link) -> PrintedCharts:
    """Run a page with the settings of a link, and return what it offers for print.

    Raises ValueError for a link that the page complains of, and for a view without charts.
    """
    # Imported here: they bring Streamlit along, which takes a second.
    from streamlit.testing.v1 import AppTest

    import optviz.ui.pages
    from optviz.ui.export.printed_charts import OFFERED

    pages = Path(optviz.ui.pages.__file__).parent
    with _quiet():
        app = AppTest.from_file(str(pages / "navigation.py"), default_timeout=_LONGEST)
        for name, text in {"lang": "en", **link.query}.items():
            app.query_params[name] = text
        app.switch_page(f"{page}.py").run()
        state = app.session_state
        if app.exception:
            raise RuntimeError(app.exception[0].message)
        complaints = state["refused"][page].complaints(translator("en"))
        if complaints:
            raise ValueError("; ".join(complaints))
        if OFFERED not in state:
            raise ValueError("--link: this view has no charts to draw")
        return PrintedCharts(*state[OFFERED])


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Within this block nothing is logged but errors: Streamlit misses its browser."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
