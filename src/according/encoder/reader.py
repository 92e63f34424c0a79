"""Documents to links and mentions' vectors, in one pass of overlapping windows."""

import math
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.encoder.decoding import CueSpan, Link, Placed, cue_spans, link_all
from according.encoder.pieces import Pieces
from according.encoder.windows import Encoded, encode, windows_of
from according.model import Document, Spans

_CLS, _SEP = 101, 102
"""Marks at a window's start and end, as BERT's vocabulary has them."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Network(Protocol):
    """What the trained network computes, whatever runs it."""

    def pieces(self, ids: Ints, cases: Ints) -> tuple[Floats, ...]:
        """Return what is computed for every piece: (windows, length, width).

        Cue-tag probabilities, piece vectors, cue vectors; then the columns of ``Pieces``. The
        windows are of one length: none is padded.
        """
        ...

    def links(self, pieces: Floats, cues: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        """Return role probabilities (cues, length, 4) for cues at ``[start, end)`` of windows."""
        ...


class Settings(msgspec.Struct, frozen=True):
    """How a text is cut and read."""

    size: int = 254
    """Pieces a window, without its two marks."""
    overlap: int = 84
    """Least pieces that neighbouring windows share."""
    threshold: float = 0.5
    """Least probability of a cue."""
    inner: float = 0.85
    """Least probability of a cue where a content is read again (see ``layers``). On the chains gold
    nested F1 rises from 39.1 at 0.6 to 45.8 here, by precision."""
    again: float = 0.15
    """Least probability of a cue inside a content at which it is read again. Up to 0.1 nothing on
    the chains and attribution golds changes; from 0.15 on one nested statement of 36 is lost for
    four wrong ones."""
    entering: float = 3.0
    """What it costs to begin another piece of a content, in natural logarithms."""
    slope: float = 1.0
    offset: float = 0.0
    """Platt's scaling of the confidence, fitted on development reports."""
    batch: int = 512
    """Pieces computed together; more fall out of the processor's cache and are slower."""
    cues: int = 8
    """Cues computed together."""


class _Window(msgspec.Struct, frozen=True):
    """A window of one text, and what the network computed for it, marks included."""

    first: int
    length: int
    tags: Floats
    pieces: Floats
    cues: Floats
    columns: tuple[Floats, ...]
    """Those of ``Pieces``."""

    @property
    def centre(self) -> float:
        return self.first + self.length / 2

    def holds(self, cue: CueSpan) -> bool:
        return self.first <= cue.start and cue.end <= self.first + self.length


class Seen(msgspec.Struct, frozen=True):
    """What the encoder sees in one text."""

    links: list[Link]
    """In the order of their cues."""
    pieces: Pieces


_NOTHING = Seen([], Pieces.none())


