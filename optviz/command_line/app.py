"""The command that starts the app."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import files
from pathlib import Path
from typing import NoReturn

import optviz

_CONFIG = Path(".streamlit", "config.toml")


def add_app_command(commands: argparse._SubParsersAction) -> None:
    """Add the command `app` to those that the help lists; `start_app` runs it."""
    commands.add_parser(
        "app",
        usage="optviz app [STREAMLIT OPTIONS] [-- --course FILE]",
        help="start the app in the browser",
        description="Start the app in the browser. Options are those of `streamlit run`, as"
        " --server.port=8600; those after -- are the app's own.",
        epilog="example: optviz app --server.port=8600 -- --course course.toml",
    )


def start_app(arguments: Sequence[str]) -> NoReturn:
    """Run the app with arguments of `streamlit run` until it is stopped; exit with its code."""
    from streamlit.web import cli

    try:
        Path.home()
    except RuntimeError:  # whoever starts it has no account: Streamlit looks for settings there
        os.environ["HOME"] = "/nonexistent"
    sys.exit(cli.main(["run", str(app_file()), *arguments], prog_name="streamlit"))


def app_file() -> Path:
    """The script of the app, with Streamlit's settings beside it: a checkout's, else installed."""
    checkout = Path(optviz.__file__).parents[1]
    if (checkout / _CONFIG).is_file():
        return checkout / "app.py"
    (installed,) = (file for file in files("optviz") if file.match("share/optviz/app.py"))
    return Path(installed.locate()).resolve()
