import pytest

from according.evaluate.pages import score_pages


def test_a_text_found_whole_scores_one():
    score = score_pages([("one two three four five", "one two three four five")])
    assert (score.precision, score.recall, score.f1, score.pages) == (1.0, 1.0, 1.0, 1)


def test_words_too_many_cost_precision_only():
    score = score_pages([("one two three four five", "menu one two three four five")])
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == 1.0


def test_a_page_without_text_is_left_out_of_precision():
    score = score_pages([("one two three four", ""), ("short text", "short text")])
    assert (score.precision, score.recall, score.empty) == (1.0, 0.5, 1)


def test_case_counts_and_repetition_counts():
    assert score_pages([("Short text", "short text")]).recall == 0.0
    assert score_pages([("a b c d a b c d", "a b c d")]).recall == pytest.approx(1 / 5)


def test_nothing_scores_nothing():
    assert score_pages([]).f1 == 0.0
