"""Parts and bundles of years: seasons, quarters, halves, decades, centuries, holidays."""

import re

from according.times.grammar.rules import Rule, group, whole
from according.times.grammar.words import Words, key
from according.times.meanings import (
    BeforeChrist,
    Found,
    Named,
    Season,
    Shift,
    Unclear,
    YearPart,
    Years,
)


class Periods:
    """The rules of periods."""

    def __init__(self, words: Words):
        self._words = words
        self.rules = tuple(
            Rule(words.pattern(template), build)
            for template, build in (
                (r"(?:the )?(?P<season><season>)(?:(?: of|,)?(?: the year)? (?P<year><year>))?",
                 self._season),
                (r"(?:the |its |his |a )?(?:flat |fiscal<gap>)?(?P<ord>first|second|latter|last|"
                 r"third|fourth|1st|2nd|3rd|4th)<gap>(?:fiscal<gap>)?(?P<unit>quarter|half)"
                 r"(?: of(?: the year)?(?: the)? (?:fiscal )?(?P<year><year>)| (?P<year2><year>))?",
                 self._part),
                (r"(?:the )?(?P<year><year>) (?P<ord>first|second|third|fourth)<gap>"
                 r"(?P<unit>quarter|half)", self._part),
                (r"(?P<q>Q[1-4])(?:<gap>(?:of )?(?P<year><year>))?", self._q),
                (r"(?P<year><year>)<gap>?(?P<q>Q[1-4])", self._q),
                (r"the (?:latest|most recent) (?:fiscal )?(?P<unit>quarter|period)", self._latest),
                (r"(?:the )?(?:(?:year|years) )?(?P<decade>1\d\d0|20\d0)['’]?s", self._decade),
                (r"(?:the )?(?P<decade>['’]\d0)['’]?s", self._decade),
                (r"(?:the )(?P<word><decade>)", self._decade),
                (r"(?P<hundred>1\d|20)th<gap>century", self._century),
                (r"(?:the )?(?P<ord><ord>)<gap>(?:century)"
                 r"(?: (?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?))?", self._century),
                (r"(?:the )?(?P<holiday><holiday>)(?:(?: of| in|,)? (?P<year><year>))?",
                 self._holiday),
            )
        )  # fmt: skip

    def _season(self, match: re.Match[str]) -> tuple[Found, ...]:
        return whole(
            match,
            Season(code=self._words.seasons[key(match["season"])], year=self._year(match, "year")),
        )

    def _part(self, match: re.Match[str]) -> tuple[Found, ...]:
        number = 2 if key(match["ord"]) in ("latter", "last") else self._words.ordinal(match["ord"])
        unit = "quarter" if match["unit"].lower() == "quarter" else "half"
        if number > (4 if unit == "quarter" else 2):
            return ()
        if key(match["ord"]) in ("latter", "last") and (unit == "quarter" or not match["year"]):
            return ()
        if "fiscal" in match[0].lower():
            return whole(match, Unclear("a company sets when its fiscal year begins"))
        year = self._year(match, "year") or self._year(match, "year2")
        return whole(match, YearPart(unit=unit, number=number, year=year))  # type: ignore[arg-type]

    def _q(self, match: re.Match[str]) -> tuple[Found, ...]:
        if match["q"][0] != "Q":
            return ()
        return whole(
            match,
            YearPart(unit="quarter", number=int(match["q"][1]), year=self._year(match, "year")),
        )

    def _latest(self, match: re.Match[str]) -> tuple[Found, ...]:
        return whole(match, Shift(unit="quarter", amount=-1, base="published"))

    def _decade(self, match: re.Match[str]) -> tuple[Found, ...]:
        if word := group(match, "word"):
            return whole(match, Years(first=1900 + self._words.decades[key(word)], unit="decade"))
        figures = match["decade"].lstrip("'’")
        first = int(figures) if len(figures) == 4 else int(figures) + 1900
        if len(figures) == 2 and int(figures) < 20:
            first += 100
        unit = "century" if len(figures) == 4 and first % 100 == 0 else "decade"
        return whole(match, Years(first=first, unit="decade" if first == 2000 else unit))  # type: ignore[arg-type]

    def _century(self, match: re.Match[str]) -> tuple[Found, ...]:
        if hundred := group(match, "hundred"):
            return whole(match, Years(first=(int(hundred) - 1) * 100, unit="century"))
        number = self._words.ordinal(match["ord"])
        if (match["era"] or "A")[0] in "Bb":
            return whole(match, BeforeChrist(f"BC{number - 1:02}"))
        if not 1 < number < 23:
            return ()
        return whole(match, Years(first=(number - 1) * 100, unit="century"))

    def _holiday(self, match: re.Match[str]) -> tuple[Found, ...]:
        return whole(match, Named(name=key(match["holiday"]), year=self._year(match, "year")))

    def _year(self, match: re.Match[str], name: str) -> int | None:
        words = group(match, name)
        return self._words.year(words) if words else None
