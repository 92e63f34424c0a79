"""Dates of the calendar: "Friday, Oct. 13, 1989", "5-6 November", "June of 1940", "1990"."""

import re

import msgspec

from according.model import Span
from according.times.grammar.rules import Rule, group, whole
from according.times.grammar.words import Words, key
from according.times.meanings import BeforeChrist, Calendar, Found, Unclear

_AND_DAY = r"(?:(?: ?(?:<dash>|,|&) ?| (?:and|to|or|through|until) (?:the )?)(?P<day2><dayno>))"


class Dates:
    """The rules of dates."""

    def __init__(self, words: Words):
        self._words = words
        self.rules = tuple(
            Rule(words.pattern(template), build)
            for template, build in (
                (rf"(?:(?P<dow><dow>),? )?(?P<month><month>) (?:the )?(?P<day><dayno>|<ordword>)"
                 rf"{_AND_DAY}?(?:,? ?(?P<year><year>))?", self._date),
                (rf"(?:(?P<dow><dow>),? )?(?:the )?(?P<day><dayno>|<ordword>){_AND_DAY}? ?(?:of )?"
                 r"(?P<month><month>)(?:,? (?P<year><year>))?", self._date),
                (r"(?P<month><month>),? (?:of )?(?:the year )?(?P<year><year>|'\d\d)", self._date),
                (r"(?P<month><monthname>)", self._date),
                (r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)", self._figures),
                (r"(?P<year>[12]\d{3})/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)", self._figures),
                (r"(?P<one>[0-3]?\d)(?P<mark>[/.-])(?P<other>[0-3]?\d)(?P=mark)"
                 r"(?P<year>\d{4}|\d\d)", self._slashed),
                (r"(?P<known><known>)", self._known),
                (r"(?P<dow><downame>)", self._date),
                (r"the (?P<day>\d{1,2}(?:st|nd|rd|th))", self._date),
                (r"(?:the week of) (?P<month><month>) (?P<day><dayno>)(?:,? (?P<year><year>))?",
                 self._week),
                (r"(?:the (?:calendar )?year |fiscal (?:year )?)?(?P<year><year>)", self._year),
                (r"(?P<year>1\d{3}|20\d\d) ?[-–—/] ?(?P<year2>\d{4}|\d\d)", self._years),
                (r"(?P<short>['’]\d\d)(?!s)", self._year),
                (r"(?:the year )?two thousand(?: (?:and )?(?P<rest><num>))?", self._spoken),
                (r"(?P<era>A\.?D\.?|C\.?E\.?) (?P<year>\d{1,4})", self._of_era),
                (r"(?P<year>\d{1,4}) ?(?P<era>A\.?D\.?|C\.E\.?|CE|B\.?C\.?(?:E\.?)?)",
                 self._of_era),
                (r"(?P<year>\d{1,4})(?: ?[-–—] ?| (?:to|and|until) )(?P<year2>\d{1,4})"
                 r" ?(?P<era>B\.?C\.?(?:E\.?)?)", self._of_era),
            )
        )  # fmt: skip

    def _date(self, match: re.Match[str]) -> tuple[Found, ...]:
        year, month, weekday = (group(match, name) for name in ("year", "month", "dow"))
        first = Calendar(
            year=self._number(year) if year else None,
            short=year is not None and year[0] in "'’",
            month=self._words.months[key(month)] if month else None,
            weekday=self._words.weekdays[key(weekday)] if weekday else None,
            day=self._day(group(match, "day")),
        )
        if group(match, "day2") is None:
            return whole(match, first)
        second = Calendar(year=first.year, month=first.month, day=self._day(match["day2"]))
        return _two(match, "day2", first, second)

    def _known(self, match: re.Match[str]) -> tuple[Found, ...]:
        year, month, day = self._words.known[match["known"]]
        return whole(match, Calendar(year=year, month=month, day=day))

    def _week(self, match: re.Match[str]) -> tuple[Found, ...]:
        (date,) = self._date(match)
        assert isinstance(date.meaning, Calendar)
        day = date.meaning
        return whole(match, Calendar(year=day.year, month=day.month, day=day.day, week=True))

    def _day(self, words: str | None) -> int | None:
        if words is None:
            return None
        return int(words) if words.isdigit() else self._words.ordinal(words)

    def _figures(self, match: re.Match[str]) -> tuple[Found, ...]:
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        return whole(match, Calendar(year=year, month=month, day=day))

    def _slashed(self, match: re.Match[str]) -> tuple[Found, ...]:
        one, other, year = int(match["one"]), int(match["other"]), _year(match["year"])
        if not (0 < one <= 31 and 0 < other <= 31 and min(one, other) <= 12):
            return ()
        if match["mark"] == "." and len(match["year"]) == 2:
            return ()  # the figures of a version or section
        if one == other or max(one, other) > 12:
            day, month = (other, one) if one <= 12 else (one, other)
            return whole(match, Calendar(year=year, month=month, day=day))
        reason = "which figure is the day and which the month is not told"
        return whole(match, Unclear(reason))

    def _year(self, match: re.Match[str]) -> tuple[Found, ...]:
        short = group(match, "short")
        year = self._number(short or match["year"])
        (found,) = whole(match, Calendar(year=year, short=short is not None))
        # A fiscal year is named after the calendar year that it lies in for the most part.
        fiscal = match[0].lower().startswith("fiscal")
        return (msgspec.structs.replace(found, bound="about"),) if fiscal else (found,)

    def _number(self, words: str) -> int | None:
        return _year(words) if words.lstrip("'’").isdigit() else self._words.year(words)

    def _years(self, match: re.Match[str]) -> tuple[Found, ...]:
        first = int(match["year"])
        second = int(match["year2"])
        if len(match["year2"]) == 2:
            second += first // 100 * 100
        if not first < second < first + 200:
            return ()
        return _two(match, "year2", Calendar(year=first), Calendar(year=second))

    def _spoken(self, match: re.Match[str]) -> tuple[Found, ...]:
        """Return "two thousand seven"; without "the year" only where a number follows."""
        number = self._words.number(match["rest"]) if match["rest"] else 0
        if number is None or number >= 100 or (not number and match[0][:3].lower() != "the"):
            return ()
        return whole(match, Calendar(year=2000 + number))

    def _of_era(self, match: re.Match[str]) -> tuple[Found, ...]:
        era = match["era"].upper().replace(".", "")
        if group(match, "year2"):
            names = (BeforeChrist(f"BC{int(match[name]):04}") for name in ("year", "year2"))
            return _two(match, "year2", *names)
        if era.startswith("B"):
            return whole(match, BeforeChrist(f"BC{int(match['year']):04}"))
        year = int(match["year"])
        return whole(match, Calendar(year=year) if year else None)


def _year(figures: str) -> int:
    """Return a year; of two figures the one that is nearest to 2000 from 1930 on."""
    year = int(figures.lstrip("'’"))
    if len(figures.lstrip("'’")) > 2:
        return year
    return year + (2000 if year < 30 else 1900)


def _two(match: re.Match[str], name: str, first: object, second: object) -> tuple[Found, ...]:
    """Return the two ends of a range, each on words of its own."""
    start, end = match.span()
    gap = re.search(
        r"\d(?:st|nd|rd|th)?(?=\D*$)|\w(?=\W*$)", match.string[start : match.start(name)]
    )
    middle = start + gap.end() if gap else match.start(name)
    return (
        Found(span=Span(start, middle), meaning=first),  # type: ignore[arg-type]
        Found(span=Span(match.start(name), end), meaning=second),  # type: ignore[arg-type]
    )