class LinkReader:
    """Reads links and mentions' vectors off texts with a network."""

    def __init__(self, tokeniser: Tokenizer, network: Network, settings: Settings | None = None):
        self._tokeniser = tokeniser
        self._network = network
        self._settings = settings or Settings()

    def read(self, documents: Sequence[Document]) -> list[Seen]:
        """Return what is seen in every document."""
        encoded = [
            encode(self._tokeniser, one.text, [p.span for p in one.paragraphs]) for one in documents
        ]
        return [
            self._seen(one, windows) if windows else _NOTHING
            for one, windows in zip(encoded, self._windows(encoded), strict=True)
        ]

    def _seen(self, encoded: Encoded, windows: Sequence[_Window]) -> Seen:
        tags, pieces = _gathered(encoded, windows)
        return Seen(list(self._links(encoded, windows, tags)), pieces)

    def _windows(self, encoded: Sequence[Encoded]) -> list[list[_Window]]:
        """Run the encoder over all windows of all texts, windows of one length together."""
        size, overlap = self._settings.size, self._settings.overlap
        cuts = [
            (number, first, length)
            for number, one in enumerate(encoded)
            if len(one.ids)
            for first, length in windows_of(len(one.ids), size=size, overlap=overlap)
        ]
        windows: list[list[_Window]] = [[] for _ in encoded]
        for group in _batches(cuts, self._settings.batch):
            computed = self._network.pieces(*_stacked(encoded, group))
            for n, (number, first, length) in enumerate(group):
                tags, pieces, cues, *columns = (rows[n] for rows in computed)
                one = _Window(first, length, tags, pieces, cues, tuple(columns))
                windows[number].append(one)
        return [sorted(own, key=lambda window: window.first) for own in windows]

    def _links(self, encoded: Encoded, windows: Sequence[_Window], tags: Floats) -> Iterator[Link]:
        placed = list(self._placed_cues(tags, windows))
        read: list[Placed] = []
        for begin in range(0, len(placed), self._settings.cues):
            group = placed[begin : begin + self._settings.cues]
            for (cue, window), roles in zip(group, self._roles(group), strict=True):
                own = roles[1 : window.length + 1]
                read.append(Placed(cue, window.first, own, encoded))
        for one in link_all(read, self._settings.entering):
            if one.content:
                yield msgspec.structs.replace(
                    one,
                    confidence=self._calibrated(one.confidence),
                    inner=_highest(encoded, tags, one.content),
                )

    def _calibrated(self, confidence: float) -> float:
        """Make of a probability the share of such statements that are right (Platt's scaling)."""
        inside = min(max(confidence, 1e-6), 1 - 1e-6)
        logit = math.log(inside / (1 - inside))
        return 1 / (1 + math.exp(-(self._settings.slope * logit + self._settings.offset)))

    def _placed_cues(
        self, tags: Floats, windows: Sequence[_Window]
    ) -> Iterator[tuple[CueSpan, _Window]]:
        """Find the cues; each goes with the window in whose middle it lies most."""
        for cue in cue_spans(tags, threshold=self._settings.threshold):
            holding = [window for window in windows if window.holds(cue)]
            if holding:
                middle = (cue.start + cue.end) / 2
                yield cue, min(holding, key=lambda w: abs(w.centre - middle))

    def _roles(self, group: Sequence[tuple[CueSpan, _Window]]) -> Floats:
        own = list({id(window): window for _, window in group}.values())
        longest = max(window.length for window in own) + 2
        at = [next(i for i, w in enumerate(own) if w is window) for _, window in group]
        starts = [cue.start - window.first + 1 for cue, window in group]
        ends = [cue.end - window.first + 1 for cue, window in group]
        return self._network.links(
            np.stack([_pad(window.pieces, longest) for window in own]),
            np.stack([_pad(window.cues, longest) for window in own]),
            np.array(at, dtype=np.int64),
            np.array(starts, dtype=np.int64),
            np.array(ends, dtype=np.int64),
        )


def _gathered(encoded: Encoded, windows: Sequence[_Window]) -> tuple[Floats, Pieces]:
    """Return every piece's tags and columns, from the window in whose middle it lies most."""
    place = np.arange(len(encoded.ids))
    far = np.abs(place[:, None] - np.array([w.centre for w in windows])[None, :])
    chosen = far.argmin(axis=1)
    own = [(window.tags, *window.columns) for window in windows]
    columns = [np.empty((len(place), rows.shape[-1]), dtype=np.float32) for rows in own[0]]
    for number, window in enumerate(windows):
        here = np.flatnonzero(chosen == number)
        rows = here - window.first + 1
        for column, computed in zip(columns, own[number], strict=True):
            column[here] = computed[rows]
    tags, *rest = columns
    return tags, Pieces(encoded.offsets, *rest)


def _highest(encoded: Encoded, tags: Floats, content: Spans) -> float:
    """Return the highest probability that a cue begins inside a content, after its first piece."""
    starts = encoded.offsets[:, 0]
    inside = [
        tags[(starts > span.start) & (starts < span.end), 1].max(initial=0.0) for span in content
    ]
    return float(max(inside))


def _batches(
    cuts: Sequence[tuple[int, int, int]], most: int
) -> Iterator[list[tuple[int, int, int]]]:
    """Put windows (text, first piece, length) of one length together, ``most`` pieces a batch."""
    group: list[tuple[int, int, int]] = []
    for cut in sorted(cuts, key=lambda cut: cut[2]):
        if group and ((len(group) + 1) * cut[2] > most or cut[2] != group[0][2]):
            yield group
            group = []
        group.append(cut)
    if group:
        yield group


def _stacked(encoded: Sequence[Encoded], cuts: Sequence[tuple[int, int, int]]) -> tuple[Ints, Ints]:
    ids = np.zeros((len(cuts), cuts[0][2] + 2), dtype=np.int64)
    cases = np.zeros_like(ids)
    ids[:, 0], ids[:, -1] = _CLS, _SEP
    for n, (number, first, length) in enumerate(cuts):
        ids[n, 1:-1] = encoded[number].ids[first : first + length]
        cases[n, 1:-1] = encoded[number].cases[first : first + length]
    return ids, cases


def _pad(rows: Floats, length: int) -> Floats:
    padded: Floats = np.pad(rows, ((0, length - len(rows)), (0, 0)))
    return padded
