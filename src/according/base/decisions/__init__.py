"""People's decisions: added, never changed; found again by the words they are on."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from according.base.decisions import log
from according.base.decisions.files import Imported, add_lines, to_lines
from according.base.decisions.records import Attachment, Current, attach, named
from according.base.decisions.standing import State, StatedDecision, decisions, standing_on
from according.base.decisions.values import FIELDS, checked
from according.base.store import Store
from according.model import Decision, Verdict

__all__ = [
    "FIELDS",
    "Attachment",
    "Current",
    "Imported",
    "Judgement",
    "State",
    "StatedDecision",
    "attach",
    "checked",
    "decide",
    "decide_all",
    "decisions",
    "export_decisions",
    "import_decisions",
    "standing_on",
]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decides, as it is asked for."""

    verdict: Verdict
    records: tuple[str, ...] = ()
    """Names: the report's id, a slash, the record's id."""
    field: str | None = None
    value: Any = None
    """Plain JSON, or a short form that ``values.checked`` knows."""
    why: str | None = None
    withdraws: str | None = None
    """Id of a decision, or a beginning that no other's has."""


def decide(path: str | Path, judgement: Judgement, *, person: str, at: str) -> Decision:
    """Add a decision to a base.

    Args:
        path: the base.
        judgement: what is decided.
        person: who decides.
        at: when, ISO 8601 with zone.

    Raises:
        BaseError: no such base, record or decision; the verdict lacks something; the field cannot
            have the value; or the decision has been withdrawn already.
    """
    (made,) = decide_all(path, (judgement,), person=person, at=at)
    return made


def decide_all(
    path: str | Path, judgements: Iterable[Judgement], *, person: str, at: str
) -> tuple[Decision, ...]:
    """Add decisions to a base in one transaction: all of them or none.

    Args:
        path: the base.
        judgements: what is decided, in this order.
        person: who decides.
        at: when, ISO 8601 with zone.

    Raises:
        BaseError: as of ``decide``; then none is added.
    """
    with Store.open(Path(path), write=True) as store, store.writing() as connection:
        return tuple(_decided(connection, each, person, at) for each in judgements)


def _decided(
    connection: sqlite3.Connection, judgement: Judgement, person: str, at: str
) -> Decision:
    found = [named(connection, name) for name in judgement.records]
    value = judgement.value
    if judgement.field is not None and len(found) == 1:
        record, words = found[0]
        (text,) = connection.execute(
            "SELECT text FROM document WHERE id = ?", (words.document,)
        ).fetchone()
        value = checked(record.kind, judgement.field, value, text=text, type_=record.type)
    decision = log.with_id(
        Decision(
            id="",
            at=log.in_utc(at),
            person=person.strip(),
            verdict=judgement.verdict,
            records=tuple(words for _, words in found),
            field=judgement.field,
            value=value,
            why=judgement.why,
            withdraws=log.find(connection, judgement.withdraws)
            if judgement.withdraws is not None
            else None,
        )
    )
    log.check(decision)
    log.check_is_not_withdrawn(connection, decision)
    log.add(connection, decision)
    return decision


def export_decisions(path: str | Path) -> Iterator[bytes]:
    """Yield every decision of a base as a line of JSON.

    Raises:
        BaseError: there is no such base.
    """
    with Store.open(Path(path)) as store:
        yield from to_lines(store.connection)


def import_decisions(path: str | Path, lines: Iterable[bytes]) -> Imported:
    """Add the decisions of a file to a base, all or none; what is there already is passed over.

    Raises:
        BaseError: there is no such base, or a line cannot be taken in.
    """
    with Store.open(Path(path), write=True) as store, store.writing() as connection:
        return add_lines(connection, lines)
