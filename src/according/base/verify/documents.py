"""A stretch of documents: texts, readings, and the rows that are made of them."""

import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from according.base.copies import Fingerprint, fingerprint, own_text, read_text_of, runs_of, shared
from according.base.records import document_row, project, recorded, text_sha256
from according.base.records.keys import PER_DOCUMENT
from according.base.records.reports import sha256
from according.base.records.rows import DocumentRow
from according.base.verify.faults import BACKUP, REREAD, Fault, Findings
from according.base.verify.spans import spans_of
from according.base.verify.tables import (
    TABLES,
    Rows,
    differing,
    made,
    names,
    stored,
    wrong_words,
)
from according.model import Reading

_REMADE = f"make the rows anew from the reading: {REREAD}, or {BACKUP}"
_COLUMNS = DocumentRow.__struct_fields__


def check_documents(connection: sqlite3.Connection, first: int, beyond: int) -> Findings:
    """Check the documents of a stretch, in one state of the base.

    Args:
        connection: to the base, in a transaction.
        first: the least key; rows of lesser keys are not looked at.
        beyond: the least key that is not looked at.
    """
    stretch = max(first * PER_DOCUMENT, -(2**63)), min(beyond * PER_DOCUMENT, 2**63 - 1)
    worker = _Stretch(stored(connection, stretch), names(connection, stretch))
    listed = ", ".join(f'"{name}"' for name in _COLUMNS)
    within = (first, beyond)
    documents = connection.execute(
        f"SELECT {listed} FROM document WHERE key >= ? AND key < ? ORDER BY key", within
    ).fetchall()
    for row in documents:
        worker.check(connection, DocumentRow(**dict(zip(_COLUMNS, row, strict=True))))
    worker.strays({row[0] for row in documents})
    return Findings(
        tuple(worker.faults),
        documents=len(documents),
        records=worker.records,
        spans=worker.spans,
        fingerprints=worker.fingerprints,
    )


