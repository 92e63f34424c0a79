"""Grouping: events that hang together are grouped anew when something about them has changed."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from according.base.records.keys import document_of
from according.base.store import Store
from according.link.compare.clusters import cluster
from according.link.compare.node import Key
from according.link.incidents import Incidents
from according.link.job.decided import Decided
from according.link.job.state import keep_out_others, untouch

_SEEDS = 400
"""Touched events that are looked at in one transaction, with all that hang together with them."""


_ROUNDING = 1e-6
"""By which an average may miss the number that all of its parts have."""


class Component(NamedTuple):
    """Events that hang together."""

    events: tuple[int, ...]
    scores: Mapping[tuple[int, int], float]
    must: tuple[tuple[int, int], ...]


class Grouped(NamedTuple):
    """What one step came to."""

    events: int
    incidents: int


def touched(connection: sqlite3.Connection) -> int:
    """Return how many events are to be grouped."""
    (number,) = connection.execute("SELECT count(*) FROM touched_event").fetchone()
    return int(number)


class Grouping:
    """Groups events into incidents."""

    def __init__(
        self, store: Store, incidents: Incidents, decided: Decided, *, threshold: float, run: str
    ):
        """Prepare it.

        Args:
            store: the base, open for writing.
            incidents: takes the groups.
            decided: what must be one and what cannot.
            threshold: least average probability of two groups that are joined.
            run: mark of this run.
        """
        self._store, self._incidents, self._decided = store, incidents, decided
        self._threshold, self._run = threshold, run
        # Two groups are joined only if some pair across them reaches the threshold, so what no
        # such pair connects need not be looked at together.
        self._edge = threshold - _ROUNDING

    def all(self) -> Iterator[Grouped]:
        """Group what is touched and all that hangs together with it; yield after every transaction.

        Raises:
            BaseError: the base cannot be written, or another run has begun.
        """
        while True:
            with self._store.writing() as connection:
                keep_out_others(connection, self._run)
                step = self._step(connection)
                if step is None:
                    self._incidents.sweep()
                    return
            yield step

    def _step(self, connection: sqlite3.Connection) -> Grouped | None:
        seeds = connection.execute(
            "SELECT event FROM touched_event ORDER BY event LIMIT ?", (_SEEDS,)
        ).fetchall()
        seen: set[int] = set()
        made = 0
        for (seed,) in seeds:
            if seed not in seen:
                found = component(connection, seed, self._decided, self._edge)
                seen.update(found.events)
                made += self._incidents.replace(self._groups(connection, found), found.scores)
        untouch(connection, sorted(seen))
        return Grouped(len(seen), made) if seeds else None

    def _groups(self, connection: sqlite3.Connection, found: Component) -> list[tuple[int, ...]]:
        """Return the groups of a component's events, by the keys of the events."""
        if len(found.events) == 1:
            return [found.events]
        names = _names(connection, found.events)
        keys = {name: key for key, name in names.items()}

        def named(pairs: Iterable[tuple[int, int]]) -> list[tuple[Key, Key]]:
            here = [(names[a], names[b]) for a, b in pairs if a in names and b in names]
            return sorted((min(pair), max(pair)) for pair in here)

        scores = {(names[a], names[b]): score for (a, b), score in found.scores.items()}
        groups = cluster(
            sorted(keys),
            scores,
            threshold=self._threshold,
            must=named([*found.must, *self._decided.must]),
            cannot=named(self._decided.cannot),
        ).groups
        return [tuple(keys[name] for name in group) for group in groups]


def component(
    connection: sqlite3.Connection, seed: int, decided: Decided, edge: float
) -> Component:
    """Return all events that hang together with one, by scores, by must or by decision."""
    waiting, found = [seed], {seed}
    scores: dict[tuple[int, int], float] = {}
    must: set[tuple[int, int]] = set()
    while waiting:
        event = waiting.pop()
        near = list(decided.beside(event))
        for one, other, score, is_must in connection.execute(_PAIRS, (event, event)):
            scores[one, other] = score
            if is_must:
                must.add((one, other))
            if is_must or score >= edge:
                near.append(other if one == event else one)
        for each in near:
            if each not in found:
                found.add(each)
                waiting.append(each)
    inside = {pair: s for pair, s in scores.items() if pair[0] in found and pair[1] in found}
    return Component(tuple(sorted(found)), inside, tuple(sorted(must)))


_PAIRS = (
    "SELECT one, other, score, must FROM event_pair WHERE one = ?"
    " UNION ALL SELECT one, other, score, must FROM event_pair WHERE other = ?"
)


def _names(connection: sqlite3.Connection, events: Collection[int]) -> dict[int, Key]:
    """Return the ids of events and of their documents: keys depend on the order of filing."""
    documents: dict[int, str] = {}
    for key in {document_of(event) for event in events}:
        (documents[key],) = connection.execute(
            "SELECT id FROM document WHERE key = ?", (key,)
        ).fetchone()
    return {event: (documents[document_of(event)], f"e{event % 1_000_000}") for event in events}
