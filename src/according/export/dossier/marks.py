"""The sentence around a claim's words, in pieces: those that tell something are marked."""

import re
from collections.abc import Iterable

import msgspec

from according import lexicon
from according.model import Span

_REACH = 400
"""Characters looked at on a side for the end of the sentence."""
_BEGINS = re.compile(r"\n|(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_ENDS = re.compile(r"\n|(?<=[.!?…])[\"'”’)]*(?=\s|$)")

Marked = tuple[Span, str]
"""Words, and what they tell: ``what``, ``who``, ``when``, ``where`` or ``many``."""


class Piece(msgspec.Struct, frozen=True):
    """Words of a sentence."""

    words: str
    mark: str = ""


def sentence(text: str, span: Span) -> Span:
    """Return the sentence around some words; the words alone where it is very long."""
    left = max(0, span.start - _REACH)
    begins = [
        found.end()
        for found in _BEGINS.finditer(text, left, span.start)
        if not _is_shortened(text, left, found.start())
    ]
    start = begins[-1] if begins else left
    reach = min(len(text), span.end + _REACH)
    ends = (found.end() for found in _ENDS.finditer(text, span.end, reach))
    end = next((each for each in ends if not _is_shortened(text, start, each)), reach)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_shortened(text: str, start: int, end: int) -> bool:
    """Tell the full stop of "Mr." or "J." from that of a sentence."""
    last = text[start:end].rsplit(maxsplit=1)[-1:]
    word = last[0].rstrip(".").casefold() if last and last[0].endswith(".") else ""
    return len(word) == 1 or word in lexicon.table("titles")["before_names"]


def pieces(text: str, around: Span, marked: Iterable[Marked]) -> tuple[Piece, ...]:
    """Cut a stretch of a text where marks begin and end; of two that overlap the first stays."""
    kept: list[Marked] = []
    for span, mark in marked:
        inside = around.contains(span)
        if inside and not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, mark))
    cut, at = [], around.start
    for span, mark in sorted(kept):
        cut += [Piece(text[at : span.start]), Piece(text[slice(*span)], mark)]
        at = span.end
    cut.append(Piece(text[at : around.end]))
    return tuple(piece for piece in cut if piece.words)
