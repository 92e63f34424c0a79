"""The tables in which pairs are searched for: DuckDB's, in memory or in a scratch folder."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow

from according.link.blocking.keys import Story, close_stems
from according.link.blocking.steps import NEVER, WINDOW, query

MEMORY = "1GB"
"""Beyond it DuckDB puts what it works on into the scratch folder."""
_THREADS = 2
_TABLES = """
CREATE TABLE term (term BIGINT, document BIGINT, weight BIGINT, day BIGINT, bucket BIGINT);
CREATE TABLE event (event BIGINT, document BIGINT, stem BIGINT, type BIGINT);
CREATE TABLE fresh (document BIGINT);
CREATE TABLE close (one BIGINT, other BIGINT);
"""
_ROWS = 100_000


class Blocks:
    """Finds the events that are worth comparing with those of new reports."""

    def __init__(self, scratch: Path | None = None, close: Sequence[tuple[int, int]] | None = None):
        """Make empty tables.

        Args:
            scratch: a folder for what does not fit into memory; none: it has to.
            close: stems that mean much the same, each pair in both orders; none: those of the
                table that ships with According.
        """
        settings: dict[str, Any] = {"memory_limit": MEMORY, "threads": _THREADS}
        settings["temp_directory"] = str(scratch) if scratch else ""
        self._connection = duckdb.connect(":memory:", config=settings)
        self._connection.execute(_TABLES)
        self._insert("close", close_stems() if close is None else close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def add(self, stories: Iterable[Story]) -> None:
        """Add reports that are to be found."""
        terms, events = [], []
        for one in stories:
            when = (one.day, NEVER if one.day is None else one.day // WINDOW)
            terms += [(term, one.document, weight, *when) for term, weight in one.terms]
            events += [(e.event, one.document, e.stem, e.type) for e in one.events]
            if len(terms) + len(events) > _ROWS:
                self._insert("term", terms)
                self._insert("event", events)
                terms, events = [], []
        self._insert("term", terms)
        self._insert("event", events)

    def pairs(self, documents: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the keys of events to compare: one of a new report with one of any, or its own.

        Args:
            documents: keys of the new reports, which have been added.

        Yields:
            The lesser and the greater key, those of the same two reports one after the other.
        """
        self._connection.execute("DELETE FROM fresh")
        self._insert("fresh", [(document,) for document in documents])
        found = self._connection.execute(query("event_pair", "report, other_report, one, other"))
        while rows := found.fetchmany(_ROWS):
            for _, _, one, other in rows:
                yield one, other

    def story_pairs(self, documents: Sequence[int]) -> list[tuple[int, int]]:
        """Return the keys of reports that may be of one story with new ones, the lesser first."""
        self._connection.execute("DELETE FROM fresh")
        self._insert("fresh", [(document,) for document in documents])
        found = self._connection.execute(query("compared", "one, other")).fetchall()
        return [(one, other) for one, other in found if one != other]

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        names = [row[0] for row in self._connection.execute(f"DESCRIBE {table}").fetchall()]
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
        types = [(name, pyarrow.int64()) for name in names]
        arrow = pyarrow.table(columns, schema=pyarrow.schema(types))
        self._connection.register("incoming", arrow)
        self._connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
        self._connection.unregister("incoming")
