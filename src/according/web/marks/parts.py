"""A report's text in paragraphs, and a very long one in parts that are a page each; pure."""

from collections.abc import Iterable, Iterator

from according.model import Paragraph, Reading, Span

MOST = 10_000
"""Characters of a part: a page of these with all that is marked is under 200 kB."""


def paragraphs(reading: Reading) -> list[Paragraph]:
    """Return the paragraphs, and as others what lies between them."""
    made, last = [], 0
    for one in sorted(reading.paragraphs, key=lambda each: each.span):
        if one.span.start > last and reading.text[last : one.span.start].strip():
            made.append(Paragraph(Span(last, one.span.start)))
        made.append(Paragraph(Span(max(last, one.span.start), one.span.end), one.role))
        last = max(last, one.span.end)
    if reading.text[last:].strip():
        made.append(Paragraph(Span(last, len(reading.text))))
    return made


def parts(text: str, found: Iterable[Paragraph], most: int = MOST) -> list[list[Paragraph]]:
    """Put paragraphs together to parts of at most so many characters; at least one part.

    Args:
        text: the report's.
        found: its paragraphs; one that is longer than a part is cut between words, where it can be.
        most: characters of a part.
    """
    made: list[list[Paragraph]] = [[]]
    size = 0
    for one in found:
        for piece in _cut(text, one, most):
            length = piece.span.end - piece.span.start
            if made[-1] and size + length > most:
                made.append([])
                size = 0
            made[-1].append(piece)
            size += length
    return made


def part_of(made: list[list[Paragraph]], at: int) -> int:
    """Return the number, from 0, of the part in which a character stands."""
    return max((n for n, part in enumerate(made) if part and part[0].span.start <= at), default=0)


def _cut(text: str, one: Paragraph, most: int) -> Iterator[Paragraph]:
    start, last = one.span
    while last - start > most:
        space = text.rfind(" ", start, start + most) + 1
        end = space if space > start else start + most
        yield Paragraph(Span(start, end), one.role)
        start = end
    yield Paragraph(Span(start, last), one.role)