class _Stretch:
    def __init__(self, rows: dict[int, dict[str, Rows]], known: dict[int, set[tuple[int, str]]]):
        self._rows, self._names = rows, known
        self.faults: list[Fault] = []
        self.records = self.spans = 0
        self.fingerprints: dict[int, tuple[int, int]] = {}

    def check(self, connection: sqlite3.Connection, document: DocumentRow) -> None:
        """Check one document."""
        text_holds = text_sha256(document.text) == document.text_sha256
        current, found = None, False
        readings = connection.execute(
            "SELECT key, current, record, sha256 FROM reading WHERE document = ?", (document.key,)
        ).fetchall()
        for key, is_current, record, hash_ in readings:
            reading = self._reading(document, key, record, hash_, text_holds=text_holds)
            if is_current:
                current, found = reading, True
        if not found:
            self._off(document, "reading", "it has no current reading", REREAD)
        if current is not None:
            text_holds = self._head(document, current, text_holds=text_holds)
        elif not text_holds:
            self._changed_text(document)
        if text_holds:
            self._records(document, current)
            if current is not None:
                own = fingerprint(current)
                self.fingerprints[document.key] = len(own.hashes), summed(own)
                self._copies(connection, document, current)

    def strays(self, known: set[int]) -> None:
        """Tell rows of documents that are not there."""
        for key in sorted({*self._rows, *self._names} - known):
            count = sum(map(len, self._rows[key].values())) + len(self._names[key])
            self._told(
                "reference", f"document {key}", f"it is not there, and {count} rows of records are "
                "of it", BACKUP, ("document", key),
            )  # fmt: skip

    def _reading(
        self, document: DocumentRow, key: int, record: bytes, hash_: str, *, text_holds: bool
    ) -> Reading | None:
        """Return a stored reading if nothing is off in it."""
        name, subject = f"{document.id}, reading {key}", ("reading", key)
        try:
            raw = recorded(record)
            if sha256(raw) != hash_:
                raise ValueError("its hash is not the one that was stored with it")
            reading = msgspec.structs.replace(
                msgspec.json.decode(raw, type=Reading), text=document.text
            )
        except (zlib.error, ValueError) as error:
            self._told("reading", name, f"it was changed: {error}", f"{BACKUP}", subject)
            return None
        if text_holds:
            for record_name, span in spans_of(reading):
                self.spans += 1
                if not span.fits(document.text):
                    what = f"the span {tuple(span)} of {record_name} is not inside the text"
                    self._told("span", name, what, REREAD, subject)
                    return None
        return reading

    def _head(self, document: DocumentRow, reading: Reading, *, text_holds: bool) -> bool:
        """Hold a document's row against its reading; tell whether its text is as it was."""
        wanted = document_row(document.key, reading)
        off = [each for each in _COLUMNS if getattr(document, each) != getattr(wanted, each)]
        if not text_holds and "content" in off:
            self._changed_text(document)
            return False
        if off:
            what = f"its {', '.join(off)} is not what its reading was made of"
            self._off(document, "text" if "content" in off else "row", what, BACKUP)
        return "content" not in off

    def _changed_text(self, document: DocumentRow) -> None:
        what = "the text is not the one that was filed: its hash is another"
        self._off(document, "text", what, BACKUP)

    def _records(self, document: DocumentRow, reading: Reading | None) -> None:
        rows = self._rows[document.key]
        projection = None
        if reading is not None:
            try:
                projection = project(document.key, reading)
            except (KeyError, ValueError) as error:
                what = f"rows cannot be made of its reading: {type(error).__name__}: {error}"
                self._off(document, "reading", what, REREAD)
        for table in TABLES:
            self.records += len(rows[table])
            wrong = dict(self._words(table, rows[table], document.text))
            differences = dict(self._rows_off(table, rows[table], made(projection, table))) \
                if projection is not None else {}  # fmt: skip
            for key, what in {**differences, **wrong}.items():
                check = "words" if key in wrong else "row"
                self._told(check, _name(document, table, key), what, _REMADE, (table, *key))
        if projection is not None:
            kept, wanted = self._names[document.key], set(projection.names)
            for actor in sorted({actor for actor, _ in kept ^ wanted}):
                name = f"{document.id}/a{actor % PER_DOCUMENT}"
                what = "its names in the table of names are not those of the reading"
                # A lost actor takes its names along, and a lost name those who bear it.
                self._told("row", name, what, _REMADE, ("actor_name", actor))

    def _words(self, table: str, rows: Rows, text: str) -> Iterator[tuple[Any, str]]:
        for key, row in rows.items():
            try:
                what = wrong_words(table, row, text)
            except (TypeError, ValueError) as error:
                what = f"its spans are no JSON of spans: {error}"
            self.spans += 1
            if what is not None:
                yield key, what

    def _rows_off(self, table: str, rows: Rows, wanted: Rows) -> Iterator[tuple[Any, str]]:
        if rows == wanted:
            return
        for key in rows.keys() | wanted.keys():
            if key not in rows:
                yield key, "the reading has it, and the table has not"
            elif key not in wanted:
                yield key, "the table has it, and the reading has not"
            elif rows[key] != wanted[key]:
                off = ", ".join(differing(table, rows[key], wanted[key]))
                yield key, f"its {off} is not what the reading says"

    def _copies(
        self, connection: sqlite3.Connection, document: DocumentRow, reading: Reading
    ) -> None:
        rows = connection.execute(
            "SELECT of, kind, shared, text, text_sha256 FROM copy"
            " LEFT JOIN document ON document.key = of WHERE copy.document = ?",
            (document.key,),
        )
        for of, kind, share, text, hash_ in rows:
            if text is None:
                continue
            self.records += 1
            alike = hash_ == document.text_sha256
            if kind == "near":
                other = runs_of(own_text(connection, of))
                alike = round(shared(runs_of(read_text_of(reading)), other), 3) == share
            if not alike or of >= document.key:
                what = f"it is not the {kind} copy of document {of} that it is said to be"
                follows = (("document", of),)
                self._told("copy", document.id, what, BACKUP, ("copy", document.key, of), follows)

    def _off(self, document: DocumentRow, check: Any, what: str, remedy: str) -> None:
        self._told(check, document.id, what, remedy, ("document", document.key))

    def _told(
        self,
        check: Any,
        record: str,
        what: str,
        remedy: str,
        subject: tuple[str | int, ...],
        follows: tuple[tuple[str | int, ...], ...] = (),
    ) -> None:
        self.faults.append(
            Fault(
                check=check,
                record=record,
                what=what,
                remedy=remedy,
                subject=subject,
                follows=follows,
            )
        )


def summed(own: Fingerprint) -> int:
    """Return the sum of a text's hashes, each without its last 20 bits so that it fits SQLite's."""
    return sum(each >> 20 for each in set(own.hashes))


def _name(document: DocumentRow, table: str, key: tuple[Any, ...]) -> str:
    if table == "party":
        return f"{document.id}/e{key[0] % PER_DOCUMENT}, {key[1]} {key[2] + 1}"
    letter = {"count": "n", "link": "c"}.get(table, table[0])
    name = f"{document.id}/{letter}{key[0] % PER_DOCUMENT}"
    return f"{name}, link {key[1]}" if table == "link" else name
