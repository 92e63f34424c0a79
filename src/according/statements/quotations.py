"""Quotation marks: which belong together, and what they enclose."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from according.model import Span

_OPENERS = {"“": "”", "«": "»", "„": "“”", "``": "''"}
_MARK = re.compile(r"``|''|[“”„«»\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_STRAIGHT = '"'
_SINGLE_OPEN, _SINGLE_CLOSE = "‘'", "’'"


class Quotation(msgspec.Struct, frozen=True):
    """Words between quotation marks; the span includes the marks."""

    span: Span
    closed: bool = True
    """False where the closing mark is missing: the quotation runs to its paragraph's end."""
    continues: bool = False
    """True where it carries on a quotation that the paragraph before left open."""


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, paragraph by paragraph.

    Quotations inside quotations stay part of the outer one. In English print a quotation that
    goes on in the next paragraph is opened again there and closed only at its very end, so an
    open quotation at a paragraph's end is continued by one that opens the next paragraph.
    """
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs:
        here = list(_in_paragraph(text, paragraph))
        if here and open_before and here[0].span.start == paragraph.start:
            here[0] = msgspec.structs.replace(here[0], continues=True)
        found += here
        open_before = bool(here) and not here[-1].closed
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    marks = [(m.start(), m.end(), m.group()) for m in _MARK.finditer(text, *paragraph)]
    use_single = not any(mark[2] in '“"«„' or mark[2] == "``" for mark in marks)
    start, closers = -1, ""
    for begin, end, mark in marks:
        if start < 0:
            closers = _closers(text, begin, mark, use_single=use_single)
            if closers:
                start = begin
        elif mark in closers and mark:
            if Span(start, end).of(text).strip("“”\"'’‘`«»„ "):
                yield Quotation(Span(start, end))
            start = -1
    if start >= 0 and closers != _SINGLE_CLOSE and paragraph.end - start > 1:
        yield Quotation(Span(start, paragraph.end), closed=False)


def _closers(text: str, begin: int, mark: str, *, use_single: bool) -> str:
    """Return the marks that would close a quotation opened here; empty where none opens."""
    if mark in _OPENERS:
        return _OPENERS[mark]
    if mark == _STRAIGHT:
        opens = begin + 1 < len(text) and not text[begin + 1].isspace()
        return _STRAIGHT if opens else ""
    if use_single and mark in _SINGLE_OPEN and (begin == 0 or not text[begin - 1].isalnum()):
        return _SINGLE_CLOSE
    return ""
