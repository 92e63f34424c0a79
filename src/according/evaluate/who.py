"""Who is who across reports: a linked base measured against people's marks.

Two reports that both name somebody are a pair. The gold says of a pair whether it is one person
or body; so does a base. Marks that are no names ("the suspect") are passed over: reports' own
coreference is measured elsewhere (``coreference``).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

import msgspec

from according.actors.known.folding import folded
from according.evaluate.clusters import Rates
from according.evaluate.lines import read_lines
from according.model import Span

NEAR = 0.5
"""Least Dice of the characters at which words of an actor are the gold's."""
_HUMAN = frozenset({"HUMAN_PART_PER", "HUMAN_PART_ORG"})
_ACTORS = frozenset({"PER", "ORG"})


class _Human(msgspec.Struct, frozen=True):
    """A mention in the manner of ECB+."""

    tag: str
    spans: tuple[Span, ...]
    surface: str
    cluster: str
    validated_sentence: bool = True


class _Entity(msgspec.Struct, frozen=True):
    """A mention in the manner of MEANTIME."""

    span: Span
    instance: str
    ent_type: str | None = None
    syntactic_type: str | None = None


class GoldReport(msgspec.Struct, frozen=True):
    """A report with the people and bodies that it names."""

    id: str
    topic: str = ""
    """Of ECB+, whose clusters hold within a topic only."""
    mentions: tuple[_Human, ...] = ()
    entities: tuple[_Entity, ...] = ()

    def named(self) -> Iterator[tuple[str, Span]]:
        """Yield the names: whom each means, and where it stands."""
        for one in self.mentions:
            if one.tag in _HUMAN and one.validated_sentence and _is_capital(one.surface):
                yield f"{self.topic} {one.cluster}", one.spans[0]
        for other in self.entities:
            if other.ent_type in _ACTORS and other.syntactic_type == "NAM":
                yield other.instance, other.span


def _is_capital(surface: str) -> bool:
    words = surface.split()
    return bool(words) and words[0][0].isupper() and words[-1][0].isupper()


def read_reports(path: Path) -> tuple[GoldReport, ...]:
    """Read gold from JSON Lines, gzipped or plain.

    Raises:
        GoldError: a line that cannot be read.
    """
    return read_lines(path, GoldReport, lambda report: report)


class Pairs(msgspec.Struct, frozen=True):
    """How well pairs of reports that name one were found."""

    rates: Rates
    found: int
    right: int


class WhoScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well a base knows who is who across reports."""

    reports: int
    named: int
    """Somebody named in a report, each once."""
    pairs: int
    """Of two reports that name one, by the gold."""
    linked: Pairs
    """As the base has them."""
    same_name: Pairs
    """Had everybody of one name been one: what linking must better."""


class _Named(msgspec.Struct, frozen=True):
    report: str
    topic: str
    gold: str
    who: int | None
    name: str | None


def score_who(gold: Iterable[GoldReport], connection: sqlite3.Connection) -> WhoScore:
    """Measure the actors across reports of a linked base, pair by pair.

    A pair of which one side was not found at all counts as missed. Pairs are drawn within a topic
    where the gold has topics.
    """
    reports = tuple(gold)
    named = [one for report in reports for one in _found(report, connection)]
    by_topic: dict[str, list[_Named]] = {}
    for one in named:
        by_topic.setdefault(one.topic, []).append(one)
    pairs = [
        pair
        for some in by_topic.values()
        for pair in combinations(some, 2)
        if pair[0].report != pair[1].report
    ]
    truly = {n for n, (one, other) in enumerate(pairs) if one.gold == other.gold}
    linked = {
        n for n, (one, other) in enumerate(pairs) if one.who is not None and one.who == other.who
    }
    alike = {
        n for n, (one, other) in enumerate(pairs) if one.name is not None and one.name == other.name
    }
    return WhoScore(
        reports=len(reports),
        named=len(named),
        pairs=len(truly),
        linked=_pairs(linked, truly),
        same_name=_pairs(alike, truly),
    )


def _pairs(found: set[int], truly: set[int]) -> Pairs:
    right = len(found & truly)
    rates = Rates.of(right / max(1, len(found)), right / max(1, len(truly)))
    return Pairs(rates, len(found), right)


def _found(report: GoldReport, connection: sqlite3.Connection) -> Iterator[_Named]:
    """Yield everybody that a report names, with the actor that the base has at the words."""
    rows = connection.execute(
        "SELECT actor.key, actor.name, actor.mentions, actor_who.who FROM document"
        " JOIN actor ON actor.document = document.key"
        " LEFT JOIN actor_who ON actor_who.actor = actor.key WHERE document.id = ?",
        (report.id,),
    ).fetchall()
    actors: Mapping[int, tuple[str, int | None]] = {row[0]: (row[1], row[3]) for row in rows}
    spans = [
        (span, row[0]) for row in rows for span in msgspec.json.decode(row[2], type=list[Span])
    ]
    at: dict[str, int | None] = {}
    for gold, span in report.named():
        if at.get(gold) is None:
            at[gold] = _nearest(span, spans)
    for gold, key in at.items():
        name, who = actors[key] if key is not None else (None, None)
        yield _Named(report.id, report.topic, gold, who, None if name is None else folded(name))


def _nearest(span: Span, spans: Iterable[tuple[Span, int]]) -> int | None:
    best, found = NEAR, None
    for one, key in spans:
        shared = min(one.end, span.end) - max(one.start, span.start)
        dice = 2 * shared / (one.end - one.start + span.end - span.start)
        if shared > 0 and (dice > best or (dice == best and found is None)):
            best, found = dice, key
    return found
