"""Run the scripts of a JSON list one after the other; print what each prints, as a JSON list."""

import contextlib
import io
import json
import sys
from pathlib import Path


def printed_by(text):
    rows = io.StringIO()
    with contextlib.redirect_stdout(rows):
        exec(text, {})  # noqa: S102
    return rows.getvalue()


print(json.dumps([printed_by(text) for text in json.loads(Path(sys.argv[1]).read_text())]))
