"""A teacher's own course: read, written, packed into a link; what cannot be one is refused."""

import base64
import zlib

import pytest

from optviz.settings.course import (
    MOST_BYTES,
    MOST_LESSONS,
    CourseError,
    CourseLesson,
    pack_course,
    read_course,
    unpack_course,
    write_course,
)

COURSE = [
    CourseLesson("A ravine", "Why not a larger rate?", "race?optimizers=adam&step=3"),
    CourseLesson('“Zitat” "und" \\ 中文', "", "curve?gradient_descent.learning_rate=1.1"),
    CourseLesson("\x7f\t", "a\nb", "fit?"),
]


def toml(**given):
    entry = {"title": "A", "question": "B", "link": "race?step=3", **given}
    return "[[lessons]]\n" + "\n".join(f"{name} = {text!r}" for name, text in entry.items())


def test_a_course_survives_its_file_and_its_link():
    assert read_course(write_course(COURSE)) == COURSE
    assert unpack_course(pack_course(COURSE)) == COURSE


@pytest.mark.parametrize(
    ("link", "read"),
    [
        ("http://school.example/base/curve?step=3", "curve?step=3"),
        ("http://127.0.0.1:8501/?optimizers=adam", "race?optimizers=adam"),
        ("/fit?surface=line_fit", "fit?surface=line_fit"),
    ],
)
def test_of_an_address_the_page_and_the_settings_are_taken(link, read):
    assert read_course(toml(link=link))[0].link == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[lessons", "not a TOML file: line 1 cannot be read"),
        (toml() + "\n\n[[lessons]]\ntitle = A", "not a TOML file: line 7 cannot be read"),
        ("a = " + "[" * 5000, "not a TOML file"),
        ("", "1 to"),
        ("lessons = 3", "1 to"),
        ("lessons = [3]", "Lesson 1 has no title; write it as title ="),
        ("[[lessons]]\ntitle = 3", "Lesson 1: title is not a text"),
        ("[[lessons]]\ntitle = 'A'", "Lesson 1 has no question; write it as question ="),
        (toml() + "\n\n[[lessons]]\ntitle = 'A'\nquestion = ''", "Lesson 2 has no link"),
        (
            toml(titel="A"),
            "Lesson 1: titel is not a field of a lesson; the fields are title, question",
        ),
        (toml(title=""), "Lesson 1: title is empty"),
        (toml(link=""), "Lesson 1: link is empty"),
        (
            toml(question="a" * 201),
            "Lesson 1: question has 201 characters; at most 200 are allowed",
        ),
        (
            toml(link="race?" + "a" * 9000),
            "Lesson 1: link has 9005 characters; at most 8000 are allowed",
        ),
        (toml(link="javascript:alert(1)"), r"link leads to the page alert\(1\), which does not"),
        (toml(link="http://elsewhere/evil?x=1"), "Lesson 1: link leads to the page evil, which"),
        (toml(link="http://[bad"), "Lesson 1: link is not the link of a view"),
        ("\n".join([toml()] * (MOST_LESSONS + 1)), "1 to"),
        ("#" * (MOST_BYTES + 1), "larger"),
    ],
)
def test_what_is_no_course_is_refused_with_a_sentence(text, said):
    with pytest.raises(CourseError, match=said):
        read_course(text)


def test_a_link_that_holds_no_course_or_too_much_is_refused():
    bomb = zlib.compress(b"#" * 50_000_000, 9)
    for text in ("", "!", "abcd", "ä", base64.urlsafe_b64encode(bomb).decode()):
        with pytest.raises(CourseError):
            unpack_course(text)
