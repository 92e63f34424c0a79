"""One statement found twice: by its verb and by its colon, say."""

from collections.abc import Sequence

from according.model import Spans
from according.statements.draft import Draft

_ALIKE = 0.8
"""Share of the shorter content that must lie in the longer one."""


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the less sure of two drafts with one source that report the same words.

    A statement told inside another one shares its words too, but its cue lies inside the other's
    content, so it stays; so does one of another source ("citing A, B reported …").
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: -one.confidence):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda one: one.start)


def _same(one: Draft, other: Draft) -> bool:
    if _touch(one.cue, other.content) or _touch(other.cue, one.content):
        return False
    same_source = _touch(one.source, other.source) or not (one.source and other.source)
    shorter = min(one.size, other.size)
    return same_source and shorter > 0 and shared(one.content, other.content) >= _ALIKE * shorter


def _touch(one: Spans, other: Spans) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def shared(one: Spans, other: Spans) -> int:
    """Count the characters that two values share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
