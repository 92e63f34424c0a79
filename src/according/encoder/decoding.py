"""From the network's numbers to spans: cues, and each cue's source and content."""

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.encoder.windows import Encoded
from according.model import Span, Spans

NONE, SOURCE, CUE, CONTENT = range(4)
"""Roles of a piece for one cue, in the order of the link head's output."""

_LEAST = 1e-6
"""Added to probabilities before their logarithm is taken."""


class CueSpan(msgspec.Struct, frozen=True):
    """Pieces ``[start, end)`` of a text that are tagged as one cue."""

    start: int
    end: int
    probability: float


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One cue with its source and content, and how sure the network is."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    """Probability of the cue times the mean probability of the content's pieces."""
    inner: float = 1.0
    """Highest probability of a cue inside the content, believed or not."""


def cue_spans(tags: NDArray[np.float32], *, threshold: float) -> Iterator[CueSpan]:
    """Read cues off tag probabilities (pieces, 3): outside, begins, inside.

    A cue begins where "begins" reaches the threshold and goes on while "inside" is the likeliest.
    """
    piece, length = 0, len(tags)
    while piece < length:
        if tags[piece, 1] < threshold or tags[piece, 1] < tags[piece, 2]:
            piece += 1
            continue
        end = piece + 1
        while end < length and tags[end, 2] > max(tags[end, 0], tags[end, 1]):
            end += 1
        yield CueSpan(piece, end, float(tags[piece, 1]))
        piece = end


def link(
    encoded: Encoded, first: int, cue: CueSpan, roles: NDArray[np.float32], entering: float
) -> Link:
    """Turn role probabilities (pieces of one window, 4) into spans of the text.

    Args:
        encoded: the text's pieces.
        first: index of the window's first piece in the text.
        cue: the cue, in the text's pieces.
        roles: probabilities of the window's pieces, without its start and end marks.
        entering: what it costs to begin another piece of content (see ``best_labels``).
    """
    starts = _word_starts(encoded.words[first : first + len(roles)])
    lengths = np.diff(np.append(starts, len(roles)))
    sums = np.add.reduceat(np.log(roles + _LEAST), starts, axis=0)
    logs = (sums / lengths[:, None]).astype(np.float32)
    labels = np.repeat(best_labels(logs, entering), lengths)
    labels[encoded.words[first : first + len(roles)] < 0] = NONE
    offsets = encoded.offsets[first : first + len(roles)]
    content = labels == CONTENT
    in_cue = np.zeros(len(roles), dtype=bool)
    in_cue[cue.start - first : cue.end - first] = True
    return Link(
        source=_spans(offsets, labels == SOURCE),
        cue=_spans(offsets, in_cue),
        content=_spans(offsets, content),
        confidence=cue.probability
        * (float(roles[content, CONTENT].mean()) if content.any() else 0),
    )


def best_labels(logs: NDArray[np.float32], entering: float) -> NDArray[np.int64]:
    """Return the best row of labels for words (words, 4), where beginning a content costs.

    Word by word the likeliest role leaves holes in contents and strays outside them. On PolNeAR's
    dev half the cost raised exact contents by two points; a cost for sources lowered their score.
    """
    cost = np.zeros((4, 4), dtype=np.float32)
    cost[:, CONTENT] = entering
    cost[CONTENT, CONTENT] = 0
    score = logs[0] - cost[NONE]
    back = np.zeros(logs.shape, dtype=np.int64)
    for word in range(1, len(logs)):
        reached = score[:, None] - cost
        back[word] = reached.argmax(axis=0)
        score = reached.max(axis=0) + logs[word]
    labels = np.zeros(len(logs), dtype=np.int64)
    labels[-1] = score.argmax()
    for word in range(len(logs) - 1, 0, -1):
        labels[word - 1] = back[word, labels[word]]
    return labels


def _word_starts(words: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return where words begin; windows may begin inside one."""
    return np.flatnonzero(np.diff(words, prepend=words[0] - 1))


def _spans(offsets: NDArray[np.int64], chosen: NDArray[np.bool_]) -> Spans:
    """Join chosen pieces that follow one another; paragraph marks have empty spans."""
    spans: list[Span] = []
    last = -2
    for piece in np.flatnonzero(chosen):
        start, end = (int(x) for x in offsets[piece])
        if piece == last + 1 and spans:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
        last = int(piece)
    return tuple(span for span in spans if span.end > span.start)
