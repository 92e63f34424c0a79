"""Who is spoken of: the mentions of actors and places measured against gold entities.

The measures are those that came with the gold of relations (``score_relations``): the same
numbers, and the same keys once written as JSON, but that those of a type stand under ``types``.

Only ``PERSON``, ``ORG`` and ``PLACE`` are scored. A mention that meets no gold entity is passed
over, not held wrong, where it meets one of another type or one that annotators doubted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from according.evaluate.beside import beside
from according.evaluate.gold_relations import RelationDocument
from according.evaluate.matching import one_to_one
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import PRF
from according.model import Actor, Reading, Span

EntityType = Literal["PERSON", "ORG", "PLACE"]
TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE")
ACTOR_MISTAKES = ("missed", "invented", "wrong_type", "wrong_border")

_NAMED: dict[str, EntityType] = {
    **dict.fromkeys(("PERSON", "PER", "POLITICIAN"), "PERSON"),
    **dict.fromkeys(("ORG", "ORGANISATION", "ORGANIZATION"), "ORG"),
    **dict.fromkeys(("POLITICALPARTY", "UNIVERSITY"), "ORG"),
    **dict.fromkeys(("PLACE", "LOC", "LOCATION", "GPE", "FAC", "COUNTRY"), "PLACE"),
}
"""What corpora call the three; any other name is of another type."""

_KINDS: dict[str, EntityType] = {
    "person": "PERSON",
    "organisation": "ORG",
    "group": "ORG",
    "place": "PLACE",
}
"""Kinds of actors; any other is not scored."""

# Part of the published measure, not of the lexicon: a word more or less changes the numbers.
_PRONOUNS = (
    "i we us our ours my me you your he him his she her hers it its they them their theirs "
    "who whom whose which that this these those"
)
PRONOUNS = frozenset(_PRONOUNS.split())
"""Read mentions that are passed over; gold that is one of these words (re3d has it, CrossRE not)
can only be missed."""

_ARTICLE = re.compile(r"(the|an?)\s+(?=\S)", re.IGNORECASE)


class Entity(NamedTuple):
    """Words and the type of what they stand for."""

    span: Span
    type: EntityType


class ActorScore(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"exact_the": "exact-the", "partial_untyped": "partial-untyped"},
):
    """How well mentions of people, organisations and places were found."""

    docs: int
    exact: PRF
    """Same offsets and type."""
    exact_the: PRF
    """The same apart from a leading article and a trailing ``'s``."""
    partial: PRF
    """Same type and at least one character in common."""
    partial_untyped: PRF
    """At least one character in common."""
    types: dict[EntityType, PRF]
    """``partial`` by type."""


class _Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One document's gold entities and read ones, and which of them meet."""

    document: RelationDocument
    gold: tuple[Entity, ...]
    read: tuple[Entity, ...]
    meeting: tuple[tuple[float, int, int], ...]
    """Dice of the characters, below 0, and positions in ``gold`` and ``read``."""
    near: dict[int, int]
    """By position in ``gold``, the read one that stands for it, types aside."""
    free: frozenset[int]
    """Positions in ``read`` of those that are not held wrong where they stand for nothing."""

    def paired(self, same: Callable[[Entity, Entity], bool]) -> dict[int, int]:
        """Pair those that are the same, best Dice first, each once."""
        return _paired((d, i, j) for d, i, j in self.meeting if same(self.gold[i], self.read[j]))

    def counted(self, j: int, used: Iterable[int]) -> bool:
        """Tell whether a read entity counts in the precision."""
        return j not in self.free or j in used


def score_actors(gold: Iterable[RelationDocument], readings: Mapping[str, Reading]) -> ActorScore:
    """Measure the mentions of actors, pronouns apart, and of places.

    Args:
        gold: annotated documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a reading belongs to no gold document, is of another text, or has a span that
            covers nothing of it.
    """
    documents = tuple(gold)
    levels: dict[str, Callable[[Entity, Entity], bool]] = {
        "exact": lambda one, other: one == other,
        "partial": lambda one, other: one.type == other.type,
        "partial_untyped": lambda one, other: True,
    }
    tally = {name: [0, 0, 0] for name in (*levels, "exact_the", *TYPES)}
    for document, reading in beside(documents, readings):
        one = _compared(document, reading)
        for name, same in levels.items():
            _add(tally[name], one, one.paired(same))
        _add(tally["exact_the"], one, one.paired(_bare_same(document.text)))
        pairs = one.paired(levels["partial"])
        for kind in TYPES:
            _add(tally[kind], one, pairs, kind)
    return ActorScore(
        docs=len(documents),
        exact=PRF.counted(*tally["exact"]),
        exact_the=PRF.counted(*tally["exact_the"]),
        partial=PRF.counted(*tally["partial"]),
        partial_untyped=PRF.counted(*tally["partial_untyped"]),
        types={kind: PRF.counted(*tally[kind]) for kind in TYPES},
    )


