"""A comparison of events that is easy to see through, in place of the learned one."""

from collections.abc import Iterable

from according.link.compare.node import Node
from according.link.compare.score import Reason, Score, Scorer
from according.link.compare.words import cosine


class SimpleScorer(Scorer):
    """Two events are one happening as far as their reports and sentences are alike."""

    threshold = 0.3

    def __init__(self) -> None:
        pass

    def probabilities(self, pairs: Iterable[tuple[Node, Node]]) -> list[float]:
        return [_alike(one, other) for one, other in pairs]

    def explain(self, one: Node, other: Node) -> Score:
        alike = _alike(one, other)
        reason = Reason(feature="words", value=alike, weight=alike, words="alike words")
        return Score(probability=alike, reasons=(reason,))


def _alike(one: Node, other: Node) -> float:
    same_report = one.key[0] == other.key[0]
    reports = 0.3 if same_report else cosine(one.report.words, other.report.words)
    word = 1.0 if one.lemma == other.lemma else 0.1
    days = one.since and other.since and abs(one.since - other.since) > 2
    return round(word * min(1.0, 2 * reports) * (0.2 if days else 1.0), 6)
