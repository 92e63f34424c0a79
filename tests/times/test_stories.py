"""Times counted from other times of the text, and texts about long ago."""

import pytest

from according.ingest import document_from_text
from according.language import Pipeline
from according.model import Span, Statement
from according.times import TimeReader

from .conftest import Read

pytestmark = pytest.mark.model

WAR = (
    "The war began in March 1975, after the coup of 2 February 1975. On 3 July the rebels took the "
    "town. The next day they burned it. On 5 August 1975 the army came. In December the king fled. "
    "He came back the following year. In May 1976 there was a truce, and it was kept until "
    "1977. In June 1978 the king died."
)
TOLD = [
    "1975-03", "1975-02-02", "1975-07-03", "1975-07-04", "1975-08-05", "1975-12", "1976",
    "1976-05", "1977", "1978-06",
]  # fmt: skip


@pytest.mark.parametrize("published", [None, "2009-12-19"])
def test_a_story_goes_on_from_what_it_told(read: Read, published: str | None) -> None:
    times = read(WAR, published=published)
    assert [time.timex for time in times] == TOLD
    third, fourth = times[2], times[3]
    assert third.anchor == times[1].id or third.anchor == times[0].id
    assert fourth.anchor == third.id


DISTANCES = [
    ("The mine blew up on 3 March 2012. One day later, police came.", "2012-03-04"),
    ("The mine blew up on 3 March 2012. The following month it shut.", "2012-04"),
    ("The mine blew up on 3 March 2012. A year earlier nothing happened.", "2011"),
    ("The mine blew up on 3 March 2012. The same week it rained.", "2012-W09"),
    ("The mine blew up on 3 March 2012. That day it rained.", "2012-03-03"),
    ("The mine shut in May 2012. Fifteen months later it opened.", "2013-08"),
    ("Sales fell in the third quarter of 2012, against a gain a year earlier.", "2011-Q3"),
    ("The 2012 season was good. In August of that year it rained.", "2012-08"),
]


@pytest.mark.parametrize(("text", "timex"), DISTANCES)
def test_a_distance_is_counted_from_the_time_told(read: Read, text: str, timex: str) -> None:
    for published in (None, "2014-02-19"):
        first, second = read(text, published=published)
        assert second.timex == timex
        assert second.anchor == first.id


def test_a_distance_from_nothing_stays_open(read: Read) -> None:
    (time,) = read("Two days later, police came.")
    assert (time.start, time.anchor) == (None, None)
    assert time.reason is not None and "does not tell" in time.reason


def test_a_month_does_not_carry_days(read: Read) -> None:
    _, later = read("The mine shut in May 2012. Two days later it opened.")
    assert later.start is None and later.reason


def test_what_was_before_the_common_era_gives_no_date(read: Read) -> None:
    times = read("The league fought from 499 to 493 BC. In August the king fled.", published=None)
    assert [time.start for time in times] == [None, None, None]
    assert [time.timex for time in times][:2] == ["BC0499", "BC0493"]


def test_a_report_is_not_taken_for_a_story(read: Read) -> None:
    text = (
        "The mayor resigned on Monday. He came to office in 1998 and was elected again in 2002, "
        "in 2006 and in 2010. On Friday he had denied it. The vote is in May."
    )
    values = [time.timex for time in read(text)]
    assert values == ["2014-02-17", "1998", "2002", "2006", "2010", "2014-02-14", "2014-05"]


def quotation(text: str, cue: str, content: str, manner: str = "direct") -> Statement:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return Statement(id="s1", cue=spans(cue), content=spans(content), manner=manner)  # type: ignore[arg-type]


def test_a_quotation_counts_from_the_day_it_was_said(read: Read) -> None:
    text = 'Rao told reporters on Monday: "We will leave tomorrow."'
    statement = quotation(text, "told", '"We will leave tomorrow."')
    monday, tomorrow = read(text, statements=[statement])
    assert (monday.start, monday.anchor) == ("2014-02-17", "published")
    assert (tomorrow.start, tomorrow.anchor) == ("2014-02-18", monday.id)


def test_without_a_day_it_counts_from_the_report(read: Read) -> None:
    text = 'Rao told reporters: "We will leave tomorrow."'
    (tomorrow,) = read(text, statements=[quotation(text, "told", '"We will leave tomorrow."')])
    assert (tomorrow.start, tomorrow.anchor) == ("2014-02-20", "published")


def test_indirect_speech_counts_from_the_report(read: Read) -> None:
    text = "Rao said on Monday that they would leave tomorrow."
    told = quotation(text, "said", "that they would leave tomorrow", "indirect")
    assert read(text, statements=[told])[1].start == "2014-02-20"


def test_who_speaks_is_no_month(read: Read) -> None:
    text = "May said no."
    statement = Statement(id="s1", source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 11),))
    assert read(text, statements=[statement]) == ()


def test_a_dateline_with_its_year_is_the_day_of_the_report(pipeline: Pipeline) -> None:
    text = "TALVIK, June 3, 2012 (Reuters) - The bridge fell yesterday, the mayor said."
    document = document_from_text(text)
    assert document.published is None and document.dateline is not None
    ((document, parse),) = pipeline.parse([document])
    dated, yesterday = TimeReader.load().read(document, parse, ())
    assert (dated.start, yesterday.start) == ("2012-06-03", "2012-06-02")
    assert yesterday.anchor == "published"


def test_a_report_that_looks_back_tells_in_order(read: Read) -> None:
    text = (
        "The mayor was arrested on Monday. In September 1999 soldiers killed his brother. On 3 "
        "October the body was found. On 5 January it was buried."
    )
    monday, killed, found, buried = read(text)
    assert monday.anchor == "published"
    assert (found.start, found.anchor) == ("1999-10-03", killed.id)
    assert (buried.start, buried.anchor) == ("2000-01-05", found.id)


def test_years_later_goes_on_from_the_year_told_last(read: Read) -> None:
    text = (
        "Kade died on Thursday. Born on 24 May 1955, she founded the union in 1984. Two years "
        "later she led it. In 2001 she left and the following year she came back."
    )
    years = {time.span.of(text): time.start for time in read(text)}
    assert years["Two years later"] == "1986-01-01"
    assert years["the following year"] == "2002-01-01"


def test_the_month_told_with_its_year_is_meant_again(read: Read) -> None:
    text = (
        "The town was shelled in early November 2005.\n\nIts wall was low and its mayor old. "
        "On 5 November the gate fell. Four days later they fled. On 10 November it was over."
    )
    shelled, fell, _, over = read(text)
    assert (fell.start, fell.anchor) == ("2005-11-05", shelled.id)
    assert over.start == "2005-11-10"


def test_a_shooting_of_last_week_is_no_monday_of_last_week(read: Read) -> None:
    monday, week = read("Police showed a film on Monday of last week's shooting.")
    assert (monday.start, week.start, week.precision) == ("2014-02-17", "2014-02-10", "week")


def test_four_figures_before_a_date_are_a_time_of_day(read: Read) -> None:
    (first, _) = read("At 0930 on 18 December the prisoners were freed.")
    assert first.start == "2013-12-18T09:30"
