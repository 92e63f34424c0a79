"""Which statement is told inside which."""

from collections.abc import Sequence
from typing import NamedTuple

from according.model import Span, Spans, words
from according.statements.doubles import shared
from according.statements.draft import Draft

_ALIKE = 0.9
_MOSTLY = 0.5
_RELAYING = ("citing", "cited", "quoting", "quoted", "according")
"""Cues of the one whose words another passes on: "citing A, B reported that …"."""


def parents(text: str, drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the index of the smallest one whose content encloses it.

    A draft is enclosed when its cue (its content, where it has no cue) lies in the other's
    content, or in a gap of it. Of two drafts with the same content, the one who is cited is told
    by the other.
    """
    contents = [_Content(draft.content, draft.size, _hull(draft.content)) for draft in drafts]
    found = [_enclosing(number, drafts, contents) for number in range(len(drafts))]
    for number in range(len(drafts)):
        relayed_by = _relayed_by(text, number, drafts)
        if found[number] is None and relayed_by is not None and found[relayed_by] != number:
            found[number] = relayed_by
    return found


class _Content(NamedTuple):
    """The content of a draft."""

    spans: Spans
    size: int
    """Characters."""
    hull: Span
    """From its first character to its last."""


def _hull(spans: Spans) -> Span:
    starts, ends = (span.start for span in spans), (span.end for span in spans)
    return Span(min(starts, default=0), max(ends, default=0))


def _enclosing(number: int, drafts: Sequence[Draft], contents: Sequence[_Content]) -> int | None:
    content = contents[number]
    own = drafts[number].cue or content.spans
    hull = _hull(own)
    around = [
        (outer.size, other)
        for other, outer in enumerate(contents)
        if outer.hull.contains(hull)
        and outer.size > content.size
        and (_encloses(outer.spans, own) or _has_gap_for(outer.spans, content))
    ]
    return min(around)[1] if around else None


def _has_gap_for(outer: Spans, content: _Content) -> bool:
    """Tell whether a cue inside its hull stands in a gap of a content that has most of its own.

    The encoder leaves such gaps: "was right when | he said | that it was a lie".
    """
    return len(outer) > 1 and shared(outer, content.spans) >= _MOSTLY * content.size


def _encloses(outer: Spans, inner: Spans) -> bool:
    return all(any(span.contains(part) for span in outer) for part in inner)


def _relayed_by(text: str, number: int, drafts: Sequence[Draft]) -> int | None:
    draft = drafts[number]
    if not words(text, draft.cue).lower().startswith(_RELAYING):
        return None
    same = [
        other
        for other, one in enumerate(drafts)
        if other != number
        and _overlap(one.content, draft.content) >= _ALIKE
        and not words(text, one.cue).lower().startswith(_RELAYING)
    ]
    return same[0] if same else None


def _overlap(one: Spans, other: Spans) -> float:
    """Return the Dice coefficient of the characters of two contents."""
    total = sum(span.end - span.start for span in (*one, *other))
    return 2 * shared(one, other) / total if total else 0.0
