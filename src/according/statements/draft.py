"""What the rules find, before it becomes a statement; and from tokens to spans."""

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, Token

from according.model import Act, Span, Spans

_EDGE = frozenset(",;:-–—")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A statement without an id."""

    source: Spans
    cue: Spans
    content: Spans
    act: Act = "assert"


def spans_of(doc: Doc, indices: Iterable[int]) -> Spans:
    """Join token indices to spans of characters: runs of neighbours, edges trimmed.

    Commas, dashes and spaces at a run's edges go; runs of nothing but punctuation vanish.
    """
    runs: list[list[Token]] = []
    for index in sorted(set(indices)):
        token = doc[index]
        if runs and runs[-1][-1].i == index - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple(Span(run[0].idx, run[-1].idx + len(run[-1])) for run in trimmed if run)


def _trim(run: list[Token]) -> list[Token]:
    start, end = 0, len(run)
    while start < end and (run[start].is_space or run[start].text in _EDGE | {"."}):
        start += 1
    while end > start and (run[end - 1].is_space or run[end - 1].text in _EDGE | {"."}):
        end -= 1
    kept = run[start:end]
    return kept if any(token.is_alpha or token.like_num for token in kept) else []
