"""What people hold to be one actor, and what not: must-links and cannot-links that agree."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from according.base.decisions import StatedDecision
from according.link.actors.bearer import Link
from according.link.actors.union import Union
from according.model import Decision

_ONE = frozenset({"same", "merge"})
_SEVERAL = frozenset({"different", "split"})


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that cannot be had together with later ones, and gives way to them."""

    decision: str
    """Id of the one that gives way."""
    against: tuple[str, ...]
    """Ids of those that hold the contrary."""
    why: str


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What follows from people's decisions on actors."""

    must: tuple[Link, ...] = ()
    cannot: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def decided(stated: Iterable[StatedDecision], *, kind: str = "actor") -> Decided:
    """Return what stands of the decisions on actors, the latest first.

    Must-links hold through others: where A is B and B is C, A is C. A decision that goes against
    what later ones come to gives way, and is told.
    """
    standing = [
        (one.decision, [a.record.key for a in one.attachments if a.record is not None])
        for one in stated
        if one.state == "standing"
        and one.decision.verdict in _ONE | _SEVERAL
        and all(record.kind == kind for record in one.decision.records)
    ]
    standing.sort(key=lambda pair: (datetime.fromisoformat(pair[0].at), pair[0].id), reverse=True)
    kept = _Kept()
    for decision, keys in standing:
        for one, other in zip(keys[:1] * (len(keys) - 1), keys[1:], strict=True):
            if decision.verdict in _ONE:
                kept.join(decision, one, other)
            else:
                kept.part(decision, one, other)
        if decision.verdict == "split":
            for place, one in enumerate(keys[1:], 1):
                for other in keys[place + 1 :]:
                    kept.part(decision, one, other)
    return Decided(
        must=tuple(link for link, _ in kept.must),
        cannot=tuple(link for link, _ in kept.cannot),
        conflicts=tuple(kept.conflicts),
    )


class _Kept:
    """The links that stand so far; those of later decisions are there first."""

    def __init__(self) -> None:
        self.must: list[tuple[Link, str]] = []
        self.cannot: list[tuple[Link, str]] = []
        self.conflicts: list[Conflict] = []
        self._joined: Union[int] = Union()

    def join(self, decision: Decision, one: int, other: int) -> None:
        roots = {self._joined.find(one), self._joined.find(other)}
        against = [
            id_
            for link, id_ in self.cannot
            if len(roots) > 1
            and {self._joined.find(link.one), self._joined.find(link.other)} == roots
        ]
        if against:
            self._give_way(decision, against, "holds to be one what later decisions hold apart")
            return
        self.must.append((Link(one=one, other=other, why=_told(decision)), decision.id))
        self._joined.join(one, other)

    def part(self, decision: Decision, one: int, other: int) -> None:
        root = self._joined.find(one)
        if root == self._joined.find(other):
            against = [id_ for link, id_ in self.must if self._joined.find(link.one) == root]
            self._give_way(decision, against, "holds apart what later decisions make one")
            return
        self.cannot.append((Link(one=one, other=other, why=_told(decision)), decision.id))

    def _give_way(self, decision: Decision, against: Sequence[str], why: str) -> None:
        named = tuple(sorted(set(against)))
        told = f"the decision of {decision.person} at {decision.at} {why}; withdraw one of them"
        self.conflicts.append(Conflict(decision=decision.id, against=named, why=told))


def _told(decision: Decision) -> str:
    why = f": {decision.why}" if decision.why else ""
    return f"{decision.person} decided so at {decision.at}{why}"


def keys_of(links: Iterable[Link]) -> set[int]:
    """Return the keys of all bearers that links are on."""
    return {key for link in links for key in (link.one, link.other)}
