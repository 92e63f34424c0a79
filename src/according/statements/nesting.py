"""Which statement is told inside which."""

from collections.abc import Sequence

from according.model import Spans
from according.statements.draft import Draft


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the index of the smallest one whose content encloses it.

    A draft is enclosed when its cue (its content, where it has no cue) lies in the other's
    content. Two drafts that enclose each other have no parent through one another.
    """
    return [_parent(number, drafts) for number in range(len(drafts))]


def _parent(number: int, drafts: Sequence[Draft]) -> int | None:
    own = drafts[number].cue or drafts[number].content
    around = [
        other
        for other, draft in enumerate(drafts)
        if other != number
        and _encloses(draft.content, own)
        and _size(draft.content) > _size(drafts[number].content)
    ]
    return min(around, key=lambda other: _size(drafts[other].content), default=None)


def _encloses(outer: Spans, inner: Spans) -> bool:
    return all(any(span.contains(part) for span in outer) for part in inner)


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
