"""From probabilities to cues and labels, against slow and plain answers."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.encoder.decoding import CONTENT, CueSpan, Placed, best_labels, cue_spans, link_all
from according.encoder.windows import Encoded
from according.model import Span


def tags(*rows: str) -> np.ndarray:
    """Make tag probabilities: O outside, B begins, I inside, b begins with half a chance."""
    table = {"O": (0.9, 0.05, 0.05), "B": (0.1, 0.8, 0.1), "I": (0.1, 0.1, 0.8)}
    table["b"] = (0.45, 0.5, 0.05)
    return np.array([table[row] for row in rows], dtype=np.float32)


@pytest.mark.parametrize(
    ("rows", "threshold", "expected"),
    [
        ("OBIO", 0.4, [(1, 3)]),
        ("BIBI", 0.4, [(0, 2), (2, 4)]),
        ("OIIO", 0.4, []),
        ("ObOB", 0.6, [(3, 4)]),
        ("ObOB", 0.4, [(1, 2), (3, 4)]),
        ("OOB", 0.4, [(2, 3)]),
    ],
)
def test_cues_are_read_off_their_tags(
    rows: str, threshold: float, expected: list[tuple[int, int]]
) -> None:
    assert [(c.start, c.end) for c in cue_spans(tags(*rows), threshold=threshold)] == expected


def slow_best(logs: np.ndarray, entering: float) -> float:
    """Score every row of labels; return the best score."""
    best = -np.inf
    for labels in product(range(4), repeat=len(logs)):
        before = 0
        score = 0.0
        for row, label in zip(logs, labels, strict=True):
            score += float(row[label])
            score -= entering if label == CONTENT and before != CONTENT else 0
            before = label
        best = max(best, score)
    return best


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.floats(-8, 0, width=32), min_size=4, max_size=4), min_size=1, max_size=5),
    st.floats(0, 5),
)
def test_the_best_labels_score_as_the_best_of_all(rows: list[list[float]], entering: float) -> None:
    logs = np.array(rows, dtype=np.float32)
    beside = np.zeros((3, 4), dtype=np.float32)
    labels, _ = best_labels([logs, beside], entering)
    score, before = 0.0, 0
    for row, label in zip(logs, labels, strict=True):
        score += float(row[label])
        score -= entering if label == CONTENT and before != CONTENT else 0
        before = int(label)
    assert score == pytest.approx(slow_best(logs, entering), abs=1e-3)


def test_a_link_has_the_words_of_its_roles() -> None:
    text = "Police said nobody died"
    starts = [0, 7, 12, 19, 23]
    offsets = np.array([[s, text.find(" ", s) if " " in text[s:] else 23] for s in starts[:4]])
    encoded = Encoded(ids=np.arange(4), cases=np.zeros(4, int), offsets=offsets, words=np.arange(4))
    roles = np.full((4, 4), 0.02, dtype=np.float32)
    for piece, role in enumerate((1, 2, 3, 3)):
        roles[piece, role] = 0.94
    (found,) = link_all([Placed(CueSpan(1, 2, 0.9), 0, roles, encoded)], 2.0)
    assert found.source == (Span(0, 6),)
    assert found.cue == (Span(7, 11),)
    assert found.content == (Span(12, 23),)
    assert found.confidence == pytest.approx(0.9 * 0.94, abs=0.01)
