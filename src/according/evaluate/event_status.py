"""Which words name a happening, and whether it is told not to have happened, against ECB+.

Anchors are found as by the scorer that came with the gold (``score_incidents``, end to end): read
events whose first token lies in a validated sentence, each span once, are put to gold anchors that
they share a character with, one to one, the greatest Dice first. What stands for no gold counts
against precision, also where the gold's anchor is of a kind that is no event of the codebook.

A gold anchor is negated where its tag begins with ``NEG_``. It is read as such where the event's
status is ``negated`` or ``denied``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from according.evaluate.events import span_dice, told, touch, with_events
from according.evaluate.gold_events import AnchorDocument, GoldAnchor
from according.evaluate.matching import one_to_one
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import PRF, Share
from according.model import Event, Reading, Span, words

ANCHOR_MISTAKES = ("missed", "invented", "negation_missed", "negation_invented")
_NOT_SO = frozenset({"negated", "denied"})
_NEGATED = "NEG_"
_SCORED_NEGATION = "NEG_ACTION_OCCURRENCE"


class AnchorScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well anchors were found and negation was read."""

    docs: int
    gold_mentions: int
    predictions: int
    outside_validated_sentences: int
    """Read events that the gold cannot judge."""
    aligned: int
    mentions: PRF
    tags: dict[str, Share]
    """Of the gold's anchors, by their tag, those found."""
    types: dict[str, Share]
    """Of the read events, by their type, those at a gold anchor."""
    negated: Share
    """Of the found ``NEG_ACTION_OCCURRENCE`` anchors, those read as negated or denied."""
    others: Share
    """Of the found anchors that are not negated, those not read as negated or denied."""


class _Aligned(msgspec.Struct, frozen=True):
    """A document's anchors and read events, each event span once."""

    gold: AnchorDocument
    events: tuple[Event, ...]
    """Those in validated sentences."""
    read: int
    outside: int
    pairs: tuple[tuple[int, int], ...]
    """Places in the gold's anchors and in ``events``."""

    @property
    def found(self) -> list[tuple[GoldAnchor, Event]]:
        return [(self.gold.anchors[i], self.events[j]) for i, j in self.pairs]


def score_anchors(gold: Iterable[AnchorDocument], readings: Mapping[str, Reading]) -> AnchorScore:
    """Measure which words are read as events, and which of these as not having happened.

    Args:
        gold: documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a reading belongs to no gold document or is of another text, or one of its
            spans covers nothing of it.
    """
    documents = _aligned(gold, readings)
    found = [pair for document in documents for pair in document.found]
    anchors = [anchor for document in documents for anchor in document.gold.anchors]
    events = [event for document in documents for event in document.events]
    negated = [event for anchor, event in found if anchor.tag == _SCORED_NEGATION]
    others = [event for anchor, event in found if not anchor.tag.startswith(_NEGATED)]
    return AnchorScore(
        docs=len(documents),
        gold_mentions=len(anchors),
        predictions=sum(document.read for document in documents),
        outside_validated_sentences=sum(document.outside for document in documents),
        aligned=len(found),
        mentions=PRF.counted(len(found), len(events), len(anchors)),
        tags=_shares((a.tag for a, _ in found), (a.tag for a in anchors)),
        types=_shares((e.type for _, e in found), (e.type for e in events)),
        negated=Share.counted(sum(e.status in _NOT_SO for e in negated), len(negated)),
        others=Share.counted(sum(e.status not in _NOT_SO for e in others), len(others)),
    )


def anchor_mistakes(
    gold: Iterable[AnchorDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List the anchors missed and invented, and the negations missed and invented.

    Raises:
        ValueError: as ``score_anchors``.
    """
    return tuple(
        found
        for document in _aligned(gold, readings)
        for found in in_text_order(_mistakes(document))
    )


def _aligned(gold: Iterable[AnchorDocument], readings: Mapping[str, Reading]) -> list[_Aligned]:
    return [_align(document, reading) for document, reading in with_events(tuple(gold), readings)]


def _align(document: AnchorDocument, reading: Reading) -> _Aligned:
    inside: dict[Span, Event] = {}
    outside = 0
    for event in reading.events:
        if _validated(document, event.span):
            inside.setdefault(event.span, event)
        else:
            outside += 1
    events = tuple(inside.values())
    candidates = (
        (-span_dice(anchor.spans, (event.span,)), 0.0, 0.0, i, j)
        for i, anchor in enumerate(document.anchors)
        for j, event in enumerate(events)
        if touch(anchor.spans, (event.span,))
    )
    pairs = tuple(one_to_one(candidates))
    return _Aligned(document, events, len(reading.events), outside, pairs)


def _validated(document: AnchorDocument, span: Span) -> bool:
    """Tell whether the first token that a span ends at or reaches lies in a validated sentence."""
    first = min((token for token in document.tokens if token[1] > span.start), default=None)
    return first is not None and first[2] in document.validated_sentences


def _shares(right: Iterable[str], of: Iterable[str]) -> dict[str, Share]:
    hits, totals = Counter(right), Counter(of)
    return {name: Share.counted(hits[name], totals[name]) for name in sorted(totals)}


def _mistakes(aligned: _Aligned) -> Sequence[Mistake]:
    document, text = aligned.gold, aligned.gold.text
    met, used = {i for i, _ in aligned.pairs}, {j for _, j in aligned.pairs}
    made = [
        mistake(document, "missed", anchor.tag, anchor.spans, (words(text, anchor.spans), None))
        for i, anchor in enumerate(document.anchors)
        if i not in met
    ]
    made += [
        mistake(document, "invented", event.type, [event.span], (None, told(event, text)))
        for j, event in enumerate(aligned.events)
        if j not in used
    ]
    for anchor, event in aligned.found:
        negated = anchor.tag.startswith(_NEGATED)
        if negated != (event.status in _NOT_SO):
            kind = "negation_missed" if negated else "negation_invented"
            sides = (anchor.tag, event.status)
            made.append(mistake(document, kind, event.type, anchor.spans, sides))
    return made
