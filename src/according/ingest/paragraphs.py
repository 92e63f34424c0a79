"""Where the paragraphs of a plain text are."""

import re
from itertools import pairwise
from typing import NamedTuple

from according.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]*$")

_WIDEST_WRAP = 100
"""Columns; no editor or mail program wraps later, while a paragraph on one line is longer."""

_OPEN_SHARE = 0.4
"""In wrapped text most lines end inside a sentence; in text of one paragraph a line, few do."""

_RAGGED = 0.8
"""A line was broken by wrapping if the next line's first word would have filled it this far."""

_INDENT = 2


class _Line(NamedTuple):
    span: Span
    words: str
    indent: int
    after_blank: bool


def paragraph_spans(text: str) -> list[Span]:
    """Return the paragraphs of ``text`` in order, each without surrounding white space.

    Empty lines part paragraphs. So does every line end, unless the text is hard-wrapped.
    """
    lines = _lines(text)
    widest = max((len(line.words) for line in lines), default=0)
    wrapped = widest <= _WIDEST_WRAP and _is_wrapped(lines)
    spans: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        if wrapped and previous is not None and _goes_on(previous, line, widest):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
        previous = line
    return spans


def _lines(text: str) -> list[_Line]:
    lines = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words)
        blank = len(_LINE_END.findall(text, end, match.start())) > 1
        span = Span(start, start + len(words))
        lines.append(_Line(span, words, start - match.start(), blank))
        end = span.end
    return lines


def _is_wrapped(lines: list[_Line]) -> bool:
    # The first of several lines may be a headline, open whether or not the text is wrapped.
    inner = [
        line.words
        for line, following in pairwise(lines[1:] if len(lines) > 2 else lines)
        if not following.after_blank
    ]
    still_open = sum(_SENTENCE_END.search(words) is None for words in inner)
    return bool(inner) and still_open >= _OPEN_SHARE * len(inner)


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    if following.after_blank or following.indent >= line.indent + _INDENT:
        return False
    if following.words[0].islower() and _SENTENCE_END.search(line.words) is None:
        return True
    next_word = following.words.split(maxsplit=1)[0]
    return len(line.words) + 1 + len(next_word) > _RAGGED * width
