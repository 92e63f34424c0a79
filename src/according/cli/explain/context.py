"""A record's words in their context, marked so that they are seen without colours too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.text import Text

from according.model import Reading, Span

_AROUND = 240
"""Characters kept of a paragraph before the first marked words and after the last."""
_APART = 400
"""Characters between two marks above which what lies between is cut."""
_LINE = re.compile(r"[^\n]+")
OPEN, CLOSE = "⟦", "⟧"


class Mark(NamedTuple):
    """Words to be marked, and how; ``bracketed`` ones stand in brackets too."""

    span: Span
    style: str
    bracketed: bool = True


def in_context(reading: Reading, marks: Sequence[Mark]) -> Iterator[Text]:
    """Yield the paragraphs that bracketed marks stand in, cut to what lies around them."""
    wanted = [mark.span for mark in marks if mark.bracketed]
    for paragraph in _paragraphs(reading):
        inside = sorted(span for span in wanted if span.overlaps(paragraph))
        if inside:
            yield Text(" […] ").join(
                _marked(reading.text, window, marks) for window in _windows(paragraph, inside)
            )


def snippet(reading: Reading, span: Span, around: int) -> Text:
    """Return words with a few characters of one line on each side."""
    text = reading.text
    start, end = max(0, span.start - around), min(len(text), span.end + around)
    shown = Text(("…" if start else "") + text[start : span.start].replace("\n", " "), style="dim")
    shown.append(f"{OPEN}{span.of(text)}{CLOSE}".replace("\n", " "), style="not dim bold yellow")
    return shown.append(text[span.end : end].replace("\n", " "), style="dim")


def _paragraphs(reading: Reading) -> Iterable[Span]:
    if reading.paragraphs:
        return [paragraph.span for paragraph in reading.paragraphs]
    return [Span(*line.span()) for line in _LINE.finditer(reading.text)]


def _windows(paragraph: Span, inside: Sequence[Span]) -> list[Span]:
    """Cut a paragraph to the stretches around marks, one for those that are near each other."""
    found: list[Span] = []
    for span in inside:
        start = max(paragraph.start, span.start - _AROUND)
        end = min(paragraph.end, span.end + _AROUND)
        if found and span.start - found[-1].end < _APART - _AROUND:
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return found


def _marked(text: str, window: Span, marks: Sequence[Mark]) -> Text:
    cut = sorted(mark for mark in marks if mark.span.overlaps(window))
    points = {window.start, window.end}
    for span, _, _ in cut:
        points |= {point for point in span if window.start <= point <= window.end}
    shown = Text()
    ordered = sorted(points)
    for start, end in pairwise(ordered):
        opened = sum(m.bracketed and m.span.start == start for m in cut)
        closed = sum(m.bracketed and m.span.end == end for m in cut)
        here = [m.style for m in cut if m.span.contains(Span(start, end))]
        words = text[start:end].replace("\n", " ")
        shown.append(OPEN * opened + words + CLOSE * closed, style=" ".join(here[-1:]))
    return shown
