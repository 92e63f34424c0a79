"""Errors, one by one: where a reading and the gold part, with the words around."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from according.evaluate.beside import refuse_unknown
from according.evaluate.gold import GoldDocument
from according.evaluate.matching import Pair, Tokened, match
from according.evaluate.mistakes import around
from according.model import Span, Statement, words

MismatchKind = Literal["missed", "invented", "wrong_source", "wrong_border"]

_AROUND = 300
"""Most code points of a paragraph shown on either side; some texts are one long line."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says: the statement's id and the words of its roles."""

    id: str
    source: str
    cue: str
    content: str


class Mismatch(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the reading and the gold part.

    A pair that errs in source and border gives two; so the number of each kind is the distance
    between two counts of ``StatementScore``.
    """

    kind: MismatchKind
    document: str
    span: Span
    """The paragraph the statement stands in, cut where it runs long."""
    context: str
    """The words of ``span``."""
    gold: Side | None = None
    """None where the statement is invented."""
    predicted: Side | None = None
    """None where the statement is missed."""


def listing(
    gold: Iterable[GoldDocument],
    readings: Mapping[str, Sequence[Statement]],
    *,
    all_layers: bool = False,
) -> tuple[Mismatch, ...]:
    """List every mismatch, documents in the gold's order and each in the order of its text.

    Statements are paired as by ``score_statements``, which see for the arguments. The kinds:
    ``missed`` (gold that nothing stands for), ``invented`` (a prediction that stands for nothing),
    ``wrong_source`` (source Dice below 0.5), ``wrong_border`` (contents differ by a token).

    Raises:
        ValueError: a reading belongs to no gold document, or a span does not lie in its text.
    """
    documents = tuple(gold)
    refuse_unknown(documents, readings)
    return tuple(
        mismatch
        for document in documents
        for mismatch in _in_document(document, readings.get(document.id, ()), all_layers=all_layers)
    )


def count_by_kind(mismatches: Iterable[Mismatch]) -> dict[MismatchKind, int]:
    """Count mismatches; every kind has its number, be it 0."""
    counts = Counter(mismatch.kind for mismatch in mismatches)
    return {kind: counts[kind] for kind in get_args(MismatchKind)}


def _in_document(
    document: GoldDocument, predicted: Sequence[Statement], *, all_layers: bool
) -> list[Mismatch]:
    matching = match(document, predicted, all_layers=all_layers)
    found: list[tuple[Span, Mismatch]] = []
    for pair in matching.pairs:
        for kind in _wrong(pair):
            found.append(_mismatch(document, kind, gold=pair.gold, predicted=pair.predicted))
    found.extend(_mismatch(document, "missed", gold=one) for one in matching.missed)
    found.extend(_mismatch(document, "invented", predicted=one) for one in matching.invented)
    return [mismatch for _, mismatch in sorted(found, key=lambda item: item[0])]


def _wrong(pair: Pair) -> Iterator[MismatchKind]:
    if not pair.near_source:
        yield "wrong_source"
    if not pair.same_content:
        yield "wrong_border"


def _mismatch(
    document: GoldDocument,
    kind: MismatchKind,
    *,
    gold: Tokened | None = None,
    predicted: Tokened | None = None,
) -> tuple[Span, Mismatch]:
    """Make the record, and say which words it stands at for the sake of order."""
    extent = _extent(gold or predicted)
    nothing = extent.start == extent.end
    context = extent if nothing else around(document.text, extent, _AROUND)
    return extent, Mismatch(
        kind=kind,
        document=document.id,
        span=context,
        context=context.of(document.text),
        gold=_side(document.text, gold),
        predicted=_side(document.text, predicted),
    )


def _side(text: str, one: Tokened | None) -> Side | None:
    if one is None:
        return None
    told = one.told
    return Side(
        id=told.id,
        source=words(text, told.source),
        cue=words(text, told.cue),
        content=words(text, told.content),
    )


def _extent(one: Tokened | None) -> Span:
    """Return the stretch from a statement's first word to its last; nothing at all stands at 0."""
    spans = (*one.told.source, *one.told.cue, *one.told.content) if one else ()
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
