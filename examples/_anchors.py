"""Anchors: words of a report that stand for the place where they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from according.model import Span

RANGE = " … "
NUMBERED = re.compile(r"^(?P<words>.*) #(?P<number>\d+)$", re.DOTALL)
LOOKALIKES = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


class AnchorError(ValueError):
    """An anchor that does not point at one place; the message says why."""


class _Part(NamedTuple):
    """One literal of an anchor: its words, what is cut off at either end, which occurrence."""

    words: str
    skip: int
    drop: int
    number: int | None


def resolve(text: str, anchor: str) -> Span:
    """Return the stretch of ``text`` that ``anchor`` points at.

    Args:
        text: The report's text.
        anchor: Words that stand there once; ``words #2`` for the second occurrence;
            ``first … last`` from the first words to the next occurrence of the last;
            braces single out what is meant of a longer stretch: ``Perrin {said} that``.

    Raises:
        AnchorError: The anchor is empty, missing from the text, or ambiguous.
    """
    first, *more = [_part(words) for words in anchor.split(RANGE)]
    if len(more) > 1:
        raise AnchorError(f"“{anchor}” has more than one “…”: give a list for a value in pieces")
    start, end = _only(text, first)
    if not more:
        return Span(start + first.skip, end - first.drop)
    last = more[0]
    ends = [found for found in _occurrences(text, last.words) if found >= end]
    number = last.number or 1
    if len(ends) < number:
        raise AnchorError(f"“{last.words}” does not stand after “{first.words}”")
    return Span(start + first.skip, ends[number - 1] + len(last.words) - last.drop)


def _part(words: str) -> _Part:
    """Take an anchor's literal apart."""
    numbered = NUMBERED.match(words)
    number = int(numbered["number"]) if numbered else None
    words = numbered["words"] if numbered else words
    skip = max(words.find("{"), 0)
    drop = len(words) - words.find("}") - 1 if "}" in words else 0
    bare = words.replace("{", "").replace("}", "")
    if not bare.strip():
        raise AnchorError("an anchor has no words")
    return _Part(bare, skip, drop, number)


def _only(text: str, part: _Part) -> tuple[int, int]:
    """Return the one place where a literal stands, or the occurrence it names."""
    found = list(_occurrences(text, part.words))
    if not found:
        raise AnchorError(f"“{part.words}” does not stand in the text{_hint(text, part.words)}")
    if part.number is None and len(found) > 1:
        raise AnchorError(f"“{part.words}” stands {len(found)} times: say which with #n")
    number = part.number or 1
    if not 1 <= number <= len(found):
        raise AnchorError(f"“{part.words}” stands {len(found)} times: there is no #{number}")
    start = found[number - 1]
    return start, start + len(part.words)


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Yield where ``words`` stand as whole words: "he" is not found in "the"."""
    start = text.find(words)
    while start >= 0:
        if not _inside_word(text, start) and not _inside_word(text, start + len(words)):
            yield start
        start = text.find(words, start + 1)


def _inside_word(text: str, at: int) -> bool:
    """Tell whether position ``at`` splits a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _hint(text: str, words: str) -> str:
    """Say what stands there instead, where only quotation marks, dashes or case differ."""
    if words.translate(LOOKALIKES) in text.translate(LOOKALIKES):
        return ": other quotation marks, dashes or spaces stand there"
    if words.lower() in text.lower():
        return ": it stands there as part of a word or in other case"
    return ""
