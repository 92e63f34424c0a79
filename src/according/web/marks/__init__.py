"""The text of a report as segments to be marked; pure.

Marks overlap (a name inside a cue's sentence, a quotation across three events), HTML does not: the
text is cut wherever a mark begins or ends, and each piece tells which marks lie on it.
"""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from according.model import Span


class Mark(msgspec.Struct, frozen=True, order=True):
    """Something that is told at some words."""

    span: Span
    kind: str
    """``source``, ``cue``, ``content``, ``event``, …: a class of the style sheet."""
    record: str
    """Id of the record within its report: ``s3``."""


class Segment(msgspec.Struct, frozen=True):
    """A piece of the text on which the same marks lie from its beginning to its end."""

    start: int
    """In the text, in code points."""
    words: str
    marks: tuple[Mark, ...] = ()
    """The longest first: the innermost is the last."""

    @property
    def end(self) -> int:
        """In the text, in code points."""
        return self.start + len(self.words)


def segments(
    text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None
) -> tuple[Segment, ...]:
    """Cut a text where marks begin and end; the segments put together are the text.

    Args:
        text: the report's.
        marks: in any order; those that are empty or lie outside are passed over, those that reach
            outside are cut.
        start: of the stretch, in code points.
        end: of the stretch; none: of the text.
    """
    last = len(text) if end is None else min(end, len(text))
    inside = sorted(
        {one for one in marks if max(one.span.start, start) < min(one.span.end, last)},
        key=lambda one: (one.span.start - one.span.end, one),
    )
    borders = {start, last}
    for one in inside:
        borders |= {max(one.span.start, start), min(one.span.end, last)}
    cut = sorted(borders)
    begins: dict[int, list[Mark]] = {}
    for one in inside:
        begins.setdefault(max(one.span.start, start), []).append(one)
    made, lying = [], list[Mark]()
    for left, right in pairwise(cut):
        lying = [one for one in lying if one.span.end > left] + begins.get(left, [])
        lying.sort(key=lambda one: (one.span.start - one.span.end, one))
        made.append(Segment(left, text[left:right], tuple(lying)))
    return tuple(made)
