"""A run as data: every row as CSV, and its settings as JSON."""

import csv
import importlib.metadata
import io
import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from optviz.rendering.run_table import run_table
from optviz.rendering.scene import Path


def run_csv(paths: Sequence[Path]) -> str:
    """Write the rows of all paths as CSV, with the columns of `rendering.run_table`.

    Numbers are in the shortest form that reads back as the same float64; nan and inf stand for what
    is not finite, nothing for what a rule does not have.
    """
    names, rows = run_table(paths)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue()


def link_of(settings: Mapping[str, str]) -> str:
    """The link of a view with these settings, relative to the app."""
    query = {name: text for name, text in settings.items() if name != "page"}
    return f"{settings['page']}?{urlencode(query, safe=',', quote_via=quote)}"


def settings_json(settings: Mapping[str, str], surface: str, caption: str) -> str:
    """Write the settings of a view as JSON: its page, a link to it, all in the words of links.

    A link leaves out what is usual; `surface`, its id, and the picture's `caption` say the numbers
    that the runs were made with.
    """
    page, query = settings["page"], {k: v for k, v in settings.items() if k != "page"}
    contents = {
        "optviz": importlib.metadata.version("optviz"),
        "page": page,
        "link": link_of(settings),
        "settings": query,
        "surface": surface,
        "runs": caption.split(";  "),
    }
    return json.dumps(contents, ensure_ascii=False, indent=2) + "\n"
