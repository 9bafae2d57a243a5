"""The command line: what the app saves, a path as a script, maps, lessons; the app itself."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from optviz import configure, scripts
from optviz.command_line.app import add_app_command, start_app
from optviz.command_line.batch import add_batch_command
from optviz.command_line.lessons import add_lesson_command
from optviz.command_line.listing import add_list_command
from optviz.command_line.many_runs import add_commands_of_many_runs
from optviz.command_line.options import add_settings, experiment_of
from optviz.command_line.pictures import add_picture_commands
from optviz.configuration import keep_programs

# A word that is an option, with its value or without.
_OPTION = re.compile(r"-[oh]|--[a-z][a-z0-9-]+(=.*)?", re.DOTALL)

_AsWritten = argparse.RawDescriptionHelpFormatter
_EXAMPLES = """\
examples:
  optviz list surfaces
  optviz pdf --surface ravine --optimizer adam --learning-rate 0.4 --size 12 -o adam.pdf
  optviz gif --link "http://localhost:8501/race?momentum.decay=0.5" -o film.gif
  optviz map --surface ravine --optimizer momentum -o map.png
  optviz lesson rate -o rate.pdf
  optviz batch chapter.toml"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 2 with a sentence on standard error if it cannot be done."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # All that follows is Streamlit's to read, but for a call for help.
    if arguments[:1] == ["app"] and not {"-h", "--help"} & set(arguments):
        start_app(arguments[1:])
    options = _parser().parse_args(_joined(arguments))
    configure()
    keep_programs()
    try:
        code = options.command(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # who reads the output, as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        problem = f"{error.filename}: it cannot be written ({error.strerror})"
    except ValueError as error:
        problem = str(error)
    print(f"optviz: {problem}", file=sys.stderr)
    return 2


def _joined(arguments: Sequence[str]) -> list[str]:
    """Options and values in one word where a value begins with a minus, as in --start -5,-2.

    argparse takes such a value for an option.
    """
    joined: list[str] = []
    for argument in arguments:
        before = joined[-1] if joined else ""
        value = argument.startswith("-") and not _OPTION.fullmatch(argument)
        if value and _OPTION.fullmatch(before) and "=" not in before:
            joined[-1] = f"{before}={argument}" if before.startswith("--") else before + argument
        else:
            joined.append(argument)
    return joined


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="optviz", description=__doc__, epilog=_EXAMPLES, formatter_class=_AsWritten
    )
    commands = parser.add_subparsers(required=True)
    settings = (
        "Settings are those of the app's link: a link copied from the app can be given whole,"
    )
    settings += " and options replace its settings."
    add_picture_commands(commands, settings)
    script = commands.add_parser(
        "script",
        help="write a path as a script that walks it",
        description=f"Write one path as a script that walks it and prints its points. {settings}",
        epilog="example: optviz script --in torch --surface ravine --optimizer adam -o adam.py",
    )
    script.set_defaults(command=_script)
    script.add_argument(
        "--in", dest="target", required=True, help=f"one of {', '.join(scripts.TARGETS)}"
    )
    script.add_argument("--path", help="which of several optimizers; the first one unless given")
    script.add_argument("-o", "--output", type=Path, help="the file to write; else it is printed")
    add_settings(script)
    add_commands_of_many_runs(commands, settings)
    add_lesson_command(commands)
    add_batch_command(commands)
    add_list_command(commands)
    add_app_command(commands)
    return parser


def _script(options: argparse.Namespace) -> int:
    experiment, _, _ = experiment_of(options)
    text = scripts.script(experiment, options.target, options.path)
    if options.output is None:
        print(text, end="")
    else:
        options.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
