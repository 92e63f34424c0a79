"""Gold of incidents, in two shapes.

* *mentions*: ``topic``, ``tokens`` (start, end, sentence), ``validated_sentences`` and
  ``mentions`` (each ``kind``, ``tag``, ``spans``, ``cluster``, ``validated_sentence``), as in ECB+
  (Cybulska and Vossen 2014): which words of which reports tell the same happening.
* *reports*: ``incident``: which reports tell of the same.

Other keys are passed over.
"""

from pathlib import Path

import msgspec

from according.evaluate.lines import GoldError, check_spans, read_lines
from according.model import Span, Spans

_ACTION = "action"


class ToldMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell a happening."""

    spans: Spans
    cluster: str
    """Name of the happening in its topic."""


class ToldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the words that tell happenings, of the sentences that were gone over twice."""

    id: str
    text: str
    topic: str
    published: str | None = None
    mentions: tuple[ToldMention, ...]
    tokens: tuple[Span, ...]
    """Of the whole text, in order."""
    validated: frozenset[Span]
    """Those of the sentences in which every happening is marked."""


class OneIncidentDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report of one incident."""

    id: str
    text: str
    published: str | None = None
    incident: str


class _Mention(msgspec.Struct):
    kind: str
    spans: Spans
    cluster: str
    validated_sentence: bool = True


class _Line(msgspec.Struct, kw_only=True):
    id: str
    text: str
    dct: str | None = None
    topic: str | None = None
    tokens: tuple[tuple[int, int, int], ...] = ()
    validated_sentences: frozenset[int] = frozenset()
    mentions: tuple[_Mention, ...] = ()
    incident: str | None = None


IncidentGold = tuple[ToldDocument, ...] | tuple[OneIncidentDocument, ...]


def read_incident_gold(path: Path) -> IncidentGold:
    """Read incidents from a JSON Lines file, gzipped or plain.

    Raises:
        GoldError: a line is not JSON, is of neither shape or not of that of the first line, has a
            span that covers nothing of its text, or repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    documents = read_lines(path, _Line, _document)
    told = tuple(one for one in documents if isinstance(one, ToldDocument))
    reports = tuple(one for one in documents if isinstance(one, OneIncidentDocument))
    if told and reports:
        raise GoldError(f"{path}: some lines have mentions and others an incident")
    return told or reports


def _document(line: _Line) -> ToldDocument | OneIncidentDocument:
    if line.incident is not None:
        return OneIncidentDocument(
            id=line.id, text=line.text, published=line.dct, incident=line.incident
        )
    if line.topic is None:
        raise ValueError(f"document {line.id}: neither a topic with mentions nor an incident")
    mentions = [m for m in line.mentions if m.kind == _ACTION and m.validated_sentence]
    for mention in mentions:
        check_spans(line.text, f"cluster {mention.cluster}", mention.spans)
    return ToldDocument(
        id=line.id,
        text=line.text,
        topic=line.topic,
        published=line.dct,
        mentions=tuple(ToldMention(spans=m.spans, cluster=m.cluster) for m in mentions),
        tokens=tuple(Span(start, end) for start, end, _ in line.tokens),
        validated=frozenset(
            Span(start, end)
            for start, end, sentence in line.tokens
            if sentence in line.validated_sentences
        ),
    )
