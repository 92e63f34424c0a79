"""What a confidence is worth."""

import pytest

from according.evaluate.confidence import outcomes, reliability
from according.evaluate.gold import GoldDocument, GoldStatement
from according.model import Span, Statement

TEXT = "The mayor said the bridge was safe."
MAYOR, SAID, SAFE = (Span(0, 9),), (Span(10, 14),), (Span(15, 34),)


def test_a_statement_is_right_when_found_with_its_source() -> None:
    gold = [
        GoldDocument(
            id="d",
            text=TEXT,
            statements=(GoldStatement(id="g", source=MAYOR, cue=SAID, content=SAFE),),
        )
    ]
    right = Statement(id="s1", source=MAYOR, cue=SAID, content=SAFE, confidence=0.9)
    wrong = Statement(id="s2", source=(), cue=SAID, content=(Span(0, 3),), confidence=0.3)
    told = outcomes(gold, {"d": [right, wrong]})
    assert sorted(told) == [(0.3, False), (0.9, True)]


def test_the_error_is_the_mean_distance_from_what_came_true() -> None:
    trust = reliability([(0.9, True), (0.9, True), (0.9, False), (0.9, True), (0.1, False)])
    assert trust.expected_calibration_error == pytest.approx((4 * 0.15 + 0.1) / 5)
    assert sum(b.count for b in trust.bins) == 5


def test_certainty_belongs_to_the_last_bin() -> None:
    assert reliability([(1.0, True)]).bins[-1].count == 1
    assert reliability([]).expected_calibration_error == 0
