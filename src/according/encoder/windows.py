"""A text cut into overlapping windows of word pieces, as the encoder takes it."""

from collections import deque
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.model import Span

PARAGRAPH = 2
"""Id of a vocabulary place that BERT left unused; here it stands between paragraphs."""
LOWER, TITLE, UPPER, DIGIT = range(4)
"""The vocabulary is lower-cased, so each piece carries the case of its letters beside its id."""


class Encoded(msgspec.Struct, frozen=True):
    """A text as word pieces. All arrays have one row a piece."""

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    offsets: NDArray[np.int64]
    """Shape (pieces, 2): code points into the text; a paragraph mark has an empty span."""
    words: NDArray[np.int64]
    """Index of the word that the piece belongs to; -1 for paragraph marks."""


def encode(tokeniser: Tokenizer, text: str, paragraphs: Sequence[Span]) -> Encoded:
    """Cut a text into word pieces, with a mark before every paragraph but the first.

    Line ends inside a paragraph are only white space: old wires wrap their lines.
    """
    pieces = tokeniser.encode(text, add_special_tokens=False)
    starts = deque(sorted(paragraph.start for paragraph in paragraphs))
    ids: list[int] = []
    cases: list[int] = []
    offsets: list[tuple[int, int]] = []
    words: list[int] = []
    last = 0
    for piece, (start, end), word in zip(pieces.ids, pieces.offsets, pieces.word_ids, strict=True):
        begins = bool(starts) and starts[0] <= start
        while starts and starts[0] <= start:
            starts.popleft()
        if ids and begins:
            ids.append(PARAGRAPH)
            cases.append(LOWER)
            offsets.append((last, last))
            words.append(-1)
        ids.append(piece)
        cases.append(_case(text[start:end]))
        offsets.append((start, end))
        words.append(-1 if word is None else word)
        last = end
    return Encoded(
        ids=np.array(ids, dtype=np.int64),
        cases=np.array(cases, dtype=np.int64),
        offsets=np.array(offsets, dtype=np.int64).reshape(-1, 2),
        words=np.array(words, dtype=np.int64),
    )


def _case(piece: str) -> int:
    if piece[:1].isdigit():
        return DIGIT
    if len(piece) > 1 and piece.isupper():
        return UPPER
    return TITLE if piece[:1].isupper() else LOWER


def windows_of(length: int, *, size: int, overlap: int) -> list[tuple[int, int]]:
    """Cut ``length`` pieces into the fewest windows of at most ``size``, all of like length.

    Returns each window's first piece and length. Neighbours share at least ``overlap`` pieces, so
    that whatever lies at one's border lies well inside the other.
    """
    if length <= size:
        return [(0, length)]
    count = -(-(length - overlap) // (size - overlap))
    each = -(-(length + (count - 1) * overlap) // count)
    last = length - each
    return [(number * last // (count - 1), each) for number in range(count)]
