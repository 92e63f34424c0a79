"""Whole time phrases: what stands before and after the core of a time expression."""

import re
from typing import cast

import msgspec

from according.model import Bound, Span
from according.times.grammar.clocks import Clocks
from according.times.grammar.dates import Dates
from according.times.grammar.periods import Periods
from according.times.grammar.relative import Relative
from according.times.grammar.words import Words, key
from according.times.meanings import (
    Calendar,
    Found,
    Moment,
    Named,
    Part,
    Season,
    Shift,
    YearPart,
)

_BESIDE = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "first half": "early",
    "second half": "late",
    "first week": "early",
    "last week": "late",
    "first days": "early",
    "last days": "late",
}
_OF_UNIT: dict[str, int] = {"last": -1, "previous": -1, "next": 1, "following": 1}


class Phrases:
    """Finds the longest time phrase that starts at a word."""

    def __init__(self, words: Words):
        self._words = words
        self._clocks = Clocks(words)
        self._rules = (*Dates(words).rules, *Relative(words).rules, *Periods(words).rules)
        self._beside = words.opening(
            r"(?:the )?(?:very )?(?P<mod>early|late|mid|earlier|later)(?:-| (?:in|on) | )"
        )
        self._edge = words.opening(
            r"(?:the )?(?:very )?(?P<edge><edge>|first half|second half|first week|last week)"
            r" (?:of|in) "
        )
        self._rest = words.opening(
            r"(?:the )?(?:rest|remainder|balance|course|most|whole|duration) of "
        )
        self._circa = words.opening(r"(?:circa|ca?\.) ?")
        self._part_of = words.opening(r"(?:the )?(?P<part><part>) of ")
        self._the_unit = words.pattern(r"the (?P<unit>day|week|month|quarter|year|decade|century)")
        self._unit_end = words.pattern(
            r"(?:the )?(?P<unit>year|month|week|quarter|decade|century)(?:-| |['’]s<gap>)end"
        )
        self._of = words.pattern(
            r"(?:,? (?:of |in )?(?:the )?(?P<pick>last|this|next|that same|that|same|previous|"
            r"preceding|following|current) (?:fiscal )?(?P<unit>year|week(?!['’]s)|month)"
            r"| (?:of )?(?P<ago>a year (?:ago|earlier)))"
        )
        self._owned = words.opening(r"['’]s? ")
        self._then_part = words.pattern(r" (?:in the )?(?P<part><part>)")

    def at(self, text: str, start: int) -> tuple[Found, ...]:
        """Return the times of the longest phrase that starts here; two for a range."""
        best: tuple[Found, ...] = ()
        for found in (
            self._finished(text, start),
            self._with_edge(text, start),
            self._with_clock(text, start),
            self._with_part_before(text, start),
        ):
            if found and (not best or found[-1].span.end > best[-1].span.end):
                best = found
        return best

    def _core(self, text: str, start: int) -> tuple[Found, ...]:
        best: tuple[Found, ...] = ()
        for rule in self._rules:
            match = rule.pattern.match(text, start)
            if match is None or (best and match.end() <= best[-1].span.end):
                continue
            best = rule.build(match) or best
        return best

    def _finished(self, text: str, start: int) -> tuple[Found, ...]:
        """Return the core that starts here with the words after it that belong to it."""
        found = self._core(text, start)
        if not found:
            return _unit_end(self._unit_end.match(text, start))
        *before, last = found
        return (*before, self._with_owner(text, self._with_part(text, self._with_of(text, last))))

    def _with_of(self, text: str, found: Found) -> Found:
        meaning = found.meaning
        if (
            not isinstance(meaning, Calendar | Season | YearPart | Named)
            or meaning.year is not None
        ):
            return found
        match = self._of.match(text, found.span.end)
        if match is None:
            return found
        if match["ago"]:
            of = Shift(unit="year", amount=-1, base="published")
        else:
            pick, unit = key(match["pick"]), key(match["unit"])
            if not _goes_into(meaning, unit):
                return found
            base = "published" if pick in ("last", "this", "next", "current") else "told"
            of = Shift(unit=unit, amount=_OF_UNIT.get(pick, 0), base=base)  # type: ignore[arg-type]
        whole = Span(found.span.start, match.end())
        return msgspec.structs.replace(
            found, span=whole, meaning=msgspec.structs.replace(meaning, of=of)
        )

    def _with_owner(self, text: str, found: Found) -> Found:
        """Return "last year's third quarter" as one, where the words go on so."""
        if not isinstance(found.meaning, Shift) or found.meaning.unit != "year":
            return found
        match = self._owned.match(text, found.span.end)
        core = self._core(text, match.end()) if match else ()
        if len(core) != 1 or not isinstance(core[0].meaning, Season | YearPart | Calendar | Named):
            return found
        if core[0].meaning.year is not None or (
            isinstance(core[0].meaning, Calendar) and core[0].meaning.month is None
        ):
            return found
        meaning = msgspec.structs.replace(core[0].meaning, of=found.meaning)
        return Found(span=Span(found.span.start, core[0].span.end), meaning=meaning)

    def _with_part(self, text: str, found: Found) -> Found:
        if not _is_day(found):
            return found
        match = self._then_part.match(text, found.span.end)
        if match and found.part is None:
            part = cast(Part, self._words.parts[key(match["part"])])
            return msgspec.structs.replace(
                found, span=Span(found.span.start, match.end()), part=part
            )
        after = self._clocks.at(text, found.span.end + 1)
        if text[found.span.end : found.span.end + 1] == " " and after:
            whole = Span(found.span.start, after.end)
            return msgspec.structs.replace(found, span=whole, clock=after.clock)
        return found

    def _with_clock(self, text: str, start: int) -> tuple[Found, ...]:
        clock = self._clocks.at(text, start)
        if clock is None:
            return ()
        alone = Found(span=Span(start, clock.end), meaning=Moment(), clock=clock.clock)
        gap = 2 if text.startswith(", ", clock.end) else 1
        if text[clock.end : clock.end + 1] not in (" ", ",", "\n"):
            return (alone,)
        day = self._finished(text, clock.end + gap)
        if len(day) == 1 and _is_day(day[0]):
            span = Span(start, day[0].span.end)
            return (msgspec.structs.replace(day[0], span=span, clock=clock.clock),)
        return (alone,)

    def _with_part_before(self, text: str, start: int) -> tuple[Found, ...]:
        """Return "the night of 20 June" as one."""
        match = self._part_of.match(text, start)
        if match is None:
            return ()
        day = self._finished(text, match.end())
        if len(day) != 1 or not _is_day(day[0]):
            return ()
        part = cast(Part, self._words.parts[key(match["part"])])
        return (msgspec.structs.replace(day[0], span=Span(start, day[0].span.end), part=part),)

    def _with_edge(self, text: str, start: int) -> tuple[Found, ...]:
        """Return a time with what makes it early, late or about: "the end of March"."""
        for pattern in (self._beside, self._edge, self._rest, self._circa):
            match = pattern.match(text, start)
            if match is None:
                continue
            words = key(match[1]) if match.re.groups else ""
            found = self._edged(text, match.end(), beside=pattern is self._beside)
            if found:
                first, *others = found
                bound = _BESIDE.get(words) or self._words.edges.get(words)
                bound = "about" if pattern is self._circa else bound
                return (
                    msgspec.structs.replace(
                        first,
                        span=Span(start, first.span.end),
                        bound=cast("Bound | None", bound or first.bound),
                    ),
                    *others,
                )
        return ()

    def _edged(self, text: str, start: int, *, beside: bool) -> tuple[Found, ...]:
        unit = self._the_unit.match(text, start)
        found = self._finished(text, start)
        if unit and (not found or unit.end() >= found[-1].span.end):
            meaning = Shift(unit=key(unit["unit"]), amount=0, base="either")  # type: ignore[arg-type]
            return (Found(span=Span(*unit.span()), meaning=meaning),)
        if found and isinstance(found[0].meaning, Shift) and found[0].meaning.counted:
            return ()
        if found:
            return found
        return () if beside else self._with_edge(text, start)


def _unit_end(match: re.Match[str] | None) -> tuple[Found, ...]:
    if match is None:
        return ()
    meaning = Shift(unit=key(match["unit"]), amount=0, base="either")  # type: ignore[arg-type]
    return (Found(span=Span(*match.span()), meaning=meaning, bound="late"),)


def _is_day(found: Found) -> bool:
    meaning = found.meaning
    if isinstance(meaning, Shift):
        return meaning.unit == "day"
    return isinstance(meaning, Calendar) and (
        meaning.day is not None or meaning.weekday is not None
    )


def _goes_into(meaning: Calendar | Season | YearPart | Named, unit: str) -> bool:
    if unit == "year":
        return not isinstance(meaning, Calendar) or meaning.month is not None
    if not isinstance(meaning, Calendar) or meaning.month is not None:
        return False
    return meaning.weekday is not None if unit == "week" else meaning.day is not None
