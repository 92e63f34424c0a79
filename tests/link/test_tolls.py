"""How numbers of several sources are summed up, and which of them are a dispute."""

import random

from according.link.disputes.numbers import Word, number_words
from according.link.incidents.tolls import tolls
from according.model import Count, Holder, Span


def given(
    number: int | None,
    speaker: str,
    day: str | None,
    *,
    high: int | None = -1,
    document: str = "",
    what: str = "killed",
    group: str | None = None,
    body: bool = True,
) -> Word:
    count = Count(
        id=f"n{number}",
        span=Span(0, 1),
        what=what,
        low=number,
        high=number if high == -1 else high,
        group=group,
    )
    by = Holder(speaker=speaker, document=document or f"{speaker}-{day}", day=day)
    return Word(count=count, by=by, source=speaker, body=body)


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


def test_a_toll_that_grows_from_report_to_report_is_no_dispute() -> None:
    found = tolls(
        [
            given(9, "Post", "2024-05-01"),
            given(14, "Herald", "2024-05-02"),
            given(17, "Courier", "2024-05-03"),
        ]
    )
    assert not found.disputes
    (count,) = found.counts
    assert (count.low, count.best, count.high) == (17, 17, 17)
    assert [(each.low, each.overtaken) for each in found.told] == [
        (9, True),
        (14, True),
        (17, False),
    ]


def test_who_still_holds_the_lesser_number_later_disputes_it() -> None:
    grown = [given(9, "Army", "2024-05-01"), given(17, "Rebels", "2024-05-02")]
    assert not tolls(grown).disputes
    still = tolls([*grown, given(9, "Army", "2024-05-02")])
    assert [v.value for v in still.disputes[0].values] == ["17", "9"]
    assert [c.low for c in still.counts] == [9]


def test_a_lesser_number_of_a_later_day_is_a_dispute_of_two_and_a_correction_of_one() -> None:
    assert tolls([given(17, "Army", "2024-05-01"), given(9, "Rebels", "2024-05-02")]).disputes
    assert not tolls([given(17, "Army", "2024-05-01"), given(9, "Army", "2024-05-02")]).disputes


def test_how_many_marched_does_not_grow() -> None:
    march = [
        given(800, "Police", "2024-05-01", what="protesters"),
        given(3_000, "The union", "2024-05-02", what="protesters"),
    ]
    assert tolls(march).disputes


def test_who_is_missing_may_be_fewer_another_day() -> None:
    one = given(20, "Police", "2024-05-01", what="missing")
    assert not tolls([one, given(4, "Army", "2024-05-02", what="missing")]).disputes
    assert tolls([one, given(4, "Army", "2024-05-01", what="missing")]).disputes


def test_numbers_of_two_groups_are_not_at_odds() -> None:
    soldiers = given(3, "Army", "2024-05-01", group="soldiers")
    assert not tolls([soldiers, given(14, "Rebels", "2024-05-01", group="rebels")]).disputes


def test_an_interval_that_holds_the_number_is_no_dispute() -> None:
    found = tolls([given(12, "Police", "2024-05-01"), given(9, "Army", "2024-05-01", high=None)])
    assert not found.disputes
    assert found.counts[0].best == 12


def test_about_thirty_is_thirty_and_up_to_forty_forty() -> None:
    assert tolls([given(27, "Police", "2024-05-01", high=33)]).counts[0].best == 30
    assert tolls([given(0, "Police", "2024-05-01", high=40)]).counts[0].best == 40


def test_what_a_man_tells_of_his_own_is_no_toll() -> None:
    told = [
        given(14, "Police", "2024-05-01", document="a"),
        given(2, "A neighbour", "2024-05-01", document="a", body=False),
    ]
    (count,) = tolls(told).counts
    assert (count.low, count.high) == (14, 14)
    assert tolls(told[1:]).counts[0].best == 2


def test_of_equals_the_latest_counts() -> None:
    found = tolls([given(12, "Police", "2024-05-01"), given(14, "Army", "2024-05-02")])
    assert found.counts[0].best == 14


def test_without_a_day_nothing_overtakes() -> None:
    found = tolls([given(12, "Police", None), given(14, "Army", "2024-05-02")])
    assert found.disputes


def test_the_order_changes_nothing() -> None:
    words = [
        given(number, speaker, f"2024-05-0{day}")
        for number, speaker, day in (
            (3, "A", 1),
            (5, "B", 1),
            (5, "A", 2),
            (9, "C", 2),
            (2, "D", 3),
        )
    ]
    expected = tolls(words)
    for seed in range(10):
        random.Random(seed).shuffle(words)
        assert tolls(words) == expected


def test_numbers_for_people() -> None:
    assert number_words(3, 3) == "3"
    assert number_words(1_000, None) == "at least 1,000"
    assert number_words(None, 4) == "up to 4"
    assert number_words(2, 4) == "2 to 4"