def actor_mistakes(
    gold: Iterable[RelationDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List every mistake, documents in the gold's order and each in the order of its text.

    The kinds: ``missed`` (gold that no mention meets), ``invented`` (a mention that meets no gold;
    these two are what ``partial_untyped`` lacks), ``wrong_type`` and ``wrong_border`` (articles
    and ``'s`` aside).

    Raises:
        ValueError: as ``score_actors``.
    """
    found: list[Mistake] = []
    for document, reading in beside(tuple(gold), readings):
        found += in_text_order(_mistakes(_compared(document, reading)))
    return tuple(found)


def entities_of(reading: Reading) -> tuple[Entity, ...]:
    """Return the mentions of a reading's actors, pronouns apart, and its places, in text order."""
    found = {Entity(place.span, "PLACE") for place in reading.places}
    for actor in reading.actors:
        kind = _KINDS.get(actor.kind)
        if kind is not None:
            found |= {Entity(span, kind) for span in _spoken(reading.text, actor)}
    return tuple(sorted(found))


def meets(one: Span, other: Span) -> int:
    """Return how many characters two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _spoken(text: str, actor: Actor) -> Iterator[Span]:
    return (span for span in actor.mentions if span.of(text).lower() not in PRONOUNS)


def _compared(document: RelationDocument, reading: Reading) -> _Compared:
    typed = [(one.span, _NAMED.get(one.type.upper())) for one in document.entities]
    gold = tuple(Entity(span, kind) for span, kind in typed if kind is not None)
    aside = [span for span, kind in typed if kind is None]
    aside += [one.span for one in document.doubtful]
    read = entities_of(reading)
    meeting = tuple(_meeting(gold, read))
    near = _paired(meeting)
    free = {j for j, one in enumerate(read) if any(meets(span, one.span) for span in aside)}
    return _Compared(
        document=document,
        gold=gold,
        read=read,
        meeting=meeting,
        near=near,
        free=frozenset(free - set(near.values())),
    )


def _meeting(gold: Sequence[Entity], read: Sequence[Entity]) -> Iterator[tuple[float, int, int]]:
    for i, (one, _) in enumerate(gold):
        for j, (other, _) in enumerate(read):
            shared = meets(one, other)
            if shared:
                yield -2 * shared / (one.end - one.start + other.end - other.start), i, j


def _paired(meeting: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    return dict(one_to_one((closeness, 0.0, 0.0, i, j) for closeness, i, j in meeting))


def _bare_same(text: str) -> Callable[[Entity, Entity], bool]:
    return lambda one, other: (
        one.type == other.type and _bare(text, one.span) == _bare(text, other.span)
    )


def _bare(text: str, span: Span) -> Span:
    """Leave a leading article and a trailing ``'s`` out."""
    article = _ARTICLE.match(span.of(text))
    start = span.start + (article.end() if article else 0)
    possessive = text[start : span.end][-2:] in ("'s", "\u2019s")
    return Span(start, span.end - 2 if possessive else span.end)


def _add(
    counts: list[int], one: _Compared, pairs: Mapping[int, int], kind: EntityType | None = None
) -> None:
    """Add to right, read and gold, of all types or of one."""
    used = set(pairs.values())
    counts[0] += sum(kind in (None, one.gold[i].type) for i in pairs)
    counts[1] += sum(
        kind in (None, entity.type) and one.counted(j, used) for j, entity in enumerate(one.read)
    )
    counts[2] += sum(kind in (None, entity.type) for entity in one.gold)


def _mistakes(one: _Compared) -> Iterator[Mistake]:
    text = one.document.text
    for i, gold in enumerate(one.gold):
        if i not in one.near:
            yield _mistake(one, "missed", gold, None)
            continue
        read = one.read[one.near[i]]
        if gold.type != read.type:
            yield _mistake(one, "wrong_type", gold, read)
        if _bare(text, gold.span) != _bare(text, read.span):
            yield _mistake(one, "wrong_border", gold, read)
    used = set(one.near.values())
    for j, read in enumerate(one.read):
        if j not in used and one.counted(j, used):
            yield _mistake(one, "invented", None, read)


def _mistake(one: _Compared, kind: str, gold: Entity | None, read: Entity | None) -> Mistake:
    text = one.document.text
    spans = [side.span for side in (gold, read) if side]
    sides = [f"{side.type}: {side.span.of(text)}" if side else None for side in (gold, read)]
    known = gold or read
    return mistake(one.document, kind, known.type if known else "", spans, (sides[0], sides[1]))
