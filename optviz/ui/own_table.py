"""A reader's own file: chosen, shown beside how it was read, and read otherwise on demand."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from optviz.i18n import Translate
from optviz.tables import (
    Points,
    Table,
    first_rows,
    how_it_was_read,
    possible_columns,
    read_table,
    take_points,
    usual_columns,
)
from optviz.ui.controls import Controls


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a file: columns with these names, the last one y, or labels.

    At most `at_most` rows of numbers that are at most `largest`.
    """

    names: tuple[str, ...]
    labeled: bool
    at_most: int
    largest: float


@dataclass
class _Reading:
    """What is shown of a file: its columns, how it was read, its first rows; or what is wrong."""

    language: str
    columns: tuple[str, ...] = ()
    offered: tuple[Sequence[int], ...] = ()
    report: Sequence[tuple[str, str]] = ()
    rows: Sequence[tuple[int, list[str], list[float]]] = ()
    has_dates: bool = False
    problem: str = ""


def upload_table(
    controls: Controls, key: str, wanted: Wanted, use: Callable[[Points], None]
) -> None:
    """Take points from a file, and give them to `use`, in a callback, whenever they change.

    What is wrong with the file is said until another one comes, or it is read in another way.
    """
    upload = _Upload(controls, key, wanted, use)
    # Files of all kinds: what is no table is refused with the way out.
    label = controls.t("A file of columns: CSV or text")
    st.file_uploader(label, key=key, on_change=upload.begin)
    if st.session_state.get(key) is not None:
        if st.session_state[f"{key}-reading"].language != controls.language:
            upload.read()  # so that all is said in the language of the page
        upload.show()


def refusal_key(page: str) -> str:
    """The key in the session's state of why a file was not used on a page: lines of text."""
    return f"{page}:refused-file"


class _Upload:
    """A file, and the choices of how to read it, in the session's state under a key."""

    def __init__(
        self, controls: Controls, key: str, wanted: Wanted, use: Callable[[Points], None]
    ) -> None:
        self.t, self.language = controls.t, controls.language
        self.key, self.wanted, self.use = key, wanted, use
        self.refusal = refusal_key(controls.page)

    def begin(self) -> None:
        """Read a file that has just come, as it looks."""
        for key in [key for key in st.session_state if str(key).startswith(f"{self.key}-")]:
            del st.session_state[key]
        self.read()

    def read(self) -> None:
        """Read the file as it was chosen to be read."""
        st.session_state.pop(self.refusal, None)
        file = st.session_state.get(self.key)
        if file is None:
            return
        reading = st.session_state[f"{self.key}-reading"] = _Reading(self.language)
        chosen = {name: st.session_state.get(f"{self.key}-{name}") for name in ("mark", "order")}
        try:
            table = read_table(
                file.getvalue(),
                self.t,
                mark={"point": ".", "comma": ","}.get(chosen["mark"]),
                day_first={"day": True, "month": False}.get(chosen["order"]),
            )
            self._take(table, reading)
        except ValueError as problem:
            reading.problem = str(problem)
            st.session_state[self.refusal] = [str(problem)]

    def _take(self, table: Table, reading: _Reading) -> None:
        wanted, t = self.wanted, self.t
        reading.columns = tuple(column.name[:60] for column in table.columns)
        reading.has_dates = any(column.kind == "date" for column in table.columns)
        usual = usual_columns(table, t, labeled=wanted.labeled, inputs=len(wanted.names) - 1)
        inputs = possible_columns(table, labeled=False)
        outputs = possible_columns(table, labeled=True) if wanted.labeled else inputs
        reading.offered = (*[inputs] * (len(wanted.names) - 1), outputs)
        places = []
        for name, offered, place in zip(wanted.names, reading.offered, usual, strict=True):
            chosen = st.session_state.get(f"{self.key}-{name}")
            places.append(chosen if chosen in offered else place)
            st.session_state[f"{self.key}-{name}"] = places[-1]
        points = take_points(
            table,
            places,
            t,
            labeled=wanted.labeled,
            at_most=wanted.at_most,
            largest=wanted.largest,
        )
        reading.report = how_it_was_read(table, places, points, t)
        reading.rows = first_rows(table, places, points)
        self.use(points)

    def show(self) -> None:
        """Show how the file was read, and the switches to read it otherwise."""
        reading: _Reading = st.session_state[f"{self.key}-reading"]
        if reading.problem:
            # Plain text: markdown would turn a stranger's words into links and images.
            st.error(self.t("The file was not used."))
            st.text(reading.problem)
        self._switches(reading)
        if reading.rows:
            st.html(_first_rows(reading, self.wanted.names, self.t))
            st.html(_table((), reading.report))

    def _switches(self, reading: _Reading) -> None:
        t = self.t
        if any(len(offered) > 1 for offered in reading.offered) and len(reading.columns) > 2:
            with st.grid(2, gap="small", min_column_width=110):
                for name, offered in zip(self.wanted.names, reading.offered, strict=True):
                    st.selectbox(
                        name,
                        offered,
                        key=f"{self.key}-{name}",
                        format_func=lambda place: reading.columns[place],
                        on_change=self.read,
                    )
        marks = {"auto": t("as it looks"), "point": t("point"), "comma": t("comma")}
        orders = {"auto": t("as it looks"), "day": t("day first"), "month": t("month first")}
        with st.grid(2, gap="small", min_column_width=110):
            self._switch("mark", t("Decimal mark"), marks)
            if reading.has_dates:
                self._switch("order", t("Order of dates"), orders)

    def _switch(self, name: str, label: str, options: dict[str, str]) -> None:
        # Reported are the words that are shown: each language needs a widget of its own.
        kept, key = f"{self.key}-{name}", f"{self.key}-{name}:{self.language}"
        if key not in st.session_state:
            st.session_state[key] = st.session_state.get(kept, "auto")

        def turn() -> None:
            # Where a new file has taken the choice away, Streamlit reports that as a change too.
            if key in st.session_state:
                st.session_state[kept] = st.session_state[key]
                self.read()

        st.selectbox(label, list(options), key=key, format_func=options.get, on_change=turn)


def _first_rows(reading: _Reading, names: Sequence[str], t: Translate) -> str:
    """The first rows, as written and as read, as a table in HTML."""
    written = [t("{name} as written").format(name=name) for name in names]
    rows = [
        [str(line), *cells, *(f"{value:.10g}".replace("-", "−") for value in values)]
        for line, cells, values in reading.rows
    ]
    return _table([t("Line"), *written, *names], rows)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A small table in HTML, scrolled where it is too wide; a stranger's words stay words."""
    lines = [("th", header)] if header else []
    lines += [("td", row) for row in rows]
    text = "".join(
        f"<tr>{''.join(f'<{cell}>{html.escape(word)}</{cell}>' for word in row)}</tr>"
        for cell, row in lines
    )
    return (
        "<style>.own-table { overflow-x: auto; font-size: 0.85rem; }"
        " .own-table :is(th, td) { padding: 0.15rem 0.5rem 0.15rem 0; text-align: left; }"
        f'</style><div class="own-table" tabindex="0"><table>{text}</table></div>'
    )
