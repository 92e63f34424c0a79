"""What single expressions mean, in a report of Wednesday 19 February 2014."""

import pytest

from .conftest import Read

pytestmark = pytest.mark.model

ABSOLUTE = [
    ("The bridge fell on 3 March 2012.", "3 March 2012", "2012-03-03"),
    ("The bridge fell on Friday, Oct. 13, 1989.", "Friday, Oct. 13, 1989", "1989-10-13"),
    ("The bridge fell on 2013-07-20.", "2013-07-20", "2013-07-20"),
    ("The bridge fell on 13/7/2013.", "13/7/2013", "2013-07-13"),
    ("The bridge fell in March 2012.", "March 2012", "2012-03"),
    ("The bridge fell in the spring of 1998.", "the spring of 1998", "1998-SP"),
    ("The bridge fell in 1962.", "1962", "1962"),
    ("In 1991 rebels shelled the village.", "1991", "1991"),
    ("The army, which in 1987 killed dozens, fled.", "1987", "1987"),
    ("It fell in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("It fell in January nineteen ninety-seven.", "January nineteen ninety-seven", "1997-01"),
    ("The bridge fell in the 1990s.", "the 1990s", "199"),
    ("The bridge fell in the 19th century.", "the 19th century", "18"),
    ("Sales rose in the third quarter of 2011.", "the third quarter of 2011", "2011-Q3"),
    ("Sales rose in the first half of 2011.", "the first half of 2011", "2011-H1"),
    ("Nobody forgot 9/11 there.", "9/11", "2001-09-11"),
]
FROM_THE_REPORT = [
    ("The bridge fell yesterday.", "yesterday", "2014-02-18"),
    ("It will open tomorrow.", "tomorrow", "2014-02-20"),
    ("It fell the day before yesterday.", "the day before yesterday", "2014-02-17"),
    ("The bridge fell on Friday.", "Friday", "2014-02-14"),
    ("The bridge will open on Friday.", "Friday", "2014-02-21"),
    ("The opening is scheduled for Monday.", "Monday", "2014-02-24"),
    ("The bridge fell on Wednesday.", "Wednesday", "2014-02-19"),
    ("The bridge fell last Wednesday.", "last Wednesday", "2014-02-12"),
    ("The bridge fell last week.", "last week", "2014-W07"),
    ("The bridge fell last month.", "last month", "2014-01"),
    ("The bridge opens next year.", "next year", "2015"),
    ("The bridge fell last summer.", "last summer", "2013-SU"),
    ("The bridge fell in December.", "December", "2013-12"),
    ("The bridge will open in December.", "December", "2014-12"),
    ("The bridge fell on Nov. 5.", "Nov. 5", "2013-11-05"),
    ("The bridge fell two years ago.", "two years ago", "2012"),
    ("The bridge fell three months ago.", "three months ago", "2013-11"),
    ("The bridge fell 10 days ago.", "10 days ago", "2014-02-09"),
    ("The bridge fell six weeks ago.", "six weeks ago", "2014-W02"),
    ("The bridge fell in July last year.", "July last year", "2013-07"),
    ("Last year's third quarter was poor.", "Last year's third quarter", "2013-Q3"),
    ("The bridge fell over the weekend.", "the weekend", "2014-W07-WE"),
    ("The bridge fell last night.", "last night", "2014-02-18TNI"),
    ("The bridge fell Tuesday morning.", "Tuesday morning", "2014-02-18TMO"),
    ("Shops burned overnight Saturday.", "overnight Saturday", "2014-02-15TNI"),
    ("No shop has opened since Friday.", "Friday", "2014-02-14"),
    ("They kept the crowd from entering the hall on Friday.", "Friday", "2014-02-14"),
    ("He was dismissed as recently as a week ago.", "a week ago", "2014-02-12"),
    ("It fell at 10 p.m. Tuesday.", "10 p.m. Tuesday", "2014-02-18T22"),
    ("It fell on Christmas Eve.", "Christmas Eve", "2013-12-24"),
    ("Trade slowed before Easter.", "Easter", "2014-04-20"),
    ("The club met last Thanksgiving.", "last Thanksgiving", "2013-11-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "timex"), [*ABSOLUTE, *FROM_THE_REPORT])
def test_one_time(read: Read, text: str, words: str, timex: str) -> None:
    (time,) = read(text)
    assert time.id == "t1"
    assert time.span.of(text) == words
    assert time.timex == timex
    assert time.start is not None and time.end is not None and time.start <= time.end
    assert time.reason is None


@pytest.mark.parametrize(("text", "words", "timex"), ABSOLUTE)
def test_what_the_words_say_needs_no_report(read: Read, text: str, words: str, timex: str) -> None:
    (time,) = read(text, published=None)
    assert time.timex == timex
    assert time.anchor is None


@pytest.mark.parametrize(("text", "words", "timex"), FROM_THE_REPORT)
def test_without_the_day_of_the_report_it_stays_open(
    read: Read, text: str, words: str, timex: str
) -> None:
    (time,) = read(text, published=None)
    assert time.span.of(text) == words
    assert time.start is None and time.end is None and time.anchor is None
    assert time.reason


@pytest.mark.parametrize(("text", "words", "timex"), FROM_THE_REPORT)
def test_it_is_counted_from_the_day_of_the_report(
    read: Read, text: str, words: str, timex: str
) -> None:
    assert read(text)[0].anchor == "published"


BOUNDS = [
    ("It opened early Sunday.", "early", "2014-02-16", "2014-02-16"),
    ("It opened in mid-2013.", "mid", "2013-01-01", "2013-12-31"),
    ("It opened in late November.", "late", "2013-11-01", "2013-11-30"),
    ("It opened at the end of March 2012.", "late", "2012-03-01", "2012-03-31"),
    ("He has been in jail since 2007.", "since", "2007-01-01", "2007-12-31"),
    ("He stayed until May 2012.", "until", "2012-05-01", "2012-05-31"),
    ("He came around May 3, 2012.", "about", "2012-05-03", "2012-05-03"),
    ("It opened two or three days ago.", "about", "2014-02-17", "2014-02-17"),
    ("It opened almost two years ago.", "about", "2012-01-01", "2012-12-31"),
    ("They fasted in Ramadan.", "about", "2013-07-09", "2013-08-07"),
]


@pytest.mark.parametrize(("text", "bound", "start", "end"), BOUNDS)
def test_a_word_beside_a_time_leaves_its_interval(
    read: Read, text: str, bound: str, start: str, end: str
) -> None:
    (time,) = read(text)
    assert (time.bound, time.start, time.end) == (bound, start, end)


RANGES = [
    ("They met on Nov. 5-6.", ["2013-11-05", "2013-11-06"]),
    ("They met on 5 and 6 November 2012.", ["2012-11-05", "2012-11-06"]),
    ("It rained between March and June 2012.", ["2012-03", "2012-06"]),
    ("He ruled from 2003 to 2011.", ["2003", "2011"]),
    ("The war (1914-18) was long.", ["1914", "1918"]),
    ("It rained from December to February 2012.", ["2011-12", "2012-02"]),
]


@pytest.mark.parametrize(("text", "values"), RANGES)
def test_each_end_of_a_range_is_a_time(read: Read, text: str, values: list[str]) -> None:
    assert [time.timex for time in read(text)] == values


def test_a_stretch_up_to_now_is_one_range(read: Read) -> None:
    (time,) = read("The past three days were calm.")
    assert (time.start, time.end, time.timex) == ("2014-02-17", "2014-02-19", "P3D")
    assert time.precision == "range"


def test_times_of_day_keep_their_zone(read: Read) -> None:
    hour, day = read("It fell at 0735 GMT on 3 May 2013.")
    assert (hour.start, hour.precision) == ("2013-05-03T07:35Z", "minute")
    assert (day.start, day.precision) == ("2013-05-03", "day")
    (both,) = read("It fell at 5 p.m. EST May 9, 2013.")
    assert (both.start, both.end) == ("2013-05-09T17:00-05:00", "2013-05-09T17:59-05:00")


VAGUE = [
    ("In recent months, fighting grew.", "recent months", "PAST_REF"),
    ("It is quiet now.", "now", "PRESENT_REF"),
    ("In today's world this happens.", "today's world", "PRESENT_REF"),
    ("Several years ago it was hot.", "Several years ago", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "words", "timex"), VAGUE)
def test_vague_words_stay_open(read: Read, text: str, words: str, timex: str) -> None:
    (time,) = read(text)
    assert time.span.of(text) == words
    assert (time.timex, time.start, time.end) == (timex, None, None)
    assert time.reason


@pytest.mark.parametrize(
    "text",
    [
        "The ceasefire ended on 31 February.",
        "He came on 3/7/2013.",
        "The temple fell in 146 BC.",
        "Sales rose in the fiscal first quarter.",
    ],
)
def test_what_no_calendar_tells_stays_open(read: Read, text: str) -> None:
    (time,) = read(text)
    assert time.start is None and time.end is None
    assert time.reason


@pytest.mark.parametrize("unit", ["day", "week", "fortnight", "month", "quarter", "year", "decade"])
@pytest.mark.parametrize("words", ["a {} earlier", "the {} before", "in the past {}", "last {}"])
def test_every_unit_is_counted_from_what_is_told(read: Read, unit: str, words: str) -> None:
    text = f"On 3 March 2012 the bridge fell. The mayor had left {words.format(unit)}."
    assert all(one.span.fits(text) for one in read(text))
