"""What the first page costs: its cards and their pictures, beside the run of another page.

Both pages are opened in turn in new sessions of one process, without a browser; each was opened
once before, so that nothing is compiled. The pictures are drawn once, and then asked for again.

    python benchmarks/home.py
"""

import contextlib
import io
import logging
import time
from pathlib import Path
from unittest import mock

from report import Table, median
from streamlit.testing.v1 import AppTest

from optviz import configure
from optviz.content.lessons import LESSONS
from optviz.i18n import translator
from optviz.ui.home import cards, thumbnails

ROUNDS = 9
PAGES = Path(__file__).resolve().parent.parent / "optviz" / "ui" / "pages"
VIEWS = [view for lesson in LESSONS.values() for view in (lesson.good, lesson.bad)]


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def open_page(page):
    """Run a page as a new reader's first run, after that of the navigation."""
    app = AppTest.from_file(str(PAGES / "navigation.py"), default_timeout=120)
    if page != "home":
        app.switch_page(f"{page}.py")
    app.run()
    assert not app.exception


def write_cards():
    """The cards as the page writes them; what Streamlit does with the text is in a page's run."""
    with mock.patch.object(cards.st, "html"):
        cards.show_cards("en", translator("en"))


def draw_all():
    return [thumbnails.drawn(view.page, view.link, False) for view in VIEWS]


def main():
    logging.disable(logging.WARNING)  # Streamlit warns of a run without a server
    configure()
    once = seconds(draw_all)
    drawn = thumbnails.drawn.cache_info().misses
    for page in ("home", "race"):
        open_page(page)
    home, race, written, again = [], [], [], []
    for _ in range(ROUNDS):
        home.append(seconds(lambda: open_page("home")))
        race.append(seconds(lambda: open_page("race")))
        written.append(seconds(write_cards))
        again.append(seconds(draw_all))
    more = thumbnails.drawn.cache_info().misses - drawn
    table = Table()
    page = median(race)
    ratio = median(home) / page
    table.add("first run of Race in a session", f"{page * 1000:.0f} ms")
    table.add("first run of Home", f"{median(home) * 1000:.0f} ms, {ratio:.2f} of Race")
    share = (median(written) + median(again)) / page
    told = f"{median(written) * 1000:.2f} + {median(again) * 1000:.2f} ms, {share:.3f} of Race"
    table.add(f"{len(LESSONS)} cards + {len(VIEWS)} kept pictures", told, "at most 1", share <= 1)
    table.add("all pictures drawn, compilation included", f"{once:.1f} s, {drawn} drawings")
    table.add(f"drawn anew in {ROUNDS} rounds", more, "none", more == 0)
    table.print()


if __name__ == "__main__":
    with contextlib.redirect_stderr(io.StringIO()):
        main()
