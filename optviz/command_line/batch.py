"""The command that makes all pictures of a chapter, from a TOML file."""

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from optviz.command_line.writing import Draw, options_for
from optviz.settings.kinds import SWITCH, exact

# Of the commands that write a file, by their names.
Parsers = Mapping[str, argparse.ArgumentParser]

_MOST = 500  # pictures, all of which are computed before the first is drawn
_OWN = "output", "command"
_EXAMPLE = """\
A file is a list of pictures. Their fields are the options of the commands, with _ in place
of -, and the settings of a link; a file's ending says what it is. What stands in [defaults]
holds for all pictures that can have it. Places are relative to the TOML file.

  [defaults]
  size = "12x9"
  font_size = 8

  [[picture]]
  output = "ravine.pdf"
  surface = "ravine"
  optimizer = ["momentum", "adam"]
  adam.learning_rate = 0.4

  [[picture]]
  output = "film.gif"
  link = "http://localhost:8501/race?momentum.decay=0.5"

  [[picture]]
  output = "which-rates.png"
  command = "map"
  optimizer = "momentum"
"""


def add_batch_command(commands: argparse._SubParsersAction) -> None:
    """Add the command `batch`, which can write what the other commands that write a file can."""
    parser = commands.add_parser(
        "batch",
        help="make all pictures of a chapter, as a TOML file lists them",
        description="Make all pictures that a TOML file lists. Nothing is written before all of "
        "them have been checked.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="the TOML file")
    parser.set_defaults(command=_batch, parsers=commands.choices)


def _batch(options: argparse.Namespace) -> int:
    defaults, pictures = _read(options.file)
    writing = {name: p for name, p in options.parsers.items() if p.get_default("prepare")}
    _check_defaults(options.file, defaults, writing)
    ready: list[tuple[Path, Draw]] = []
    places = set()
    for number, fields in enumerate(pictures, start=1):
        name = f"picture {number}"
        try:
            file, command = _output(fields, options.file.parent, writing)
            name = f"{name} ({fields['output']})"
            place = str(file.resolve()).casefold()  # some systems do not tell a.png from A.png
            if place in places:
                raise ValueError("output: an earlier picture has this name")
            places.add(place)
            picture = _options(writing, command, file, defaults, fields)
            ready.append((file, picture.prepare(picture)))
        except ValueError as error:
            raise ValueError(f"{options.file}, {name}: {error}") from error
    for number, (file, draw) in enumerate(ready, start=1):
        print(f"{number} of {len(ready)}: {file.name}", file=sys.stderr, flush=True)
        try:
            file.write_bytes(draw())
        except ValueError as error:
            raise ValueError(f"{options.file}, picture {number} ({file.name}): {error}") from error
    return 0


def _read(file: Path) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """The defaults and the pictures of a TOML file, each a table of fields."""
    try:
        content = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise ValueError(f"{file}: it cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{file}: this is no TOML file: {error}") from error
    defaults, pictures = content.pop("defaults", {}), content.pop("picture", [])
    if content:
        raise ValueError(f"{file}: {next(iter(content))}: only [defaults] and [[picture]] are read")
    if not isinstance(defaults, dict):
        raise ValueError(f"{file}: defaults: write it as a table, [defaults]")
    tables = isinstance(pictures, list) and all(isinstance(fields, dict) for fields in pictures)
    if not tables or not 1 <= len(pictures) <= _MOST:
        raise ValueError(f"{file}: it needs 1 to {_MOST} pictures, each written as [[picture]]")
    return _flat(defaults), [_flat(fields) for fields in pictures]


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table whose tables are fields of their own: adam.learning_rate is one."""
    flat = {}
    for name, value in table.items():
        tables = value if isinstance(value, dict) else {}
        flat |= {f"{name}.{inner}": value for inner, value in tables.items()}
        if not tables:
            flat[name] = value
    return flat


def _check_defaults(file: Path, defaults: Mapping[str, Any], parsers: Parsers) -> None:
    for field in defaults:
        known = any(field in _actions(parser) for parser in parsers.values())
        if not known:
            raise ValueError(f"{file}: defaults, {field}: no picture has such an option")


def _output(fields: Mapping[str, Any], folder: Path, parsers: Parsers) -> tuple[Path, str]:
    """The file of a picture, and the command that writes it."""
    output = fields.get("output")
    if not isinstance(output, str) or not output:
        raise ValueError('output: it needs the name of a file, as "ravine.pdf"')
    file = folder / output
    command = fields.get("command", file.suffix.lower().removeprefix("."))
    if command not in parsers:
        field = "command" if "command" in fields else "output"
        allowed = ", ".join(parsers)
        raise ValueError(f"{field}: {command or 'a name without ending'} is none of {allowed}")
    return file, command


def _options(
    parsers: Parsers,
    command: str,
    file: Path,
    defaults: Mapping[str, Any],
    fields: Mapping[str, Any],
) -> argparse.Namespace:
    """The options of a picture: its fields, and the defaults that its command has."""
    options, actions = options_for(parsers, command, file), _actions(parsers[command])
    usual = {field: value for field, value in defaults.items() if field in actions}
    for field, value in {**usual, **fields}.items():
        if field in _OWN:
            continue
        if "." in field:
            options.set.append(f"{field}={_text(field, value)}")
        elif field not in actions:
            raise ValueError(f"{field}: {command} has no such option; see optviz {command} --help")
        else:
            setattr(options, actions[field].dest, _value(field, value, actions[field]))
    return options


def _actions(parser: argparse.ArgumentParser) -> dict[str, argparse.Action]:
    """The options of a command, by the names of fields."""
    named = {
        flag.removeprefix("--").replace("-", "_"): action
        for action in parser._actions
        for flag in action.option_strings
        if flag.startswith("--")
    }
    return {name: a for name, a in named.items() if name not in ("help", "output", "set")}


def _value(field: str, value: Any, action: argparse.Action) -> Any:
    """A field's value as the command line would have read it."""
    if action.nargs == 0:  # a flag
        if not isinstance(value, bool):
            raise ValueError(f"{field}: it must be true or false")
        return value
    if isinstance(action, argparse._AppendAction):  # it may be repeated
        values = value if isinstance(value, list) else [value]
        return [_text(field, one) for one in values]
    text = _text(field, value)
    try:
        read = action.type(text) if action.type else text
    except ValueError as error:
        kind = {int: "a whole number", float: "a number"}[action.type]
        raise ValueError(f"{field}: {text} is not {kind}") from error
    if action.choices and read not in action.choices:
        raise ValueError(f"{field}: {text} is none of {', '.join(action.choices)}")
    return read


def _text(field: str, value: Any) -> str:
    """A value in the words of a link."""
    if isinstance(value, bool):
        return SWITCH.write(value)
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return exact(value)
    if isinstance(value, list) and all(isinstance(one, int | float | str) for one in value):
        return ",".join(_text(field, one) for one in value)
    raise ValueError(f"{field}: it must be a text, a number, true, false, or a list of such")
