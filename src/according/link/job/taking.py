"""Taking reports in: their events are compared with those of reports that may tell the same."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec

from according.base.records.keys import Keys, document_of
from according.base.store import Store
from according.base.write import insert
from according.link.blocking import BlockedEvent, Blocks, Story, story_of
from according.link.compare.node import Node
from according.link.compare.nodes import must_links
from according.link.compare.score import Scorer
from according.link.job.state import keep_out_others, touch
from according.link.readings import Readings
from according.link.rows import (
    EventPairRow,
    LinkedDocumentRow,
    LinkedEventRow,
    StoryTermRow,
)

LEAST = 0.02
"""Scores below it are not kept: in the grouping they count as 0."""
_AT_ONCE = 20_000
"""Pairs that are compared together."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a batch of reports."""

    words: int
    pairs: int
    """Compared."""


class Taking:
    """Takes batches of reports in, each in one transaction."""

    def __init__(
        self,
        store: Store,
        blocks: Blocks,
        readings: Readings,
        scorer: Scorer,
        run: str,
        clock: Callable[[], str],
    ):
        """Prepare it; all reports that are linked already must be in the blocks."""
        self._store, self._blocks, self._readings = store, blocks, readings
        self._scorer, self._run, self._clock = scorer, run, clock

    def take(self, documents: Sequence[int]) -> Taken:
        """Compare what a batch of reports tells with what is there.

        Raises:
            BaseError: the base cannot be written, or another run has begun.
        """
        stories = [story_of(key, list(self._readings.nodes(key).items())) for key in documents]
        self._blocks.add(stories)
        compared = 0
        rows: list[EventPairRow] = []
        pairs = self._blocks.pairs(documents)
        while chunk := list(islice(pairs, _AT_ONCE)):
            compared += len(chunk)
            rows += self._scored(chunk)
        must = [row for key in documents for row in self._musts(key)]
        words = 0
        with self._store.writing() as connection:
            keep_out_others(connection, self._run)
            insert(connection, "linked_document", self._documents(connection, documents))
            insert(connection, "story_term", [row for one in stories for row in _terms(one)])
            insert(connection, "linked_event", [row for one in stories for row in _events(one)])
            _enter(connection, [*rows, *must])
            touch(connection, (event.event for one in stories for event in one.events))
            words = _words(connection, documents)
        return Taken(words=words, pairs=compared)

    def _scored(self, pairs: Sequence[tuple[int, int]]) -> Iterator[EventPairRow]:
        scores = self._scorer.probabilities((self._node(a), self._node(b)) for a, b in pairs)
        for (one, other), score in zip(pairs, scores, strict=True):
            if score >= LEAST:
                yield EventPairRow(one=one, other=other, score=score, must=0)

    def _node(self, event: int) -> Node:
        return self._readings.nodes(document_of(event))[event]

    def _musts(self, document: int) -> Iterator[EventPairRow]:
        keys = Keys(document)
        for (_, one), (_, other) in must_links(list(self._readings.nodes(document).values())):
            first, second = sorted((keys.of(one), keys.of(other)))
            yield EventPairRow(one=first, other=second, score=1.0, must=1)

    def _documents(
        self, connection: sqlite3.Connection, documents: Sequence[int]
    ) -> list[LinkedDocumentRow]:
        now = self._clock()
        return [
            LinkedDocumentRow(
                document=key,
                reading=connection.execute(
                    "SELECT sha256 FROM reading WHERE document = ? AND current = 1", (key,)
                ).fetchone()[0],
                at=now,
            )
            for key in documents
        ]


def filed_stories(connection: sqlite3.Connection) -> Iterator[Story]:
    """Yield the reports that are linked already, as they are searched for."""
    found = connection.execute(
        "SELECT linked_document.document, document.day FROM linked_document"
        " JOIN document ON document.key = linked_document.document ORDER BY 1"
    )
    for document, day in found:
        terms = connection.execute(
            "SELECT term, weight FROM story_term WHERE document = ?", (document,)
        )
        events = connection.execute(
            "SELECT event, stem, type FROM linked_event WHERE document = ?", (document,)
        )
        yield Story(
            document=document,
            day=_ordinal(day),
            terms=tuple(terms.fetchall()),
            events=tuple(BlockedEvent(event=e, stem=s, type=t) for e, s, t in events),
        )


def _ordinal(day: str | None) -> int | None:
    return None if day is None else date.fromisoformat(day).toordinal()


def _terms(story: Story) -> Iterator[StoryTermRow]:
    for term, weight in story.terms:
        yield StoryTermRow(term=term, document=story.document, weight=weight)


def _events(story: Story) -> Iterator[LinkedEventRow]:
    for one in story.events:
        yield LinkedEventRow(event=one.event, document=story.document, stem=one.stem, type=one.type)


def _enter(connection: sqlite3.Connection, rows: Sequence[EventPairRow]) -> None:
    connection.executemany(
        "INSERT INTO event_pair (one, other, score, must) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET score = max(score, excluded.score),"
        " must = max(must, excluded.must)",
        map(msgspec.structs.astuple, rows),
    )


def _words(connection: sqlite3.Connection, documents: Sequence[int]) -> int:
    return sum(
        connection.execute("SELECT words FROM document WHERE key = ?", (key,)).fetchone()[0]
        for key in documents
    )
