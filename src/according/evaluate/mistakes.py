"""Mistakes, one by one: where a reading and its gold part, with the words around."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from according.evaluate.beside import Texted
from according.model import Span

_AROUND = 120
"""Most code points shown on either side."""
_TOGETHER = 400
"""Words farther apart are shown each with its own surroundings."""


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the reading and the gold part; each measure has kinds of its own."""

    kind: str
    what: str
    """The type of entity, the row of relations, or the type of a cluster; empty: not known."""
    document: str
    at: Span
    """From the first word that it is about to the last."""
    context: str
    """The words of ``at`` and those around them; what is far apart is joined by `` … ``."""
    gold: str | None = None
    """What the gold has; none: nothing."""
    predicted: str | None = None
    """What the reading has; none: nothing."""


def mistake(
    document: Texted,
    kind: str,
    what: str,
    spans: Sequence[Span],
    sides: tuple[str | None, str | None],
) -> Mistake:
    """Make the record of a mistake about some words; ``sides`` are the gold's and the reading's."""
    first, last = min(spans), max(spans, key=lambda span: span.end)
    extent = Span(first.start, last.end)
    if extent.end - extent.start <= _TOGETHER:
        context = around(document.text, extent).of(document.text)
    else:
        context = " … ".join(
            around(document.text, span).of(document.text) for span in (first, last)
        )
    return Mistake(
        kind=kind,
        what=what,
        document=document.id,
        at=extent,
        context=context,
        gold=sides[0],
        predicted=sides[1],
    )


def counted(mistakes: Iterable[Mistake], kinds: Iterable[str]) -> dict[str, int]:
    """Count mistakes by kind; every one of the kinds has its number, be it 0."""
    counts = Counter(one.kind for one in mistakes)
    return {kind: counts[kind] for kind in kinds}


def in_text_order(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Sort one document's mistakes by where they stand."""
    return sorted(mistakes, key=lambda one: (one.at, one.kind, one.what))


def around(text: str, extent: Span, most: int = _AROUND) -> Span:
    """Return the lines that an extent touches, cut at a blank where they run on.

    Args:
        text: the text.
        extent: words of it.
        most: most code points on either side of them.
    """
    start = text.rfind("\n", 0, extent.start) + 1
    end = text.find("\n", extent.end)
    end = len(text) if end < 0 else end
    if extent.start - start > most:
        start = text.find(" ", extent.start - most, extent.start) + 1 or extent.start
    if end - extent.end > most:
        cut = text.rfind(" ", extent.end, extent.end + most)
        end = cut if cut >= 0 else extent.end
    return Span(start, end)
