"""The door to an evidence base for those who ask."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from according.base.decisions import StatedDecision
from according.base.decisions import decisions as stated_decisions
from according.base.errors import BaseError
from according.base.questions import actors, claims, find, incidents, named, statements
from according.base.questions.answer import Answer
from according.base.questions.answers import (
    FiledClaim,
    FiledStatement,
    Found,
    NamedActor,
    Report,
)
from according.base.questions.claims import Claims
from according.base.questions.cursors import cursor
from according.base.questions.facets import Faceted, Facets, facets
from according.base.questions.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    ReportFilter,
    StatementFilter,
)
from according.base.questions.incidents import FiledIncident, IncidentFilter, Incidents
from according.base.questions.inventory import Inventory, inventory
from according.base.questions.near import kilometres
from according.base.questions.reports import REPORT, report_of
from according.base.questions.sql import rows
from according.base.questions.telling import Told, telling
from according.base.questions.timeline import Day, Open, days, reasons
from according.base.questions.vocabulary import Vocabulary
from according.base.questions.wanted import filter_of
from according.base.records import unpacked
from according.base.store import Store
from according.model import Claim, Reading


class Selected(msgspec.Struct, frozen=True, kw_only=True):
    """A reading with those of its claims that were asked for."""

    report: Report
    reading: Reading
    claims: tuple[Claim, ...]
    """In the order of the reading."""
    verdicts: Mapping[str, str]
    """Id of a claim to what people decided on it; claims without a decision are left out."""


_ORDERS: Mapping[type, Mapping[Any, Any]] = {
    ClaimFilter: claims.ORDERS,
    StatementFilter: statements.ORDERS,
    IncidentFilter: incidents.ORDERS,
    ActorFilter: named.ORDERS,
    DocumentFilter: find.ORDERS,
}


class Base:
    """An evidence base, opened for reading. Others may file into it meanwhile.

    Filters are given as one record, as keyword arguments, or as both:
    ``base.claims(actor="Wagner", types=["ASSAULT"], since="2023-03-01")``. An answer is read while
    it is gone through.
    """

    def __init__(self, store: Store):
        self._store = store
        self._connection = store.connection
        self._connection.create_function("kilometres", 4, kilometres, deterministic=True)
        self._vocabulary = Vocabulary(self._connection)
        self._claims = Claims(self._connection, self._vocabulary)
        self._incidents = Incidents(self._connection)

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open a base for reading; nothing in it is changed.

        Raises:
            BaseError: there is no such base, it is not one, or it has another layout.
        """
        return cls(Store.open(Path(path)))

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for questions in SQL; it cannot write."""
        return self._connection

    @property
    def is_linked(self) -> bool:
        """Whether who is who across reports is known."""
        return actors.is_linked(self._connection)

    def close(self) -> None:
        """Close the base."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def claims(self, filter_: ClaimFilter | None = None, **wanted: Any) -> Answer[FiledClaim]:
        """Return the claims asked for: fields of `ClaimFilter`.

        Raises:
            BaseError: a filter that there is none of, or a value that it cannot have.
        """
        asked = filter_of(ClaimFilter, filter_, wanted)
        return self._claims.answer(asked)

    def statements(
        self, filter_: StatementFilter | None = None, **wanted: Any
    ) -> Answer[FiledStatement]:
        """Return the statements asked for: fields of `StatementFilter`.

        Raises:
            BaseError: a filter that there is none of, or a value that it cannot have.
        """
        asked = filter_of(StatementFilter, filter_, wanted)
        return statements.statements(self._connection, self._vocabulary, asked)

    def actors(self, filter_: ActorFilter | None = None, **wanted: Any) -> Answer[NamedActor]:
        """Return the actors asked for: fields of `ActorFilter`.

        Raises:
            BaseError: a filter that there is none of, or a value that it cannot have.
        """
        asked = filter_of(ActorFilter, filter_, wanted)
        if asked.named and self.is_linked:
            return named.named(self._connection, self._vocabulary, asked)
        return actors.actors(self._connection, self._vocabulary, asked)

    def incidents(
        self, filter_: IncidentFilter | None = None, **wanted: Any
    ) -> Answer[FiledIncident]:
        """Return the incidents asked for: fields of `IncidentFilter`; `link_base` makes them.

        Raises:
            BaseError: a filter that there is none of, or a value that it cannot have.
        """
        return self._incidents.answer(filter_of(IncidentFilter, filter_, wanted))

    def incident(self, id_: str) -> FiledIncident:
        """Return an incident.

        Args:
            id_: its id, a beginning that no other's has, or an id that it had before an earlier
                report or another incident joined it.

        Raises:
            BaseError: there is none, or there are several.
        """
        return self._incidents.one(id_)

    def find(
        self,
        words: str,
        filter_: ReportFilter | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        **wanted: Any,
    ) -> Answer[Found]:
        """Return the reports that hold words, the best first, each with a snippet.

        Args:
            words: plain words, all of which are to stand in the report, or FTS5's language.
            filter_: which reports.
            limit: at most so many; none: all.
            offset: leave out so many of the first.
            wanted: fields of `ReportFilter`.

        Raises:
            BaseError: a malformed query, a filter that there is none of, or a value that it
                cannot have.
        """
        asked = filter_of(ReportFilter, filter_, {**wanted, "words": words})
        return find.find(self._connection, self._vocabulary, asked, limit=limit, offset=offset)

    def documents(self, filter_: ReportFilter | None = None, **wanted: Any) -> Answer[Report]:
        """Return the reports asked for: fields of `DocumentFilter`.

        Raises:
            BaseError: a filter that there is none of, or a value that it cannot have.
        """
        asked = filter_of(DocumentFilter, filter_, wanted)
        return find.documents(self._connection, self._vocabulary, asked)

    def facets(self, filter_: Faceted) -> Facets:
        """Return what there is among the records that a filter asks for, with how many have it.

        Raises:
            BaseError: a value that the filter cannot have.
        """
        return facets(self._connection, self._vocabulary, self._claims, filter_)

    def incidents_of(self, claims: Iterable[FiledClaim]) -> Mapping[int, Told]:
        """Return the incident that each of some claims tells of, by the claim's key."""
        return telling(self._connection, (one.claim.key for one in claims))

    @staticmethod
    def next_page(filter_: Faceted, last: Any) -> str:
        """Return the cursor with which the page after a record begins: a filter's ``after``.

        Args:
            filter_: by which the record was found.
            last: the last record of a page.
        """
        for type_, orders in _ORDERS.items():
            if isinstance(filter_, type_):
                return cursor(filter_.order, orders[filter_.order], last)
        raise TypeError(f"{type(filter_).__name__} has no pages")

    def decisions(self) -> tuple[StatedDecision, ...]:
        """Return what people decided, by its time, with what has become of each decision."""
        return stated_decisions(self._connection)

    def count(self, filter_: ReportFilter | None = None, **wanted: Any) -> int:
        """Return how many there are of what a filter's type asks for; without one, of reports.

        Raises:
            BaseError: a filter that there is none of, or a value that it cannot have.
        """
        if isinstance(filter_, ClaimFilter):
            return self.claims(filter_, **wanted).count()
        if isinstance(filter_, StatementFilter):
            return self.statements(filter_, **wanted).count()
        if isinstance(filter_, ActorFilter):
            return self.actors(filter_, **wanted).count()
        return self.documents(filter_, **wanted).count()

    def document_key(self, document_id: str) -> int:
        """Return the key of a document.

        Args:
            document_id: its id, or a beginning that no other's has.

        Raises:
            BaseError: there is none, or there are several.
        """
        exact = self._connection.execute("SELECT key FROM document WHERE id = ?", (document_id,))
        found = exact.fetchone()
        if found is not None:
            return int(found[0])
        begins = self._connection.execute(
            "SELECT id, key FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 5",
            (document_id, document_id + "\U0010ffff"),
        ).fetchall()
        if len(begins) == 1:
            return int(begins[0][1])
        if not begins:
            raise BaseError(f"{self.path} has no document {document_id!r}; see: according find")
        some = ", ".join(id_ for id_, _ in begins)
        raise BaseError(f"several documents begin with {document_id!r}: {some}; give more of it")

    def report(self, document_id: str) -> Report:
        """Return the head of a document.

        Raises:
            BaseError: there is no such document, or several begin so.
        """
        key = self.document_key(document_id)
        asked = f"SELECT {REPORT} FROM document WHERE document.key = ?"
        return report_of(self._connection.execute(asked, (key,)).fetchone())

    def reading(self, document_id: str) -> Reading:
        """Return all that was read in a document, as the reader made it.

        Args:
            document_id: its id, or a beginning that no other's has.

        Raises:
            BaseError: there is no such document, several begin so, or its reading is damaged.
        """
        return self._reading(self.document_key(document_id))

    def readings(self, filter_: ReportFilter | None = None, **wanted: Any) -> Iterator[Reading]:
        """Yield the readings of the reports asked for in the order of filing, one at a time.

        Raises:
            BaseError: a filter or value that there is none of, or a reading is damaged.
        """
        asked = filter_of(ReportFilter, filter_, wanted)
        part = find.keys(self._vocabulary, asked)
        for (key,) in rows(self._connection, part):
            yield self._reading(key)

    def selected(self, filter_: ClaimFilter | None = None, **wanted: Any) -> Iterator[Selected]:
        """Yield each report that has claims asked for, with them, in the order of filing.

        One reading is held at a time. Limit and offset count claims in the filter's order.

        Raises:
            BaseError: a filter or value that there is none of, or a reading is damaged.
        """
        asked = filter_of(ClaimFilter, filter_, wanted)
        for key, ids in self._claims.selected(asked):
            reading = self._reading(key)
            yield Selected(
                report=self.report(reading.id),
                reading=reading,
                claims=tuple(claim for claim in reading.claims if claim.id in ids),
                verdicts={id_: verdict for id_, verdict in ids.items() if verdict},
            )

    def days(self, filter_: ClaimFilter) -> Iterator[Day]:
        """Yield the days on which the claims asked for happened, with how many on each."""
        return days(self._connection, self._claims.asked(filter_))

    def open_times(self, filter_: ClaimFilter) -> Iterator[Open]:
        """Yield why claims asked for have no time, with how many for each reason."""
        return reasons(self._connection, self._claims.asked(filter_))

    def inventory(self) -> Inventory:
        """Tell what is in the base."""
        return inventory(self._connection)

    def _reading(self, key: int) -> Reading:
        id_, text, record = self._connection.execute(
            "SELECT document.id, document.text, reading.record FROM document"
            " JOIN reading ON reading.document = document.key AND reading.current = 1"
            " WHERE document.key = ?",
            (key,),
        ).fetchone()
        try:
            return unpacked(record, text)
        except (zlib.error, msgspec.MsgspecError) as error:
            raise BaseError(
                f"the reading of {id_} in {self.path} is damaged ({error});"
                f" see: according verify {self.path}"
            ) from error
