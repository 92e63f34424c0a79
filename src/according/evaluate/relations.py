"""Who stands how to whom: relations measured against gold ones.

The measures are those that came with the gold of relations (``score_relations``), on what its
converter makes of a reading: the same numbers. Rows bear the names of re3d:

* ``BelongsTo`` (``part_of``, ``member_of``), ``InChargeOf`` (``leads``), directed;
* ``IsSynonymOf`` (``same_as``), ``FightingAgainst`` (``fights``), ``AlliesOf`` (``allied_with``),
  undirected, each pair counted once;
* ``role`` and ``opposite``, which CrossRE has instead: recall by ``BelongsTo`` or ``InChargeOf``
  in either direction, and by ``FightingAgainst``.

A relation is right where both its arguments meet the gold's. It stands at the mentions of its
actors that lie nearest to its words. Names of one actor are read as ``same_as`` one another.
Relations of other predicates are not scored. Gold is not exhaustive: precision is a floor.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from according.evaluate.beside import beside
from according.evaluate.entities import PRONOUNS, meets
from according.evaluate.gold_relations import RelationDocument
from according.evaluate.matching import one_to_one
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import PRF
from according.model import Actor, Reading, Span, Spans

FIVE = ("BelongsTo", "InChargeOf", "IsSynonymOf", "FightingAgainst", "AlliesOf")
ROWS = (*FIVE, "role", "opposite")
READ_AS: Mapping[str, str] = {
    "part_of": "BelongsTo",
    "member_of": "BelongsTo",
    "leads": "InChargeOf",
    "same_as": "IsSynonymOf",
    "fights": "FightingAgainst",
    "allied_with": "AlliesOf",
}
"""The row that a predicate belongs to; any other predicate belongs to none."""
TOTAL = "all five"
RELATION_MISTAKES = ("missed", "invented")

_CROSSRE = {"part-of": "BelongsTo", "named": "IsSynonymOf", "general-affiliation": "free"}
_UNDIRECTED = frozenset({"IsSynonymOf", "FightingAgainst", "AlliesOf", "opposite", "free"})
_RECALLED_BY = {"role": ("BelongsTo", "InChargeOf"), "opposite": ("FightingAgainst",)}
_LOOSE = {
    "BelongsTo": ("role", "free"),
    "InChargeOf": ("role", "free"),
    "FightingAgainst": ("opposite",),
}
"""By row, the gold that may or may not be of it: what meets it is not held wrong."""
# Part of the published measure, as ``PRONOUNS``.
_NAMELESS = PRONOUNS | {"itself", "themselves", "himself", "one"}


class Told(NamedTuple):
    """A relation between two stretches of a text; an undirected one has the earlier first."""

    row: str
    subject: Span
    object: Span


class RelationScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well relations were read, by row and for the five of re3d together."""

    docs: int
    relations: dict[str, PRF]
    named: dict[str, PRF]
    """The same with gold that has a pronoun for an argument neither right nor wrong."""


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """One document's relations of one row."""

    gold: tuple[Told, ...]
    read: tuple[Told, ...]
    pairs: dict[int, int]
    """By position in ``gold``, the position of the read one that stands for it."""
    ignored: frozenset[int]
    """Positions in ``read`` of those neither right nor wrong: gold read twice, loose gold."""

    def counts(self, nameless: frozenset[int] = frozenset()) -> tuple[int, int, int]:
        """Return right, read and gold, with the gold at some positions left out."""
        right = sum(i not in nameless for i in self.pairs)
        dropped = self.ignored | {j for i, j in self.pairs.items() if i in nameless}
        return right, len(self.read) - len(dropped), len(self.gold) - len(nameless)


def score_relations(
    gold: Iterable[RelationDocument], readings: Mapping[str, Reading]
) -> RelationScore:
    """Measure relations between actors.

    Args:
        gold: annotated documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a reading belongs to no gold document, is of another text, or has a span that
            covers nothing of it.
    """
    documents = tuple(gold)
    every = {row: [0, 0, 0] for row in ROWS}
    named = {row: [0, 0, 0] for row in ROWS}
    for document, reading in beside(documents, readings):
        wanted, read = _gold(document), told_in(reading)
        for name in ROWS:
            row = _row(name, wanted, read)
            nameless = {i for i, one in enumerate(row.gold) if _nameless(document.text, one)}
            _add(every[name], row.counts())
            _add(named[name], row.counts(frozenset(nameless)))
    return RelationScore(docs=len(documents), relations=_shares(every), named=_shares(named))


