"""Spans: where in a document's text a value stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch ``[start, end)`` of a text, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def fits(self, text: str) -> bool:
        """Tell whether the span is a non-empty stretch inside ``text``."""
        return 0 <= self.start < self.end <= len(text)


Spans = tuple[Span, ...]
"""One value's words, in text order; more than one where something stands between them."""


def words(text: str, spans: Spans) -> str:
    """Return the words the spans cover, a gap between two of them shown as `` … ``."""
    return " … ".join(span.of(text) for span in spans)
