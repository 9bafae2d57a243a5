"""A teacher's own course: links with titles and questions, as a TOML file or packed into a link."""

import base64
import binascii
import json
import re
import tomllib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from optviz.i18n import Translate
from optviz.refusal import RefusalError
from optviz.settings.links import COURSE

# Bounds of a course, so that a stranger's file or link costs little: letters, lessons, bytes.
MOST_LETTERS, MOST_LINK, MOST_LESSONS, MOST_BYTES = 200, 8_000, 60, 128 * 1024

# What a link says of the course that has led to it: here it is another one.
_OF_COURSES = ("lesson", *COURSE)

_FIELDS = ("title", "question", "link")
COURSE_PAGES = (
    *("race", "curve", "fit", "maps", "network"),
    *("backprop", "functions", "regularize", "pitfalls", "dialects"),
)


class CourseError(RefusalError):
    """A course that cannot be used."""


@dataclass(frozen=True)
class CourseLesson:
    """A title, a question, and a link: a page and its settings, as `race?optimizers=adam`."""

    title: str
    question: str
    link: str

    @property
    def page(self) -> str:
        """The page of the link."""
        return urlsplit(self.link).path

    @property
    def query(self) -> dict[str, str]:
        """The settings of the link, and its question."""
        given = parse_qs(urlsplit(self.link).query)
        query = {name: texts[0] for name, texts in given.items() if name not in _OF_COURSES}
        question = " ".join(self.question.split())  # in a link it is one line
        return {**query, "question": question} if question else query


Course = Sequence[CourseLesson]


def read_course(text: str) -> list[CourseLesson]:
    """Read a course from TOML. Raises CourseError for what is none, and for what is too large."""
    if len(text.encode()) > MOST_BYTES:
        raise CourseError("This course is larger than {count} kB.", count=MOST_BYTES // 1024)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, error) from error
    except RecursionError as error:
        raise CourseError("This is not a TOML file.") from error
    entries = content.get("lessons", [])
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_LESSONS:
        raise CourseError("A course has 1 to {count} [[lessons]].", count=MOST_LESSONS)
    return [_lesson(number, entry) for number, entry in enumerate(entries, start=1)]


_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def _not_toml(text: str, error: tomllib.TOMLDecodeError) -> CourseError:
    """Say on which line a file stops being TOML."""
    found = _LINE.search(str(error))
    line = int(found[1]) if found else text.count("\n") + 1  # else it is cut off at its end
    return CourseError("This is not a TOML file: line {line} cannot be read.", line=line)


def _lesson(number: int, entry: object) -> CourseLesson:
    """Read a lesson; of a whole address only the page and the settings are taken."""
    given = entry if isinstance(entry, dict) else {}
    unknown = [field for field in given if field not in _FIELDS]
    if unknown:
        raise CourseError(
            "Lesson {number}: {field} is not a field of a lesson; the fields are {fields}.",
            number=number,
            field=unknown[0][:60],
            fields=", ".join(_FIELDS),
        )
    for field in _FIELDS:
        if field not in given:
            raise CourseError(
                'Lesson {number} has no {field}; write it as {field} = "…".',
                number=number,
                field=field,
            )
        _check_text(number, field, given[field])
    title, question, link = given["title"], given["question"], given["link"]
    try:
        address = urlsplit(link)
    except ValueError as error:
        raise CourseError(
            "Lesson {number}: link is not the link of a view.", number=number
        ) from error
    page = address.path.strip("/").rpartition("/")[2] or "race"
    if page not in COURSE_PAGES:
        raise CourseError(
            "Lesson {number}: link leads to the page {page}, which does not exist; the pages "
            "are {pages}.",
            number=number,
            page=page[:60],
            pages=", ".join(COURSE_PAGES),
        )
    return CourseLesson(title, question, f"{page}?{address.query}")


def _check_text(number: int, field: str, text: object) -> None:
    """Raise CourseError for a field that is no text, is empty, or is too long."""
    if not isinstance(text, str):
        raise CourseError(
            "Lesson {number}: {field} is not a text; write it in quotes.",
            number=number,
            field=field,
        )
    if not text and field != "question":
        raise CourseError("Lesson {number}: {field} is empty.", number=number, field=field)
    most = MOST_LINK if field == "link" else MOST_LETTERS
    if len(text) > most:
        raise CourseError(
            "Lesson {number}: {field} has {count} characters; at most {most} are allowed.",
            number=number,
            field=field,
            count=len(text),
            most=most,
        )


def write_course(course: Course) -> str:
    """Write a course as TOML that `read_course` reads back."""
    return "\n\n".join(map(_table, course)) + "\n"


def _table(lesson: CourseLesson) -> str:
    # A string of JSON is one of TOML, but for the one sign that only TOML forbids.
    texts = {name: json.dumps(text, ensure_ascii=False) for name, text in vars(lesson).items()}
    lines = [f"{name} = {text}" for name, text in texts.items()]
    return "\n".join(["[[lessons]]", *lines]).replace("\x7f", r"\u007f")


def pack_course(course: Course) -> str:
    """Pack a course into a text for a link."""
    packed = zlib.compress(write_course(course).encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def unpack_course(text: str) -> list[CourseLesson]:
    """Unpack a course of a link. Raises CourseError for what `pack_course` has not made."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(packed, MOST_BYTES + 1).decode()
    except (binascii.Error, zlib.error, ValueError) as error:
        raise CourseError("This link contains no course.") from error
    return read_course(unpacked)


@dataclass(frozen=True)
class PackedCourse:
    """A course in a link, as a kind of setting; none is an empty one."""

    def read(self, text: str) -> Course:
        """Read a course. Raises CourseError, a ValueError, for other texts."""
        return unpack_course(text)

    def write(self, course: Course) -> str:
        """Write a course so that reading it gives the same course."""
        return pack_course(course) if course else ""

    def allowed(self, t: Translate) -> str:
        """Say what is allowed."""
        return t("the course of a link from Home")