def relation_mistakes(
    gold: Iterable[RelationDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List every mistake, documents in the gold's order and each in the order of its text.

    The kinds: ``missed`` and ``invented``, by row; of the rows ``role`` and ``opposite`` only
    what is missed, as they have no precision of their own.

    Raises:
        ValueError: as ``score_relations``.
    """
    found: list[Mistake] = []
    for document, reading in beside(tuple(gold), readings):
        wanted, read = _gold(document), told_in(reading)
        rows = ((name, _row(name, wanted, read)) for name in ROWS)
        found += in_text_order(
            one for name, row in rows for one in _mistakes(document, row, five=name in FIVE)
        )
    return tuple(found)


def told_in(reading: Reading) -> tuple[Told, ...]:
    """Return the relations that a reading tells, those of a stretch to itself left out."""
    actors = {actor.id: actor for actor in reading.actors if actor.mentions}
    found = [
        _told(
            READ_AS[one.predicate],
            _nearest(actors[one.subject].mentions, one.span),
            _nearest(actors[one.object].mentions, one.span),
        )
        for one in reading.relations
        if one.predicate in READ_AS and one.subject in actors and one.object in actors
    ]
    for actor in actors.values():
        names = _names(reading.text, actor)
        found += [_told("IsSynonymOf", names[0], name) for name in names[1:]]
    return tuple(dict.fromkeys(one for one in found if one.subject != one.object))


def _told(row: str, subject: Span, object_: Span) -> Told:
    if row in _UNDIRECTED:
        subject, object_ = sorted((subject, object_))
    return Told(row, subject, object_)


def _nearest(mentions: Spans, span: Span) -> Span:
    """Return the mention with the fewest characters between; of several, the shortest."""
    return min(
        mentions,
        key=lambda m: (max(m.start - span.end, span.start - m.end, 0), m.end - m.start),
    )


def _names(text: str, actor: Actor) -> list[Span]:
    """Return where each spelling that starts with a capital stands first."""
    spelled: dict[str, Span] = {}
    for span in actor.mentions:
        name = span.of(text)
        if name[:1].isupper():
            spelled.setdefault(name, span)
    return list(spelled.values())


def _gold(document: RelationDocument) -> tuple[Told, ...]:
    rows = ((_CROSSRE.get(one.type, one.type), one) for one in document.relations)
    known = (*ROWS, "free")
    told = (_told(row, one.source, one.target) for row, one in rows if row in known)
    return tuple(dict.fromkeys(told))


def _nameless(text: str, told: Told) -> bool:
    return any(span.of(text).strip().lower() in _NAMELESS for span in (told.subject, told.object))


def _row(name: str, gold: Sequence[Told], read: Sequence[Told]) -> _Row:
    wanted = _RECALLED_BY.get(name, (name,))
    ours = tuple(one for one in gold if one.row == name)
    theirs = tuple(one for one in read if one.row in wanted)
    either = name in _UNDIRECTED or name == "role"
    near = (
        (-float(_shared(one, other)), 0.0, 0.0, i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if _hits(one, other, either=either)
    )
    pairs = dict(one_to_one(near))
    loose = [one for one in gold if one.row in _LOOSE.get(name, ())]
    unpaired = set(range(len(theirs))) - set(pairs.values())
    ignored = {
        j
        for j in unpaired
        if any(_hits(one, theirs[j], either=either) for one in ours)
        or any(_hits(one, theirs[j], either=True) for one in loose)
    }
    return _Row(gold=ours, read=theirs, pairs=pairs, ignored=frozenset(ignored))


def _hits(gold: Told, read: Told, *, either: bool) -> bool:
    """Tell whether both arguments meet, in the same or in ``either`` direction."""
    if meets(gold.subject, read.subject) and meets(gold.object, read.object):
        return True
    return either and bool(meets(gold.subject, read.object) and meets(gold.object, read.subject))


def _shared(gold: Told, read: Told) -> int:
    return meets(gold.subject, read.subject) + meets(gold.object, read.object)


def _add(counts: list[int], more: tuple[int, int, int]) -> None:
    for place, number in enumerate(more):
        counts[place] += number


def _shares(counts: Mapping[str, Sequence[int]]) -> dict[str, PRF]:
    shares = {row: PRF.counted(*numbers) for row, numbers in counts.items()}
    right, read, gold = (sum(counts[row][place] for row in FIVE) for place in range(3))
    return shares | {TOTAL: PRF.counted(right, read, gold)}


def _mistakes(document: RelationDocument, row: _Row, *, five: bool) -> Iterator[Mistake]:
    for i, gold in enumerate(row.gold):
        if i not in row.pairs:
            yield _mistake(document, "missed", gold)
    used = set(row.pairs.values())
    for j, read in enumerate(row.read):
        if five and j not in used and j not in row.ignored:
            yield _mistake(document, "invented", read)


def _mistake(document: RelationDocument, kind: str, told: Told) -> Mistake:
    spans = (told.subject, told.object)
    link = "and" if told.row in _UNDIRECTED else "→"
    words = f" {link} ".join(span.of(document.text) for span in spans)
    sides = (words, None) if kind == "missed" else (None, words)
    return mistake(document, kind, told.row, spans, sides)
