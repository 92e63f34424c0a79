"""The log of decisions: rows are only ever added."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import msgspec

from according.base.decisions.values import checked
from according.base.errors import BaseError
from according.base.records.reports import sha256
from according.base.write import next_key
from according.model import DecidedRecord, Decision, Verdict

_LONGEST = 2**31
"""Characters of any report; what is more SQLite cannot keep as a number."""
_ON_ONE: frozenset[Verdict] = frozenset({"accept", "reject", "amend"})
_ON_SEVERAL: frozenset[Verdict] = frozenset({"merge", "split", "same", "different"})
_ON_TWO: frozenset[Verdict] = frozenset({"same", "different"})
_IN_ONE_REPORT: frozenset[Verdict] = frozenset({"merge", "split"})
_COMPARED = frozenset({"claim", "event", "actor"})


def id_of(decision: Decision) -> str:
    """Return the id of a decision: SHA-256 over all the rest of it."""
    rest = msgspec.structs.replace(decision, id="")
    return sha256(msgspec.json.encode(rest, order="deterministic"))


def with_id(decision: Decision) -> Decision:
    """Return a decision with the id that is its own."""
    return msgspec.structs.replace(decision, id=id_of(decision))


def in_utc(at: str) -> str:
    """Return a time as decisions keep it.

    Raises:
        BaseError: it is no ISO 8601 date and time with its zone.
    """
    try:
        time = datetime.fromisoformat(at)
    except ValueError as error:
        raise BaseError(f"{at!r} is no ISO 8601 time: {error}") from error
    if time.tzinfo is None:
        raise BaseError(f"the time {at!r} has no zone; write it as 2024-05-01T12:00:00+00:00")
    return time.astimezone(UTC).isoformat()


def check(decision: Decision) -> None:
    """Check that a decision says what its verdict needs, and nothing else.

    Raises:
        BaseError: it does not; the message says what is missing.
    """
    verdict, records = decision.verdict, decision.records
    if not all(0 <= one.start <= one.end <= _LONGEST for one in records):
        raise BaseError("the words of a record begin and end where no report has words")
    if not decision.person.strip():
        raise BaseError("a decision needs the name of who decides; give it: --by NAME")
    if in_utc(decision.at) != decision.at:
        raise BaseError(f"the time of a decision is kept in UTC, not as {decision.at!r}")
    if (verdict == "withdraw") != (decision.withdraws is not None):
        raise BaseError("a withdrawal, and nothing else, names the decision it takes back")
    if (verdict == "amend") != (decision.field is not None):
        raise BaseError(
            "amend, and nothing else, names what is amended; give --field F and --value V"
        )
    if verdict != "amend" and decision.value is not None:
        raise BaseError(f"{verdict} has no value")
    _check_records(verdict, records)
    if decision.field is not None:
        kept = checked(records[0].kind, decision.field, decision.value)
        if kept != decision.value:
            raise BaseError(f"the value {decision.value!r} is kept as {kept!r}")


def _check_records(verdict: Verdict, records: tuple[DecidedRecord, ...]) -> None:
    if verdict == "withdraw" and records:
        raise BaseError("a withdrawal is on a decision, not on records")
    if verdict in _ON_ONE and len(records) != 1:
        raise BaseError(f"{verdict} is on one record, not {len(records)}")
    if verdict not in _ON_SEVERAL:
        return
    if len(set(records)) != len(records) or len(records) < len(("this", "other")):
        raise BaseError(f"{verdict} is on two records; give the other: --other ID")
    if verdict in _ON_TWO and len(records) > len(("this", "other")):
        raise BaseError(f"{verdict} is on two records, not {len(records)}")
    kinds = {one.kind for one in records}
    if len(kinds) > 1 or not kinds <= _COMPARED:
        raise BaseError(
            f"{verdict} is on records of one kind, claims, events or actors, not on "
            + " and ".join(sorted(kinds))
        )
    if verdict in _IN_ONE_REPORT and len({one.document for one in records}) > 1:
        other = "same" if verdict == "merge" else "different"
        raise BaseError(f"{verdict} is on records of one report; of two reports say: {other}")


def add(connection: sqlite3.Connection, decision: Decision) -> bool:
    """Add a decision; tell whether it is new. The same decision is never there twice.

    Two people may each take back one decision in bases of their own, which are brought together.

    Raises:
        BaseError: it takes back a decision that is not there, or one that is a withdrawal.
    """
    if connection.execute("SELECT 1 FROM decision WHERE id = ?", (decision.id,)).fetchone():
        return False
    if decision.withdraws is not None:
        _check_withdrawn(connection, decision.withdraws)
    key = next_key(connection, "decision")
    connection.execute(
        "INSERT INTO decision (key, id, at, person, verdict, field, value, why, withdraws)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            decision.id,
            decision.at,
            decision.person,
            decision.verdict,
            decision.field,
            None if decision.field is None else _json(decision.value),
            decision.why,
            decision.withdraws,
        ),
    )
    connection.executemany(
        "INSERT INTO decision_record VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (key, place, one.document, one.kind, one.start, one.end, one.words, one.hint)
            for place, one in enumerate(decision.records)
        ),
    )
    return True


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _check_withdrawn(connection: sqlite3.Connection, id_: str) -> None:
    found = connection.execute("SELECT verdict FROM decision WHERE id = ?", (id_,)).fetchone()
    if found is None:
        raise BaseError(f"there is no decision {id_} to withdraw; see: according decisions")
    if found[0] == "withdraw":
        raise BaseError(f"the decision {id_} is a withdrawal; decide again instead")


def check_is_not_withdrawn(connection: sqlite3.Connection, decision: Decision) -> None:
    """Check that a decision does not take back what has been taken back already.

    Raises:
        BaseError: it does.
    """
    found = connection.execute(
        "SELECT person, at FROM decision WHERE withdraws = ?", (decision.withdraws,)
    ).fetchone()
    if found is not None:
        raise BaseError(
            f"the decision {decision.withdraws} was withdrawn by {found[0]} at {found[1]}"
        )


def find(connection: sqlite3.Connection, begin: str) -> str:
    """Return the id of the decision that begins so.

    Raises:
        BaseError: there is none, or there are several.
    """
    found = connection.execute(
        "SELECT id FROM decision WHERE substr(id, 1, ?) = ? LIMIT 2", (len(begin), begin)
    ).fetchall()
    if len(found) != 1 or not begin:
        many = "several decisions begin" if found else "no decision begins"
        raise BaseError(f"{many} with {begin!r}; see: according decisions")
    return str(found[0][0])


def read(connection: sqlite3.Connection) -> Iterator[Decision]:
    """Yield every decision, in the order in which they came into the base.

    Raises:
        msgspec.MsgspecError: a row is damaged.
    """
    for _, decision in rows(connection):
        yield decision


def rows(connection: sqlite3.Connection) -> Iterator[tuple[int, Decision]]:
    """Yield every decision with its key.

    Raises:
        msgspec.MsgspecError: a row is damaged.
    """
    found = connection.execute(
        "SELECT decision.key, id, at, person, verdict, field, value, why, withdraws,"
        ' document, kind, start, "end", words, hint'
        " FROM decision LEFT JOIN decision_record ON decision_record.decision = decision.key"
        " ORDER BY decision.key, place"
    )
    width = 9
    for head, group in groupby(found, key=lambda row: row[:width]):
        yield head[0], _decision(head[1:], (row[width:] for row in group if row[width] is not None))


def _decision(head: tuple[Any, ...], records: Iterable[tuple[Any, ...]]) -> Decision:
    names = ("id", "at", "person", "verdict", "field", "value", "why", "withdraws")
    told = dict(zip(names, head, strict=True))
    if told["value"] is not None:
        told["value"] = msgspec.json.decode(told["value"])
    fields = DecidedRecord.__struct_fields__
    told["records"] = [dict(zip(fields, row, strict=True)) for row in records]
    return msgspec.convert(told, Decision)
