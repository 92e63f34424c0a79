"""Gold: reports annotated by people, read from JSON Lines.

A line has ``id``, ``text`` and one of

* ``attributions``: ``source``, ``cue``, ``content`` as lists of ``[start, end]`` (PolNeAR's one
  layer of who says what);
* ``statements``: the same three with ``id``, ``act``, ``parent``, ``about``, ``source_kind`` and
  ``manner`` (or ``direct``), and numbers as ``counts`` (reading contract) or ``numbers``.

Other keys are passed over.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from according.evaluate.lines import GoldError, check_spans, read_lines
from according.model import Act, Count, Manner, SourceKind, Span, Spans

__all__ = ["GoldDocument", "GoldError", "GoldStatement", "read_gold"]


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as a person marked it; what the annotation does not say is none."""

    id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    act: Act | None = None
    manner: Manner | None = None
    source_kind: SourceKind | None = None
    refers_to: str | None = None
    """Name of the speaker where the source is a pronoun, a short name or a role."""
    parent: str | None = None
    about: str | None = None


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated report; spans index ``text``."""

    id: str
    text: str
    statements: tuple[GoldStatement, ...] = ()
    counts: tuple[Count, ...] = ()


class _Attribution(msgspec.Struct):
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


class _Statement(_Attribution, kw_only=True):
    id: str
    act: Act
    manner: Manner | None = None
    direct: Manner | None = None
    source_kind: SourceKind | None = None
    source_refers_to: str | None = None
    parent: str | None = None
    about: str | None = None


class _Number(msgspec.Struct, kw_only=True):
    span: Span
    what: str
    low: int | None = None
    high: int | None = None
    exact: bool = False
    said_by: str = "author"


class _Line(msgspec.Struct, kw_only=True):
    id: str
    text: str
    attributions: list[_Attribution] | None = None
    statements: list[_Statement] | None = None
    numbers: list[_Number] = []
    counts: list[Count] = []


def read_gold(path: Path) -> tuple[GoldDocument, ...]:
    """Read annotated reports from a JSON Lines file, gzipped where its name ends in ``.gz``.

    Raises:
        GoldError: a line is not JSON, lacks a key, has a span that covers nothing of its text,
            links to a statement that it does not have, or repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    return read_lines(path, _Line, _document)


def _document(line: _Line) -> GoldDocument:
    if line.statements is not None:
        statements = tuple(_of_statement(given) for given in line.statements)
    elif line.attributions is not None:
        statements = tuple(
            GoldStatement(id=f"a{k}", source=given.source, cue=given.cue, content=given.content)
            for k, given in enumerate(line.attributions, 1)
        )
    else:
        raise ValueError('has neither "attributions" nor "statements"')
    numbers = (_of_number(f"n{k}", given) for k, given in enumerate(line.numbers, 1))
    document = GoldDocument(
        id=line.id, text=line.text, statements=statements, counts=(*line.counts, *numbers)
    )
    _check_spans(document)
    _check_links(document)
    return document


def _of_statement(given: _Statement) -> GoldStatement:
    return GoldStatement(
        id=given.id,
        source=given.source,
        cue=given.cue,
        content=given.content,
        act=given.act,
        manner=given.manner or given.direct,
        source_kind=given.source_kind,
        refers_to=given.source_refers_to,
        parent=given.parent,
        about=given.about,
    )


def _of_number(name: str, given: _Number) -> Count:
    return Count(
        id=name,
        span=given.span,
        what=given.what,
        low=given.low,
        high=given.high,
        exact=given.exact,
        statement=None if given.said_by == "author" else given.said_by,
    )


def _check_spans(document: GoldDocument) -> None:
    for statement in document.statements:
        check_spans(
            document.text, statement.id, statement.source + statement.cue + statement.content
        )
    for count in document.counts:
        check_spans(document.text, count.id, (count.span, *count.of_whom))


def _check_links(document: GoldDocument) -> None:
    ids = Counter(statement.id for statement in document.statements)
    twice = sorted(name for name, times in ids.items() if times > 1)
    if twice:
        raise ValueError(f"statement ids given twice: {', '.join(twice)}")
    for statement in document.statements:
        _known(ids, statement.id, (statement.parent, statement.about))
    for count in document.counts:
        _known(ids, count.id, (count.statement,))


def _known(ids: Counter[str], record: str, links: Iterable[str | None]) -> None:
    for link in links:
        if link is not None and link not in ids:
            raise ValueError(f"{record}: there is no statement {link}")
