"""Which texts and paragraphs are printed in capitals."""

import re
from collections.abc import Iterator

from according.model import Span

_STRETCH = re.compile(r"[^a-z]{20}")
"""An upper-case paragraph of six words has one; ordinary text seldom does, and is found at once."""

_LETTERS = 40
"""Letters that a text must have before its capitals tell anything of it as a whole."""

_FEWEST_WORDS = 6
"""An upper-case paragraph of fewer, in ordinary text, may be a name or a label: it stays."""

_SMALL_SHARE = 0.04
"""Small letters among all that an upper-case text may have: ``McDONALD``, ``CO2e``."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def is_upper_case(text: str) -> bool:
    """Tell whether a text as a whole is printed in capitals."""
    if _STRETCH.search(text) is None:
        return False
    return sum(map(str.isalpha, text)) >= _LETTERS and _is_upper(text)


def upper_paragraphs(text: str, paragraphs: list[Span]) -> list[Span]:
    """Return which paragraphs are printed in capitals: all of them in an upper-case text."""
    if _STRETCH.search(text) is None:
        return []
    if is_upper_case(text):
        return paragraphs
    return [span for span in paragraphs if _is_upper_paragraph(span.of(text))]


def paragraphs_of(text: str) -> list[Span]:
    """Return the parts of a text between blank lines."""
    return list(_parts(text))


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, len(text))


def _is_upper_paragraph(words: str) -> bool:
    return (
        _STRETCH.search(words) is not None
        and _is_upper(words)
        and len(_WORD.findall(words)) >= _FEWEST_WORDS
    )


def _is_upper(words: str) -> bool:
    small = sum(map(str.islower, words))
    upper = sum(map(str.isupper, words))
    return upper > 0 and small <= _SMALL_SHARE * (small + upper)
