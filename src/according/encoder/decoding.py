"""From the network's numbers to spans: cues, and each cue's source and content."""

from collections.abc import Iterator, Sequence

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


class Placed(msgspec.Struct, frozen=True):
    """A cue with the role probabilities of its window's pieces (pieces, 4), without the marks."""

    cue: CueSpan
    """In the text's pieces."""
    first: int
    """Index of the window's first piece in the text."""
    roles: NDArray[np.float32]
    encoded: Encoded


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


def link_all(placed: Sequence[Placed], entering: float) -> Iterator[Link]:
    """Turn the role probabilities of a text's cues into links, in their order.

    Args:
        placed: the cues with what the network says of the pieces of their windows.
        entering: what it costs to begin another piece of content (see ``best_labels``).
    """
    logs = [_logs(one) for one in placed]
    for one, (lengths, _), labels in zip(
        placed, logs, best_labels([own for _, own in logs], entering), strict=True
    ):
        yield _link(one, np.repeat(labels, lengths))


def _logs(one: Placed) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return how many pieces each word of a window has, and the mean logarithms of its roles."""
    starts = _word_starts(one.encoded.words[one.first : one.first + len(one.roles)])
    lengths = np.diff(np.append(starts, len(one.roles)))
    sums = np.add.reduceat(np.log(one.roles + _LEAST), starts, axis=0)
    return lengths, (sums / lengths[:, None]).astype(np.float32)


def _link(one: Placed, labels: NDArray[np.int64]) -> Link:
    window = slice(one.first, one.first + len(one.roles))
    labels[one.encoded.words[window] < 0] = NONE
    offsets = one.encoded.offsets[window]
    content = labels == CONTENT
    in_cue = np.zeros(len(one.roles), dtype=bool)
    in_cue[one.cue.start - one.first : one.cue.end - one.first] = True
    sure = float(one.roles[content, CONTENT].mean()) if content.any() else 0
    return Link(
        source=_spans(offsets, labels == SOURCE),
        cue=_spans(offsets, in_cue),
        content=_spans(offsets, content),
        confidence=one.cue.probability * sure,
    )


def best_labels(windows: Sequence[NDArray[np.float32]], entering: float) -> list[NDArray[np.int64]]:
    """Return the best row of labels for the words of each window, where beginning a content costs.

    Word by word the likeliest role leaves holes in contents and strays outside them. On PolNeAR's
    dev half the cost raised exact contents by two points; a cost for sources lowered their score.

    Args:
        windows: logarithms of the roles' probabilities, (words, 4) each. All are gone through
            at once, word by word; the shorter ones are filled up with words that change nothing.
        entering: the cost.
    """
    if not windows:
        return []
    longest = max(map(len, windows))
    logs = np.zeros((longest, len(windows), 4), dtype=np.float32)
    for number, own in enumerate(windows):
        logs[: len(own), number] = own
    cost = np.zeros((4, 4), dtype=np.float32)
    cost[:, CONTENT] = entering
    cost[CONTENT, CONTENT] = 0
    score = logs[0] - cost[NONE]
    back = np.zeros((longest, len(windows), 4), dtype=np.int64)
    ends = np.array([len(own) - 1 for own in windows])
    last = np.zeros(len(windows), dtype=np.int64)
    for word in range(longest):
        if word:
            reached = score[:, :, None] - cost
            back[word] = reached.argmax(axis=1)
            score = reached.max(axis=1) + logs[word]
        done = ends == word
        last[done] = score[done].argmax(axis=1)
    return [
        _traced(back[:, number], len(own), int(last[number])) for number, own in enumerate(windows)
    ]


def _traced(back: NDArray[np.int64], length: int, last: int) -> NDArray[np.int64]:
    labels = [last]
    for row in back[length - 1 : 0 : -1].tolist():
        labels.append(row[labels[-1]])
    return np.array(labels[::-1], dtype=np.int64)


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
