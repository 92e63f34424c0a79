"""Where a person stands in a queue, and how far they are."""

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from according.base import Base, BaseError
from according.base.decisions import StatedDecision
from according.base.review import Candidate, Question, Queued
from according.web import links
from according.web.room import Room

QUEUES: Mapping[Queued, str] = {
    "claims": "Claims",
    "statements": "Statements",
    "happenings": "One happening?",
    "people": "One actor?",
}
"""Each queue, and what it is called."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a person is in a queue."""

    queue: Queued
    name: str
    address: str
    decided: int
    left: int
    others: int
    """Decided by anybody."""

    @property
    def total(self) -> int:
        """Records of the queue."""
        return self.decided + self.left


class Queue:
    """The queues of a base as one person sees them."""

    def __init__(self, base: Base, room: Room, person: str):
        self._connection = base.connection
        self._queues = room.queues
        self._person = person
        self._standing = room.decided.standing(base.connection)
        self._asked: dict[frozenset[str], list[StatedDecision]] = {}
        for (records, _), made in self._standing.items():
            self._asked.setdefault(records, []).extend(made)

    def of(self, kind: Queued) -> tuple[Candidate, ...]:
        """Return the records of a queue, decided or not, in its order."""
        return self._queues.of(self._connection, kind)

    def made(self, records: Sequence[str]) -> list[StatedDecision]:
        """Return what stands on records, whoever decided it, in the order of the times."""
        made = list(self._asked.get(frozenset(records), ()))
        return sorted(made, key=lambda one: one.decision.at)

    def is_decided(self, one: Candidate) -> bool:
        """Tell whether the person has decided on a record."""
        return any(made.decision.person == self._person for made in self._asked.get(_key(one), ()))

    def progress(self) -> tuple[Progress, ...]:
        """Tell how far the person is, by queue."""
        return tuple(self._progress(kind) for kind in QUEUES)

    def _progress(self, kind: Queued) -> Progress:
        found = self.of(kind)
        own = sum(self.is_decided(one) for one in found)
        return Progress(
            queue=kind,
            name=QUEUES[kind],
            address=links.to("/review", queue=kind),
            decided=own,
            left=len(found) - own,
            others=sum(_key(one) in self._asked for one in found),
        )

    @property
    def standing(self) -> Mapping[Question, list[StatedDecision]]:
        """What stands on each question."""
        return self._standing


def _key(one: Candidate) -> frozenset[str]:
    return frozenset(one.records)


def queue_named(name: str) -> Queued:
    """Return the queue of a name.

    Raises:
        BaseError: there is none.
    """
    for kind in get_args(Queued):
        if kind == name:
            found: Queued = kind
            return found
    raise BaseError(f"there is no queue {name!r}; there are {', '.join(QUEUES)}")


def at(kind: Queued, one: Candidate | None, *, done: str | None = None) -> str:
    """Return the address of a record in its queue."""
    return links.to("/review", queue=kind, record=one.name if one else None, done=done)
