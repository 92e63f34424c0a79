"""Gold of events, in four shapes; a line has ``id``, ``text`` and what tells the shape.

* *pairs*: ``events``, each who (``source``) did what kind of thing (``event_type``) to whom
  (``target``). As PLOVER sentences (Hu et al. 2024) have them, a side is one actor with its
  mentions (``spans``); as PLOVER's gold records, it is a list of actors (each ``span``, which may
  be null), and several sources without a target act on one another.
* *anchors*: ``mentions`` (each ``kind``, ``tag``, ``spans``, ``validated_sentence``) with the
  ``tokens`` (start, end, sentence) and the ``validated_sentences``, as in ECB+ (Cybulska and
  Vossen 2014).
* *police*: ``sentences`` (each ``span``, ``labels``), as in IndiaPoliceEvents (Halterman, Keith,
  Sarwar and O'Connor 2021).
* *records*: ``events`` as in the reading contract, with the ``statements``, ``times``, ``places``
  and ``counts`` that they name.

Other keys are passed over.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from according.evaluate.lines import GoldError, check_spans, read_lines
from according.model import Event, Span, Spans

EventGold = Literal["pairs", "anchors", "police", "records"]
PoliceLabel = Literal["KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION"]

QUADS: Mapping[str, tuple[str, ...]] = {
    "VCOOP": ("AGREE", "CONSULT", "SUPPORT"),
    "MCOOP": ("COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT"),
    "VCONF": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MCONF": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""The manual's four classes: verbal and material cooperation, verbal and material conflict."""
QUAD_OF = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
_OLD_NAMES = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}


def folded(kind: str) -> str:
    """Return a type as it was before 2023, when CONCEDE and RETREAT were one, YIELD."""
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


