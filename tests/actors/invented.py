"""Invented texts whose mentions' heads stand in braces: "The {o:army} shelled the {l:town}"."""

import re
from collections.abc import Iterator

from according.actors.descriptions import name_of
from according.actors.mentions import Mention, MentionKind, mention_at
from according.ingest import document_from_text
from according.language import Pipeline, Syntax, head_of, syntax_of
from according.model import Actor, Reading, Span

_MARK = re.compile(r"\{(?P<kind>\w):(?P<words>[^{}]+)\}")
_KINDS: dict[str, MentionKind] = {
    "p": "person",
    "o": "organisation",
    "l": "place",
    "e": "event",
    "t": "thing",
    "d": "time",
}


class Parsed:
    """A marked text without its marks, its parse, and the mentions that the marks head."""

    def __init__(self, pipeline: Pipeline, marked: str):
        self.text = _MARK.sub(lambda mark: mark["words"], marked)
        (_, parse), *_ = pipeline.parse([document_from_text(self.text)])
        self.syntax: Syntax = syntax_of(parse)
        found = [self._mention(kind, span) for kind, span in _marks(marked)]
        self.mentions: list[Mention] = sorted(found, key=lambda one: one.head)

    def _mention(self, kind: MentionKind, span: Span) -> Mention:
        head = head_of(self.syntax, *span)
        assert head is not None
        return mention_at(self.syntax, head, kind)

    @property
    def names(self) -> list[str]:
        """For every mention its name without title; empty for nouns and pronouns."""
        return [
            name_of(self.syntax, self.text, m)[0] if m.form == "name" else "" for m in self.mentions
        ]

    @property
    def said(self) -> list[str]:
        """The words of the mentions."""
        return [one.span.of(self.text) for one in self.mentions]


def _marks(marked: str) -> Iterator[tuple[MentionKind, Span]]:
    taken = 0
    for mark in _MARK.finditer(marked):
        start = mark.start() - taken
        yield _KINDS[mark["kind"]], Span(start, start + len(mark["words"]))
        taken += len(mark[0]) - len(mark["words"])


def actor_of(reading: Reading, words: str, nth: int = 0) -> Actor:
    """Return the actor of which a mention holds the ``nth`` place of some words, the shortest."""
    places = [match.start() for match in re.finditer(rf"\b{re.escape(words)}\b", reading.text)]
    wanted = Span(places[nth], places[nth] + len(words))
    holding = [one for one in reading.mentions if one.span.contains(wanted)]
    assert holding, f"no mention holds “{words}”: {reading.text}"
    nearest = min(holding, key=lambda one: one.span.end - one.span.start)
    return next(actor for actor in reading.actors if actor.id == nearest.actor)
