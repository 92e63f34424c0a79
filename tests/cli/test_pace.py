"""What is said of how far the work is."""

from according.cli.base.pace import told_pace


def test_everything_that_is_known_is_told() -> None:
    told = told_pace("filing", 120, 2_000, worked=100, words=50_000, seconds=50)
    assert told == "filing: 120 of 2,000, 2.0 reports and 1,000 words a second, 0:15:40 left"


def test_without_a_total_no_time_left_is_told() -> None:
    told = told_pace("filing", 120, None, worked=100, words=50_000, seconds=50)
    assert told == "filing: 120, 2.0 reports and 1,000 words a second"


def test_what_was_passed_over_gives_no_rate() -> None:
    assert told_pace("filing", 120, 2_000, worked=0, words=0, seconds=2) == "filing: 120 of 2,000"


def test_a_total_that_was_too_low_is_not_told() -> None:
    told = told_pace("filing", 120, 100, worked=60, words=600, seconds=60)
    assert told == "filing: 120, 1.0 reports and 10 words a second"
