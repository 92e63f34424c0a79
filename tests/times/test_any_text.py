"""Properties that hold for any text: spans inside it, in order, apart; always the same answer."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from according.model import Document, Span
from according.times import TimeReader
from according.times.grammar.finder import Finder
from according.times.grammar.words import Words

WORDS = [
    "the", "last", "next", "of", "in", "on", "and", "to", "a", "year", "week", "days", "ago",
    "later", "two", "May", "Nov.", "5", "6", "1998", "2003", "-", ",", "Friday", "early", "third",
    "quarter", "summer", "'98", "1990s", "10", "p.m.", "noon", "GMT", "BC", "century", "first",
    "half", "that", "same", "Ramadan", "Easter", "\n", "\n\n", "today", "’s", "31", "Feb.", "9999",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join) | st.text(max_size=80)
DAYS = st.none() | st.dates().map(str)

READER = TimeReader.load
FINDER = Finder(Words())
BLANK = English()


@pytest.fixture(scope="module")
def times() -> TimeReader:
    return READER()


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, published=DAYS)
def test_spans_lie_in_the_text_in_order_and_apart(
    times: TimeReader, text: str, published: str | None
) -> None:
    document = Document(id="d", text=text, published=published)
    found = times.read(document, BLANK(text), ())
    assert found == times.read(document, BLANK(text), ())
    end = 0
    for number, time in enumerate(found, 1):
        assert time.id == f"t{number}"
        assert time.span.fits(text) and time.span.start >= end
        end = time.span.end
        assert (time.start is None) == (time.end is None) == (time.precision is None)
        assert (time.start is None) != (time.reason is None)
        if time.start is not None and time.end is not None:
            assert time.start <= time.end
        if published is None:
            assert time.anchor != "published"
        if time.anchor not in (None, "published"):
            assert int(time.anchor[1:]) <= len(found)


@given(text=TEXTS)
def test_words_are_not_joined_across_paragraphs(text: str) -> None:
    for one in FINDER.find(text):
        assert "\n\n" not in one.span.of(text).replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [" " * 20_000, "\n" * 20_000, "the " * 5_000, "1998 " * 4_000, "a year " * 3_000, "1" * 20_000,
     "the last the " * 2_000, "May " * 5_000, "early " * 4_000, "end of the " * 2_000],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_odd_texts_take_no_long(text: str) -> None:
    begun = process_time()
    FINDER.find(text)
    assert process_time() - begun < 5


def test_a_phrase_may_run_over_a_line_break() -> None:
    text = "It fell on May 5,\n2012."
    (one,) = FINDER.find(text)
    assert one.span == Span(11, 22)
