"""How a command writes its file: all is checked and computed before, what takes long is left."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

# What is left when everything is checked: it gives what the file holds.
Draw = Callable[[], bytes]


def write(options: argparse.Namespace) -> int:
    """Write the file of the options' command, whose function `prepare` gives a `Draw`."""
    draw = options.prepare(options)
    options.output.write_bytes(draw())
    return 0


def check_folder(options: argparse.Namespace) -> None:
    """Raise ValueError unless the file's folder is there."""
    if not options.output.parent.is_dir():
        raise ValueError(f"{options.output}: there is no folder {options.output.parent}")


def options_for(
    parsers: Mapping[str, argparse.ArgumentParser], command: str, output: Path
) -> argparse.Namespace:
    """The options of a command that writes a file, each at its default."""
    return parsers[command].parse_args([f"--output={output}"])
