"""What people decided to be one happening, or not."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from according.base.decisions import StatedDecision, decisions
from according.base.store import Store
from according.base.write import insert
from according.link.actors.decided import Conflict
from according.link.job.state import note, state, touch
from according.link.rows import LinkConflictRow

Pair = tuple[int, int]
"""Keys of two events, the lesser first."""
_ONE = frozenset({"same", "merge"})
_NOT_ONE = frozenset({"different", "split"})


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are one happening by people's decisions, and which are not."""

    must: Mapping[Pair, str] = msgspec.field(default_factory=dict)
    """With the id of the decision."""
    cannot: Mapping[Pair, str] = msgspec.field(default_factory=dict)

    def beside(self, event: int) -> Iterable[int]:
        """Return the events that are one with an event by decision."""
        for one, other in self.must:
            if event in (one, other):
                yield other if event == one else one


def decided(connection: sqlite3.Connection) -> Decided:
    """Return what stands; of what two people hold to be both, the later is heard."""
    found: dict[Pair, tuple[bool, str]] = {}
    for one in decisions(connection):
        verdict = one.decision.verdict
        if one.state == "standing" and verdict in (_ONE | _NOT_ONE):
            for pair in _pairs(connection, one):
                found[pair] = verdict in _ONE, one.decision.id
    return Decided(
        must={pair: id_ for pair, (is_one, id_) in found.items() if is_one},
        cannot={pair: id_ for pair, (is_one, id_) in found.items() if not is_one},
    )


def note_decided(store: Store, now: Decided) -> None:
    """Touch the events on which something was decided otherwise when the base was last linked."""
    before = {tuple(each) for each in json.loads(state(store.connection, "decisions") or "[]")}
    after = {("one", *pair) for pair in now.must} | {("not", *pair) for pair in now.cannot}
    if before == after:
        return
    with store.writing() as connection:
        changed = {event for _, *pair in before ^ after for event in pair}
        there = [
            key
            for key in changed
            if connection.execute("SELECT 1 FROM linked_event WHERE event = ?", (key,)).fetchone()
        ]
        touch(connection, there)
        note(connection, "decisions", json.dumps(sorted(after)))


def tell_conflicts(store: Store, now: Decided, of_actors: Sequence[Conflict] = ()) -> int:
    """Enter the decisions that cannot be had with the others; return how many they are.

    Two events that are one with a third are one: who decides that they are not contradicts that.

    Args:
        store: the base, open for writing.
        now: what stands on events.
        of_actors: conflicts that were found where actors were linked.
    """
    home: dict[int, int] = {}

    def root(event: int) -> int:
        while home.get(event, event) != event:
            event = home[event]
        return event

    for one, other in sorted(now.must):
        first, second = sorted((root(one), root(other)))
        home[second] = first
    rows = []
    for (one, other), id_ in sorted(now.cannot.items()):
        if root(one) == root(other):
            others = {i for pair, i in now.must.items() if root(pair[0]) == root(one)}
            rows.append(LinkConflictRow(decision=id_, against=" ".join(sorted(others)), why=_WHY))
    rows += [
        LinkConflictRow(decision=one.decision, against=" ".join(one.against), why=one.why)
        for one in of_actors
    ]
    unique = {(row.decision, row.against): row for row in rows}
    with store.writing() as connection:
        connection.execute("DELETE FROM link_conflict")
        insert(connection, "link_conflict", list(unique.values()))
    return len(unique)


_WHY = "it says that two are not one happening which by other decisions both are one with a third"


def _pairs(connection: sqlite3.Connection, one: StatedDecision) -> Iterable[Pair]:
    events = []
    for found in one.attachments:
        record = found.record
        if record is None or record.kind not in ("claim", "event"):
            return
        key: int | None = record.key
        if record.kind == "claim":
            (key,) = connection.execute(
                "SELECT event FROM claim WHERE key = ?", (record.key,)
            ).fetchone()
        if key is not None:
            events.append(key)
    yield from combinations(sorted(set(events)), 2)
