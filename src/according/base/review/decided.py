"""What people have decided, kept from one page to the next."""

import sqlite3
import threading
from collections.abc import Iterable, Mapping

import msgspec

from according.base.decisions import Attachment, StatedDecision, attach, decisions
from according.model import DecidedRecord

Question = tuple[frozenset[str], str]
"""On which records, by their names as they are now, and what is asked of them: ``right``,
``one``, or the name of a field."""
_ASKED = {
    "accept": "right",
    "reject": "right",
    "merge": "one",
    "split": "one",
    "same": "one",
    "different": "one",
}


class Decided:
    """What stands, by the record; looked up again when a decision or a reading has come.

    Finding the record of a decision looks at all records of its report: what was found is kept
    until that base has another reading. It may be asked from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark: tuple[int, int] | None = None
        self._found: dict[DecidedRecord, Attachment] = {}
        self._stated: tuple[StatedDecision, ...] = ()

    def stated(self, connection: sqlite3.Connection) -> tuple[StatedDecision, ...]:
        """Return every decision with what has become of it, in the order of their times."""
        with self._lock:
            newest, read = connection.execute(
                "SELECT (SELECT max(key) FROM decision), (SELECT max(key) FROM reading)"
            ).fetchone()
            mark = (newest or 0, read or 0)
            if mark != self._mark:
                if self._mark is None or self._mark[1] != mark[1]:
                    self._found = {}
                self._stated = decisions(connection, find=self._attached)
                self._mark = mark
            return self._stated

    def standing(self, connection: sqlite3.Connection) -> Mapping[Question, list[StatedDecision]]:
        """Return what stands on each question, in the order of their times."""
        return by_question(self.stated(connection))

    def _attached(self, connection: sqlite3.Connection, record: DecidedRecord) -> Attachment:
        found = self._found.get(record)
        if found is None:
            found = self._found[record] = attach(connection, record)
        return found


def by_question(stated: Iterable[StatedDecision]) -> dict[Question, list[StatedDecision]]:
    """Return the decisions that stand, by what they answer."""
    found: dict[Question, list[StatedDecision]] = {}
    for one in stated:
        if one.state == "standing":
            found.setdefault(question_of(one), []).append(one)
    return found


def question_of(one: StatedDecision) -> Question:
    """Return what a decision answers."""
    decision = one.decision
    return frozenset(one.records), decision.field or _ASKED[decision.verdict]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as pages show it."""

    id: str
    person: str
    verdict: str
    """In words: "accept", "type is PROTEST"."""
    why: str | None = None
    at: str


def told(one: StatedDecision) -> Told:
    """Return a decision as pages show it."""
    decision = one.decision
    verdict: str = decision.verdict
    if decision.field is not None:
        verdict = f"{decision.field.replace('_', ' ')} is {in_words(decision.value)}"
    return Told(
        id=decision.id,
        person=decision.person,
        verdict=verdict,
        why=decision.why,
        at=decision.at,
    )


def in_words(value: object) -> str:
    """Return a value of an amendment for people."""
    if value is None or value == []:
        return "open"
    if isinstance(value, Mapping):
        if "name" in value:
            return str(value["name"])
        first, last = (value.get(side) for side in ("start", "end"))
        if "low" in value or "high" in value:
            first, last = value.get("low"), value.get("high")
        if first == last:
            return str(first)
        return f"{'…' if first is None else first} to {'…' if last is None else last}"
    if isinstance(value, list):
        if len(value) == len(("start", "end")) and all(isinstance(each, int) for each in value):
            return f"the characters {value[0]} to {value[1]}"
        return "; ".join(in_words(each) for each in value)
    return str(value).replace("_", " ")
