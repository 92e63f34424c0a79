"""Whether a time belongs to the story a text tells or to the days of the report itself."""

from collections.abc import Sequence

from spacy.tokens import Span as Tokens

from according.times.choose import Tense
from according.times.meanings import (
    BeforeChrist,
    Calendar,
    Found,
    Moment,
    Shift,
    Vague,
    Window,
    Years,
)
from according.times.resolve import Resolved, View
from according.times.story import FINENESS, Anchor, Told

_FAR_YEARS = 2
_ENOUGH = 6
_LONG_AGO = 300
"""Days before the report; who means a date of the last months leaves the year out."""
_NEAR = 400
"""Most code points between a time and one that goes on from it."""
_SAME_MONTH = 1_500
"""Most code points to a date in the month, named without its year, of one that has it."""
_HEADING = 90
"""Most code points of a line that is a heading."""
_BACK, _ON = 2, 6
"""How many years back or on a bare year may lie and still move the story there."""


class Narrator:
    """Follows what a text tells, one time after the other."""

    def __init__(self, found: Sequence[Found], published: Anchor | None, text: str):
        self._found = found
        self._text = text
        self._published = published
        self._told = Told()
        self._in_the_story: set[int] = set()
        """Dates that say when something happened, not which bombing or law is meant."""
        self._historical = is_historical(found, published)
        self._year: Anchor | None = None
        """The last year by itself that says when something happened."""

    def view(self, index: int, tense: Tense | None) -> View:
        """Return what the next time is seen from."""
        return View(
            published=self._published,
            told=self._counted_from(index) or self._told_near(index),
            tense=tense,
            narrative=self._historical or (tense == "past" and self._is_looking_back(index)),
        )

    def _counted_from(self, index: int) -> Told | None:
        """Return the year that "two years later" goes on from, where the story is elsewhere."""
        found, year = self._found[index], self._year
        meaning = found.meaning
        if not isinstance(meaning, Shift) or meaning.unit != "year" or meaning.base != "told":
            return None
        if year is None or year.index is None or (meaning.amount or 0) <= 0:
            return None
        last = self._told.last
        if last is not None and last.index is not None and last.index > year.index:
            return None
        is_near = found.span.start - self._found[year.index].span.end <= _NEAR
        return Told(last=year, day=self._told.day) if is_near else None

    def _told_near(self, index: int) -> Told:
        """Return what was told; for a time of day, of days only one that stands near."""
        found, day = self._found[index], self._told.day
        if not isinstance(found.meaning, Moment) or day is None or day.index is None:
            return self._told
        between = self._text[self._found[day.index].span.end : found.span.start]
        return self._told if len(between) <= _NEAR and "\n\n" not in between else Told()

    def _is_looking_back(self, index: int) -> bool:
        """Tell whether a date without year follows, in its paragraph, one of long ago."""
        found, last = self._found[index], self._told.last
        meaning = found.meaning
        if not isinstance(meaning, Calendar) or meaning.month is None or meaning.year is not None:
            return False
        if last is None or last.index is None or self._told.before_christ:
            return False
        before = self._found[last.index]
        if last.index not in self._in_the_story:
            return False
        if self._published is not None:
            ago = self._published.interval.first - last.interval.last
            if ago.days <= _LONG_AGO:
                return False
        between = self._text[before.span.end : found.span.start]
        if _is_in_month(last, meaning.month):
            return len(between) <= _SAME_MONTH
        if isinstance(before.meaning, Shift):
            return False
        return len(between) <= _NEAR and "\n\n" not in between

    def tell(
        self, index: int, resolved: Resolved, tokens: Tokens | None, tense: Tense | None
    ) -> None:
        """Go on to a time that was resolved, unless it is told by the way."""
        found = self._found[index]
        if isinstance(found.meaning, BeforeChrist):
            self._told.before_christ = True
            return
        if resolved.interval is None or resolved.precision is None:
            return
        if isinstance(found.meaning, Window | Years | Vague):
            return
        anchor = Anchor(resolved.interval, resolved.precision, index)
        if anchor.precision == "year" and not _describes(tokens):
            self._year = anchor
        if not self._is_aside(index, anchor, tokens, tense):
            self._told.tell(anchor)
            dated = isinstance(found.meaning, Calendar) and found.meaning.month is not None
            counted = resolved.anchor is not None and resolved.anchor.index in self._in_the_story
            if (dated and _is_of_verb(tokens)) or (isinstance(found.meaning, Shift) and counted):
                self._in_the_story.add(index)

    def _is_aside(
        self, index: int, anchor: Anchor, tokens: Tokens | None, tense: Tense | None
    ) -> bool:
        found = self._found[index]
        if (
            isinstance(found.meaning, Shift)
            and found.meaning.unit == "year"
            and (found.meaning.ago or (found.meaning.amount or 0) < 0)
        ):
            return True
        if self._historical and tense == "future" and FINENESS[anchor.precision] > 0:
            return True
        if self._is_in_heading(found):
            return self._ends_range(index)
        last = self._told.last
        if last is None or anchor.precision != "year":
            return False
        on = anchor.interval.first.year - last.interval.first.year
        return not -_BACK <= on <= _ON or (on != 0 and _describes(tokens))

    def _is_in_heading(self, found: Found) -> bool:
        start = self._text.rfind("\n", 0, found.span.start) + 1
        end = self._text.find("\n", found.span.end)
        line = self._text[start : end if end >= 0 else len(self._text)].rstrip()
        return len(line) <= _HEADING and line[-1:] not in ".!?:;,\"'”’"

    def _ends_range(self, index: int) -> bool:
        before = self._found[index - 1] if index else None
        return before is not None and self._found[index].span.start - before.span.end <= 3


def is_historical(found: Sequence[Found], published: Anchor | None) -> bool:
    """Tell whether a text is a story of its own rather than the news of a day.

    It is where dates with years, well before the day of publication if that is known, are many,
    and words that count from the day of a report ("yesterday", "on Friday", "last week") are few
    beside them.
    """
    dated = [
        one.meaning.year
        for one in found
        if isinstance(one.meaning, Calendar) and one.meaning.year is not None
    ]
    counted = sum(1 for one in found if _counts_from_report(one))
    if published is None:
        return len(dated) > 4 * counted
    far = sum(1 for each in dated if each <= published.interval.first.year - _FAR_YEARS)
    return far >= _ENOUGH and far > 4 * counted


def _is_in_month(anchor: Anchor, month: int) -> bool:
    return FINENESS[anchor.precision] <= FINENESS["month"] and anchor.interval.first.month == month


def _describes(tokens: Tokens | None) -> bool:
    """Tell whether a year only names something: "the 1614 rules", "the Concordat of 1801"."""
    if tokens is None:
        return False
    root = tokens.root
    if root.dep_ in ("nummod", "compound", "amod", "nmod") and root.head.i > root.i:
        return True
    return root.head.lower_ == "of" and root.head.head.pos_ in ("NOUN", "PROPN")


def _is_of_verb(tokens: Tokens | None) -> bool:
    if tokens is None or not tokens.doc.has_annotation("DEP"):
        return False
    head = tokens.root.head
    return (head.head if head.pos_ == "ADP" else head).pos_ in ("VERB", "AUX")


def _counts_from_report(one: Found) -> bool:
    meaning = one.meaning
    if isinstance(meaning, Shift):
        return meaning.base == "published" and FINENESS[meaning.unit] < FINENESS["decade"]
    return isinstance(meaning, Calendar) and meaning.weekday is not None and meaning.month is None
