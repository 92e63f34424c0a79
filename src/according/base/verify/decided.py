"""The log of decisions: nothing changed, nothing gone, nothing that stands on nothing."""

import sqlite3

import msgspec

from according.base.decisions.log import check, id_of, rows
from according.base.errors import BaseError
from according.base.verify.faults import Fault, Findings

_REMEDY = "take the decisions from an export: according decide BASE --import FILE, in a new base"


def check_decisions(connection: sqlite3.Connection) -> Findings:
    """Check every decision: its id, what it says, what it takes back, and that none is gone."""
    keys = [key for (key,) in connection.execute("SELECT key FROM decision ORDER BY key")]
    faults = [
        _fault(f"decision {key}", "it is gone: decisions are numbered without gaps", key)
        for key in sorted(set(range(1, max(keys, default=0) + 1)) - set(keys))
    ]
    try:
        faults += _each(connection)
    except msgspec.MsgspecError as error:
        faults.append(_fault("decision", f"a decision cannot be read: {error}", 0))
    return Findings(tuple(faults), records=len(keys))


def _each(connection: sqlite3.Connection) -> list[Fault]:
    faults = []
    ids = {id_ for (id_,) in connection.execute("SELECT id FROM decision")}
    texts = dict[str, str | None]()
    for key, decision in rows(connection):
        what = None
        if id_of(decision) != decision.id:
            what = "it was changed: its id is not that of its content"
        elif decision.withdraws is not None and decision.withdraws not in ids:
            what = f"it takes back {decision.withdraws}, which is not there"
        else:
            try:
                check(decision)
            except BaseError as error:
                what = str(error)
        for one in decision.records if what is None else ():
            if one.document not in texts:
                found = connection.execute(
                    "SELECT text FROM document WHERE id = ?", (one.document,)
                ).fetchone()
                texts[one.document] = found[0] if found else None
            text = texts[one.document]
            if text is not None and text[one.start : one.end] != one.words:
                faults.append(_words(decision.id, key, one.document))
        if what is not None:
            faults.append(_fault(f"decision {decision.id[:12]}", what, key))
    return faults


def _words(id_: str, key: int, document: str) -> Fault:
    what = f"the words it is on are not those of the report {document}"
    fault = _fault(f"decision {id_[:12]}", what, key)
    return msgspec.structs.replace(fault, follows=(("document",),))


def _fault(record: str, what: str, key: int) -> Fault:
    return Fault(
        check="decision", record=record, what=what, remedy=_REMEDY, subject=("decision", key)
    )
