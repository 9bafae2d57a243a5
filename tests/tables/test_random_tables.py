"""Tables made at random: read as they were written, or refused with a sentence."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import points_of

NUMBERS = st.floats(-1e15, 1e15, allow_nan=False) | st.integers(-(10**6), 10**6).map(float)


def written(points, separator, mark, thousands, codec):
    """Points as a program writes them whose numbers look like this."""

    def cell(value):
        if not thousands or "e" in repr(value):
            return repr(value).replace(".", mark)
        whole, _, rest = repr(abs(value)).partition(".")
        sign = "-" if value < 0 else ""
        return sign + f"{int(whole):,}".replace(",", thousands) + (mark + rest if rest else "")

    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(["Größe", "Preis"])
    writer.writerows([cell(a), cell(b)] for a, b in points)
    return stream.getvalue().encode(codec)


def expect_points_or_a_sentence(content):
    try:
        points = points_of(content)
    except ValueError as refusal:
        # One of our own sentences, with all its places filled.
        assert len(str(refusal)) > 20
        assert str(refusal)[0].isupper() or str(refusal)[0] == "“"
        assert "{line}" not in str(refusal)
    else:
        assert len(points) > 1


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=12),
    st.sampled_from(
        [
            (",", ".", ""),
            (";", ",", ""),
            (";", ",", "."),
            (",", ".", ","),
            ("\t", ",", "."),
            ("\t", ".", ","),
            ("|", ".", "'"),
            (";", ",", "\u00a0"),
        ]
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_a_table_is_read_as_it_was_written_or_refused(points, dialect, codec):
    content = written(points, *dialect, codec)
    try:
        found = points_of(content)
    except ValueError as refusal:
        assert "two ways" in str(refusal)
    else:
        assert found == points


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("0123456789.,;\t |-+eE\"'%€$#=xyNA/:\n\r \u00a0"), max_size=120))
def test_a_text_is_read_or_refused_with_a_sentence(text):
    expect_points_or_a_sentence(text.encode())


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused_with_a_sentence(content):
    expect_points_or_a_sentence(content)
