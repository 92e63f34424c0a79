"""A reading whose events are asked for by their words, and parses built by hand."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from according.language import Syntax
from according.model import Event, Reading, Spans


class Report:
    """A reading; its events are called by the word that names them."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.times = {one.id: one for one in reading.times}
        self.places = {one.id: one for one in reading.places}
        self.counts = {one.id: one for one in reading.counts}

    @property
    def words(self) -> list[str]:
        return [one.span.of(self.reading.text) for one in self.reading.events]

    def event(self, word: str, nth: int = 0) -> Event:
        found = [e for e, w in zip(self.reading.events, self.words, strict=True) if w == word]
        assert len(found) > nth, f"“{word}” names no event: {self.words}"
        return found[nth]

    def who(self, word: str) -> set[str]:
        return self._said(self.event(word).actors)

    def whom(self, word: str) -> set[str]:
        return self._said(self.event(word).recipients)

    def with_what(self, word: str) -> set[str]:
        return self._said(self.event(word).instrument)

    def when(self, word: str) -> str | None:
        time = self.event(word).time
        return time and self.times[time].span.of(self.reading.text)

    def where(self, word: str) -> str | None:
        place = self.event(word).place
        return place and self.places[place].span.of(self.reading.text)

    def how_many(self, word: str) -> set[tuple[str, str]]:
        counts = [self.counts[one] for one in self.event(word).counts]
        return {(one.what, one.span.of(self.reading.text)) for one in counts}

    def told_by(self, word: str) -> set[str] | None:
        """The words for the source of the innermost statement; none: the report itself."""
        statement = self.event(word).statement
        if statement is None:
            return None
        (found,) = [s for s in self.reading.statements if s.id == statement]
        return self._said(found.source)

    def _said(self, spans: Spans) -> set[str]:
        return {span.of(self.reading.text) for span in spans}


class Read(Protocol):
    def __call__(
        self, text: str, published: str | None = "2023-03-08", *, every: bool = False
    ) -> Report: ...


def by_hand(*tokens: str, entity: Sequence[str] = (), sentence: Sequence[int] = ()) -> Syntax:
    """Build a parse of tokens written ``word/POS/dep/head``, a noun phrase reaching to its head.

    The lemma is the word; words are one code point apart.
    """
    rows = [token.split("/") for token in tokens]
    words = [row[0] for row in rows]
    ends = np.cumsum([len(word) + 1 for word in words], dtype=np.int64) - 1
    heads = np.array([int(row[3]) for row in rows], dtype=np.int64)
    first = np.arange(len(rows))
    for token, head in enumerate(heads.tolist()):
        if token < head and rows[head][1] in ("NOUN", "PROPN"):
            first[head] = min(first[head], token)
    return Syntax(
        heads=heads,
        dep=[row[2] for row in rows],
        pos=[row[1] for row in rows],
        tag=["WP" if row[0] in ("who", "which") else "" for row in rows],
        entity=list(entity) or [""] * len(rows),
        names=[None] * len(rows),
        sentence=np.array(list(sentence) or [1] * len(rows), dtype=np.int64),
        words=[word.lower() for word in words],
        lemmas=[word.lower() for word in words],
        starts=ends - np.array([len(word) for word in words], dtype=np.int64),
        ends=ends,
        first=first,
        last=np.arange(1, len(rows) + 1),
    )
