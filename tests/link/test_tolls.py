"""How numbers of several sources are summed up."""

from according.link.incidents.tolls import number_words, tolls
from according.model import Count, Holder, Span


def given(
    number: int, speaker: str, day: str, *, high: int | None = -1, document: str = ""
) -> tuple[Count, Holder]:
    count = Count(
        id=f"n{number}",
        span=Span(0, 1),
        what="killed",
        low=number,
        high=number if high == -1 else high,
    )
    return count, Holder(speaker=speaker, document=document or f"{speaker}-{day}", day=day)


def test_a_source_has_its_last_word() -> None:
    found = tolls([given(3, "Police", "2024-05-01"), given(9, "Police", "2024-05-02")])
    (count,) = found.counts
    assert (count.low, count.best, count.high) == (9, 9, 9)
    assert [each.last for each in found.told] == [False, True]
    assert not found.disputes


def test_sources_that_differ_are_a_dispute_with_who_holds_what() -> None:
    found = tolls(
        [
            given(12, "Police", "2024-05-01", document="a"),
            given(12, "A doctor", "2024-05-01", document="b"),
            given(30, "The rebels", "2024-05-01", document="c"),
        ]
    )
    (count,) = found.counts
    assert (count.low, count.best, count.high) == (12, 12, 30)
    (dispute,) = found.disputes
    assert [(v.value, len(v.by)) for v in dispute.values] == [("12", 2), ("30", 1)]


def test_an_interval_that_holds_the_number_is_no_dispute() -> None:
    found = tolls([given(12, "Police", "2024-05-01"), given(10, "Army", "2024-05-01", high=None)])
    assert not found.disputes
    assert found.counts[0].best == 12


def test_of_equals_the_latest_counts() -> None:
    found = tolls([given(12, "Police", "2024-05-01"), given(14, "Army", "2024-05-02")])
    assert found.counts[0].best == 14


def test_numbers_for_people() -> None:
    assert number_words(3, 3) == "3"
    assert number_words(1_000, None) == "at least 1,000"
    assert number_words(None, 4) == "up to 4"
    assert number_words(2, 4) == "2 to 4"
