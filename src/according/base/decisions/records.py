"""The records that decisions are on: named by a person, and found again by their words."""

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from according.base.errors import BaseError
from according.base.records.keys import range_of
from according.model import DecidedRecord, RecordKind, Span

KINDS: dict[str, RecordKind] = {
    "s": "statement",
    "a": "actor",
    "r": "relation",
    "e": "event",
    "t": "time",
    "p": "place",
    "n": "count",
    "c": "claim",
}
"""The kind of a record by the letter of its id."""
_HINTS: dict[RecordKind, str] = {
    "claim": "type || ' ' || coalesce(speaker, '')",
    "event": "type",
    "statement": "act || ' ' || coalesce(speaker_name, '')",
    "actor": "name",
    "relation": "predicate || ' ' || (SELECT name FROM actor WHERE actor.key = subject)"
    " || ' ' || (SELECT name FROM actor WHERE actor.key = object)",
    "time": "NULL",
    "place": "name",
    "count": "what",
}
"""What tells records of the same words apart, in SQL over the columns of the kind's table."""
_LEAST_ALIKE = 0.5
"""Dice's coefficient of the characters of two spans: below it they are more apart than together."""


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it is in the base now."""

    document: str
    """Id of its report."""
    kind: RecordKind
    key: int
    id: str
    """Within its report: ``c5``."""
    spans: tuple[Span, ...]
    """Its words; of an actor all mentions, the first the first."""
    hint: str | None
    type: str | None = None
    """Of a claim or event."""

    @property
    def name(self) -> str:
        """How people name it: the report's id, a slash, the record's id."""
        return f"{self.document}/{self.id}"

    @property
    def span(self) -> Span:
        """Where it stands; 0 and 0 where it has no words."""
        return self.spans[0] if self.spans else Span(0, 0)


class Attachment(msgspec.Struct, frozen=True):
    """What a decision's record is now."""

    record: Current | None
    reason: str | None = None
    """Why there is none."""


def named(connection: sqlite3.Connection, name: str) -> tuple[Current, DecidedRecord]:
    """Return the record that a person names, and what a decision keeps of it.

    Args:
        connection: to the base.
        name: the report's id or a beginning that no other's has, a slash, the record's id.

    Raises:
        BaseError: there is no such record, or several reports begin so.
    """
    document_id, slash, id_ = name.rpartition("/")
    kind = KINDS.get(id_[:1])
    if not slash or kind is None or not id_[1:].isdigit():
        raise BaseError(
            f"{name!r} names no record; write the report's id, a slash and the record's: a1b2c3/c5"
        )
    key, document, text = _document(connection, document_id)
    found = next((one for one in _all(connection, key, document, kind) if one.id == id_), None)
    if found is None:
        raise BaseError(f"the report {document} has no {kind} {id_}; see: according show")
    return found, DecidedRecord(
        document=document,
        kind=kind,
        start=found.span.start,
        end=found.span.end,
        words=found.span.of(text),
        hint=found.hint,
    )


def attach(connection: sqlite3.Connection, decided: DecidedRecord) -> Attachment:
    """Find the record that a decision is on, whatever has been read anew since.

    It is the one of the same span and hint; else the one of its kind whose words overlap most
    (Dice's coefficient of the characters at least 0.5), the same hint first.
    """
    row = connection.execute(
        "SELECT key, text FROM document WHERE id = ?", (decided.document,)
    ).fetchone()
    if row is None:
        return Attachment(None, "its report is not filed")
    key, text = row
    span = Span(decided.start, decided.end)
    if span.of(text) != decided.words:
        return Attachment(None, "its report has another text now")
    found, best = None, (False, 0.0, False)
    for one in _all(connection, key, decided.document, decided.kind):
        exact = one.span == span and one.hint == decided.hint
        rank = (exact, *_alike(decided, one))
        if rank > best:
            found, best = one, rank
    if found is None or not (best[0] or best[1] >= _LEAST_ALIKE):
        return Attachment(None, f"no {decided.kind} is read at its words any more")
    return Attachment(found)


def _alike(decided: DecidedRecord, one: Current) -> tuple[float, bool]:
    """Return how far the words are the same, 0 to 1, and whether the hint is."""
    span = Span(decided.start, decided.end)
    same = one.hint == decided.hint
    if span == Span(0, 0):
        # An actor without words is known by its name alone.
        return float(same and not one.spans), same
    return max((dice(span, each) for each in one.spans), default=0.0), same


def dice(one: Span, other: Span) -> float:
    """Return twice the characters that two spans share over those that they have, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    lengths = (one.end - one.start) + (other.end - other.start)
    return 2 * max(0, shared) / lengths if lengths else 0.0


def _document(connection: sqlite3.Connection, id_: str) -> tuple[int, str, str]:
    exact = connection.execute("SELECT key, id, text FROM document WHERE id = ?", (id_,)).fetchone()
    if exact is not None:
        return int(exact[0]), exact[1], exact[2]
    begins = connection.execute(
        "SELECT key, id, text FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 5",
        (id_, id_ + "\U0010ffff"),
    ).fetchall()
    if len(begins) == 1:
        return int(begins[0][0]), begins[0][1], begins[0][2]
    if not begins:
        raise BaseError(f"there is no report {id_!r}; see: according find")
    some = ", ".join(one[1] for one in begins)
    raise BaseError(f"several reports begin with {id_!r}: {some}; give more of it")


def _all(
    connection: sqlite3.Connection, key: int, document: str, kind: RecordKind
) -> Iterator[Current]:
    mentions = "mentions" if kind == "actor" else "NULL"
    type_ = "type" if kind in ("claim", "event") else "NULL"
    rows = connection.execute(
        f'SELECT key, id, start, "end", {mentions}, {_HINTS[kind]}, {type_} FROM "{kind}"'
        " WHERE key >= ? AND key < ? ORDER BY key",
        range_of(key),
    )
    for number, id_, start, end, several, hint, of_type in rows:
        yield Current(
            document=document,
            kind=kind,
            key=number,
            id=id_,
            spans=_spans(start, end, several),
            hint=hint,
            type=of_type,
        )


def _spans(start: int | None, end: int | None, mentions: str | None) -> tuple[Span, ...]:
    if start is None or end is None:
        return ()
    listed: Sequence[Span] = msgspec.json.decode(mentions, type=list[Span]) if mentions else ()
    return tuple(dict.fromkeys((Span(start, end), *listed)))
