"""Which statement is told inside which."""

from collections.abc import Sequence

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
    found = [_enclosing(number, drafts) for number in range(len(drafts))]
    for number in range(len(drafts)):
        relayed_by = _relayed_by(text, number, drafts)
        if found[number] is None and relayed_by is not None and found[relayed_by] != number:
            found[number] = relayed_by
    return found


def _enclosing(number: int, drafts: Sequence[Draft]) -> int | None:
    own = drafts[number].cue or drafts[number].content
    around = [
        other
        for other, draft in enumerate(drafts)
        if other != number
        and draft.size > drafts[number].size
        and (_encloses(draft.content, own) or _bridges(draft.content, own, drafts[number].content))
    ]
    return min(around, key=lambda other: drafts[other].size, default=None)


def _bridges(outer: Spans, cue: Spans, content: Spans) -> bool:
    """Tell whether a cue stands in a gap of a content that has most of its own content.

    The encoder leaves such gaps: "was right when | he said | that it was a lie".
    """
    around = (Span(min(outer).start, max(span.end for span in outer)),)
    within = shared(outer, content) >= _MOSTLY * sum(span.end - span.start for span in content)
    return len(outer) > 1 and within and _encloses(around, cue)


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