class GoldPair(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what kind of thing to whom."""

    type: str
    quad: str
    sources: tuple[Spans, ...]
    """The mentions of each who acts; one that the text does not name has none."""
    targets: tuple[Spans, ...]
    both_ways: bool = False
    """The sources, two or more, act on one another."""

    @property
    def source(self) -> Spans:
        """Every mention of those who act."""
        return tuple(span for actor in self.sources for span in actor)

    @property
    def target(self) -> Spans:
        """Every mention of those acted upon."""
        return tuple(span for actor in self.targets for span in actor)


class PairDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with some of its events; spans index ``text``."""

    id: str
    text: str
    pairs: tuple[GoldPair, ...]
    yields: bool
    """Whether CONCEDE and RETREAT are one type, YIELD."""
    in_codebook: bool | None = None
    """Whether it is an example of the codebook; none: the gold does not say."""


class GoldAnchor(msgspec.Struct, frozen=True):
    """Words that name a doing or happening."""

    spans: Spans
    tag: str
    """ECB+'s class of action: ``ACTION_OCCURRENCE``, ``NEG_ACTION_STATE``, …"""


class AnchorDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the anchors of its validated sentences."""

    id: str
    text: str
    tokens: tuple[tuple[int, int, int], ...]
    """Start, end and number of the sentence."""
    validated_sentences: frozenset[int]
    anchors: tuple[GoldAnchor, ...]


class PoliceSentence(msgspec.Struct, frozen=True):
    """A sentence and what it tells of the police."""

    span: Span
    labels: frozenset[PoliceLabel]


class PoliceDocument(msgspec.Struct, frozen=True, kw_only=True, rename={"published": "date"}):
    """A report whose sentences tell what police did."""

    id: str
    text: str
    published: str | None = None
    sentences: tuple[PoliceSentence, ...]


class ToldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that events may be told in."""

    id: str
    cue: Spans = ()
    content: Spans = ()


class ToldTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time of an event."""

    id: str
    span: Span
    start: str | None = None
    end: str | None = None


class ToldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of an event."""

    id: str
    span: Span
    name: str


class ToldCount(msgspec.Struct, frozen=True, kw_only=True):
    """A number told of an event."""

    id: str
    span: Span


class RecordDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with all its events, and the records that they name."""

    id: str
    text: str
    published: str | None = None
    events: tuple[Event, ...]
    statements: tuple[ToldStatement, ...] = ()
    times: tuple[ToldTime, ...] = ()
    places: tuple[ToldPlace, ...] = ()
    counts: tuple[ToldCount, ...] = ()


class _Shape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    validated_sentences: msgspec.Raw = msgspec.Raw(b"")
    sentences: msgspec.Raw = msgspec.Raw(b"")
    events: tuple[dict[str, Any], ...] | None = None

    @property
    def gold(self) -> EventGold | None:
        if bytes(self.validated_sentences):
            return "anchors"
        if bytes(self.sentences):
            return "police"
        if not self.events:
            return None
        return "pairs" if "source" in self.events[0] else "records"


class _Side(msgspec.Struct):
    spans: Spans


class _Party(msgspec.Struct):
    span: Span | None = None


class _Pair(msgspec.Struct):
    event_type: str
    source: _Side | list[_Party]
    target: _Side | list[_Party]
    quad: str | None = None


class _PairLine(msgspec.Struct):
    id: str
    text: str
    events: tuple[_Pair, ...]
    in_codebook: bool | None = None


class _Mention(msgspec.Struct):
    kind: str
    tag: str
    spans: Spans
    validated_sentence: bool


class _AnchorLine(msgspec.Struct):
    id: str
    text: str
    tokens: tuple[tuple[int, int, int], ...]
    validated_sentences: frozenset[int]
    mentions: tuple[_Mention, ...]


def shape_of(path: Path) -> EventGold:
    """Tell by the first line with events which gold a file holds.

    Raises:
        GoldError: a line is not JSON or has no id, or none holds gold of events.
        OSError: the file cannot be opened.
    """
    for line in read_lines(path, _Shape, lambda line: line):
        if line.gold is not None:
            return line.gold
    raise GoldError(
        f"{path}: no line has events, sentences with labels, or mentions of validated sentences"
    )


def read_pair_gold(path: Path) -> tuple[PairDocument, ...]:
    """Read who did what to whom from a JSON Lines file, gzipped or plain.

    Raises:
        GoldError: a line is not JSON, lacks a key, has an unknown type or a span that covers
            nothing of its text, or repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    return read_lines(path, _PairLine, _pairs)


def read_anchor_gold(path: Path) -> tuple[AnchorDocument, ...]:
    """Read anchors from a JSON Lines file, gzipped or plain; errors as of ``read_pair_gold``."""
    return read_lines(path, _AnchorLine, _anchors)


def read_police_gold(path: Path) -> tuple[PoliceDocument, ...]:
    """Read labelled sentences from a JSON Lines file; errors as of ``read_pair_gold``."""

    def check(document: PoliceDocument) -> PoliceDocument:
        check_spans(document.text, "a sentence", (one.span for one in document.sentences))
        return document

    return read_lines(path, PoliceDocument, check)


def read_record_gold(path: Path) -> tuple[RecordDocument, ...]:
    """Read events as records from a JSON Lines file; errors as of ``read_pair_gold``."""

    def check(document: RecordDocument) -> RecordDocument:
        for event in document.events:
            spans = (event.span, *event.actors, *event.recipients)
            check_spans(document.text, f"event {event.id}", spans)
        for one in document.statements:
            check_spans(document.text, f"statement {one.id}", (*one.cue, *one.content))
        spanned = (document.times, document.places, document.counts)
        spans = tuple(one.span for records in spanned for one in records)
        check_spans(document.text, "times, places and counts", spans)
        return document

    return read_lines(path, RecordDocument, check)


def _pairs(line: _PairLine) -> PairDocument:
    pairs = tuple(_pair(one) for one in line.events)
    for pair in pairs:
        check_spans(line.text, pair.type, (*pair.source, *pair.target))
    return PairDocument(
        id=line.id,
        text=line.text,
        pairs=pairs,
        yields=not any(isinstance(one.source, list) for one in line.events[:1]),
        in_codebook=line.in_codebook,
    )


def _pair(one: _Pair) -> GoldPair:
    name = one.event_type.upper()
    kind = _OLD_NAMES.get(name, name)
    if kind not in QUAD_OF:
        raise ValueError(f"unknown event type {one.event_type!r}")
    sources, targets = _parties(one.source), _parties(one.target)
    coded = isinstance(one.source, list)
    return GoldPair(
        type=kind if coded else folded(kind),
        quad=one.quad or QUAD_OF[kind],
        sources=sources,
        targets=targets,
        both_ways=coded and not targets and sum(map(bool, sources)) > 1,
    )


def _parties(side: _Side | list[_Party]) -> tuple[Spans, ...]:
    if isinstance(side, _Side):
        return (side.spans,)
    return tuple((party.span,) if party.span else () for party in side)


def _anchors(line: _AnchorLine) -> AnchorDocument:
    wanted = [one for one in line.mentions if one.kind == "action" and one.validated_sentence]
    for one in wanted:
        check_spans(line.text, one.tag, one.spans)
    return AnchorDocument(
        id=line.id,
        text=line.text,
        tokens=line.tokens,
        validated_sentences=line.validated_sentences,
        anchors=tuple(GoldAnchor(one.spans, one.tag) for one in wanted),
    )
