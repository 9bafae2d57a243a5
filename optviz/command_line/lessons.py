"""The command that prints a lesson of the course, and draws its two settings."""

import argparse
from pathlib import Path

from optviz import export
from optviz.command_line.looks import add_look
from optviz.command_line.options import ADDRESS
from optviz.command_line.writing import Draw, options_for
from optviz.content.lessons import LESSONS
from optviz.i18n import LANGUAGES, translator

_PICTURES = (".png", ".pdf", ".svg", ".gif", ".webp", ".mp4")


def add_lesson_command(commands: argparse._SubParsersAction) -> None:
    """Add the command `lesson`."""
    parser = commands.add_parser(
        "lesson",
        help="print a lesson of the course, and draw its two settings",
        description="Print a lesson of the course: its question, its texts and the links of the "
        "setting that works and of the one that does not; draw both.",
        epilog="examples: optviz list lessons;  optviz lesson rate;  "
        "optviz lesson rate -o rate.pdf --size 12 writes rate-good.pdf and rate-bad.pdf",
    )
    parser.set_defaults(command=_lesson, parsers=commands.choices)
    parser.add_argument("id", help="of the lesson, as `optviz list lessons` names it")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of its words (en)")
    help_text = f"draw both settings, to files named after this one: {', '.join(_PICTURES)}"
    parser.add_argument("-o", "--output", type=Path, help=help_text)
    add_look(parser, with_dpi=False)


def _lesson(options: argparse.Namespace) -> int:
    lesson, t = LESSONS.get(options.id), translator(options.language)
    if lesson is None:
        raise ValueError(f"there is no lesson {options.id}; `optviz list lessons` names them")
    links = {which: ADDRESS + lesson.link(which, options.language) for which in ("good", "bad")}
    drawn = []
    if options.output is not None:
        drawn = [_drawing(options, which, link) for which, link in links.items()]
    for text in (lesson.title, lesson.question, lesson.text):
        print(t(text))
    print(t("Try:"), t(lesson.task))
    for sign, (which, link) in zip("✓✗", links.items(), strict=True):
        print(f"{sign} {t(getattr(lesson, which).name)}: {link}")
    for file, draw in drawn:
        file.write_bytes(draw())
    return 0


def _drawing(options: argparse.Namespace, which: str, link: str) -> tuple[Path, Draw]:
    file, ending = options.output, options.output.suffix.lower()
    if ending not in _PICTURES:
        raise ValueError(f"{file}: let its name end in one of {', '.join(_PICTURES)}")
    file = file.with_stem(f"{file.stem}-{which}")
    picture = options_for(options.parsers, ending[1:], file)
    # Of pictures, but not of films, there may be several in one file.
    picture.link = [link] if ending in export.FORMATS else link
    for name in ("size", "font_size", "theme", "no_caption", "caption_link"):
        setattr(picture, name, getattr(options, name))
    return file, picture.prepare(picture)
