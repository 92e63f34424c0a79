"""Training examples: windows of word pieces with the labels of every cue in them."""

import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from according.encoder.windows import Encoded, encode
from according.ingest.paragraphs import paragraph_spans

CLS, SEP = 101, 102
SIZE = 256
VARIED = 0.5
"""Share of articles that an epoch takes in a variant (other names, other quotation marks)."""
UNCASED, CAPITALS = 0.04, 0.03
ROLES = {"source": 1, "cue": 2, "content": 3}


class Article:
    """A text with its attributions as labels over its pieces."""

    def __init__(self, row: dict, tokeniser: Tokenizer):
        self.row = row
        self.encoded: Encoded = encode(tokeniser, row["text"], paragraph_spans(row["text"]))
        self.cues: list[tuple[int, int, np.ndarray]] = []
        for attribution in row["attributions"]:
            roles = np.zeros(len(self.encoded.ids), dtype=np.int64)
            for role in ("content", "source", "cue"):
                for span in attribution[role]:
                    roles[self._pieces(span)] = ROLES[role]
            cue = np.flatnonzero(roles == ROLES["cue"])
            if len(cue):
                self.cues.append((int(cue[0]), int(cue[-1]) + 1, roles))

    def _pieces(self, span: list[int]) -> np.ndarray:
        starts, ends = self.encoded.offsets.T
        return np.flatnonzero((starts < span[1]) & (ends > span[0]) & (starts < ends))


class Window:
    """A stretch of an article, with the start and end marks that BERT expects."""

    def __init__(self, article: Article, first: int, size: int = SIZE - 2):
        encoded = article.encoded
        cut = slice(first, first + size)
        self.ids = np.concatenate([[CLS], encoded.ids[cut], [SEP]])
        self.cases = np.concatenate([[0], encoded.cases[cut], [0]])
        self.tags = np.zeros(len(self.ids), dtype=np.int64)
        self.any_role = np.zeros((len(self.ids), 3), dtype=np.float32)
        self.cues: list[tuple[int, int, np.ndarray]] = []
        last = min(first + size, len(encoded.ids))
        for start, end, roles in article.cues:
            here = np.concatenate([[0], roles[cut], [0]])
            for n in range(3):
                self.any_role[here == n + 1, n] = 1
            if start >= first and end <= last:
                a, b = start - first + 1, end - first + 1
                self.tags[a:b] = 2
                self.tags[a] = 1
                self.cues.append((a, b, here))


def tokeniser_of(folder: Path) -> Tokenizer:
    """Load the base model's tokeniser, which by default cuts texts at 128 pieces."""
    tokeniser = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokeniser.no_truncation()
    tokeniser.no_padding()
    return tokeniser


def epoch_windows(articles: list[list[Article]], rng: random.Random) -> list[Window]:
    """Cut every article into windows that begin at a random place, so that no two epochs agree.

    Args:
        articles: for every article its variants, the original first; half of the time it is taken.
        rng: source of chance.
    """
    windows = []
    size = SIZE - 2
    for variants in articles:
        changed = len(variants) > 1 and rng.random() < VARIED
        article = rng.choice(variants[1:]) if changed else variants[0]
        length = len(article.encoded.ids)
        first = -rng.randrange(size) if length > size else 0
        while first < length:
            begin = max(0, first)
            windows.append(Window(article, begin, size - (begin - first)))
            first += size
    for window in windows:
        window.cases = recase(window.cases, rng)
    return [w for w in windows if len(w.ids) > 12]


def recase(cases: np.ndarray, rng: random.Random) -> np.ndarray:
    """Now and then take the letter case away, or make all capitals, as old wires print."""
    chance = rng.random()
    if chance < UNCASED:
        return np.where(cases == 3, 3, 0)
    return np.where(cases == 3, 3, 2) if chance < UNCASED + CAPITALS else cases


def batches(windows: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Group windows of like length, so that little is padded, and shuffle the groups."""
    rng.shuffle(windows)
    pool = sorted(windows, key=lambda w: len(w.ids))
    groups = [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(groups)
    return groups


def collate(group: list[Window], rng: random.Random) -> dict[str, Tensor]:
    """Pad a group to tensors; cue borders are moved a little now and then (see ``jitter``)."""
    longest = max(len(w.ids) for w in group)
    pad = lambda rows: torch.tensor(  # noqa: E731
        np.stack([np.pad(r, [(0, longest - len(r))] + [(0, 0)] * (r.ndim - 1)) for r in rows])
    )
    cues = [(n, cue) for n, w in enumerate(group) for cue in w.cues]
    moved = [jitter(cue[0], cue[1], len(group[n].ids), rng) for n, cue in cues]
    return {
        "ids": pad([w.ids for w in group]),
        "cases": pad([w.cases for w in group]),
        "mask": pad([np.ones(len(w.ids), dtype=np.int64) for w in group]),
        "tags": pad([w.tags for w in group]),
        "any_role": pad([w.any_role for w in group]),
        "window": torch.tensor([n for n, _ in cues], dtype=torch.long),
        "start": torch.tensor([a for a, _ in moved], dtype=torch.long),
        "end": torch.tensor([b for _, b in moved], dtype=torch.long),
        "roles": pad([cue[2] for _, cue in cues]) if cues else torch.zeros(0, longest),
    }


def jitter(start: int, end: int, length: int, rng: random.Random) -> tuple[int, int]:
    """Move a cue's borders in one case of six: at reading time they are found, not given."""
    if rng.random() > 1 / 6:
        return start, end
    a = min(max(1, start + rng.choice((-1, 0, 0, 1))), length - 2)
    b = min(max(a + 1, end + rng.choice((-1, 0, 0, 1))), length - 1)
    return (a, b) if b > a else (start, end)
