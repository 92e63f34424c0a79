"""From the meaning of time words to an interval, given what they are counted from."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from according.model import Precision
from according.times import choose, timex
from according.times.choose import Tense
from according.times.intervals import (
    Interval,
    day_of,
    month_of,
    months_of,
    season_of,
    week_of,
    year_of,
    years_of,
)
from according.times.meanings import (
    BeforeChrist,
    Calendar,
    Meaning,
    Moment,
    Named,
    Pick,
    Season,
    Shift,
    Unclear,
    Vague,
    Window,
    YearPart,
    Years,
)
from according.times.named import NamedDays
from according.times.shifts import shifted, window
from according.times.story import Anchor, Told

NOT_PUBLISHED = "counted from the day of the report, which is not known"
NOT_TOLD = "counted from a time that the text does not tell before"
NO_YEAR = "the year is not told, and the day of the report is not known"
NO_DAY = "the day is not told"
NO_NUMBER = "the words do not say how many"
NO_TIME = "the words name no particular time"
NO_SUCH_DAY = "the calendar has no such day"
BEFORE_CHRIST = "a year before the common era"


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression is seen from."""

    published: Anchor | None
    told: Told
    tense: Tense | None = None
    narrative: bool = False
    """The text is telling a story with times of its own: counted from what it told last."""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a time: its interval, or the reason why that is open."""

    interval: Interval | None = None
    precision: Precision | None = None
    anchor: Anchor | None = None
    reason: str | None = None
    timex: str | None = None


class Resolver:
    """Resolves meanings. Holds the tables of named days."""

    def __init__(self) -> None:
        self._named = NamedDays()

    def resolve(self, meaning: Meaning, view: View) -> Resolved:
        """Return the interval of a meaning as seen from where it stands."""
        try:
            return self._resolved(meaning, view)
        except (ValueError, OverflowError):
            return Resolved(reason=NO_SUCH_DAY)

    def _resolved(self, meaning: Meaning, view: View) -> Resolved:
        match meaning:
            case Calendar():
                return self._calendar(meaning, view)
            case Shift():
                return _shift(meaning, view)
            case Season() | YearPart() | Named():
                return self._of_year(meaning, view)
            case Years():
                length = 100 if meaning.unit == "century" else 10
                value = timex.of_years(meaning.first, length)
                interval = years_of(meaning.first, length)
                return Resolved(interval=interval, precision=meaning.unit, timex=value)
            case Window():
                return _window(meaning, view)
            case Moment():
                return _moment(view)
            case Vague():
                return Resolved(reason=NO_TIME, timex=meaning.timex)
            case BeforeChrist():
                return Resolved(reason=BEFORE_CHRIST, timex=meaning.timex)
            case Unclear():
                return Resolved(reason=meaning.reason)

    def _calendar(self, meaning: Calendar, view: View) -> Resolved:
        if meaning.month is None and meaning.day is None:
            if meaning.weekday is not None:
                return _weekday(meaning, view)
            written = _with_century(meaning, view)
            assert written is not None
            return Resolved(interval=year_of(written), precision="year", timex=f"{written:04}")
        if meaning.month is None:
            return _day_of_month(meaning, view)
        month, day = meaning.month, meaning.day

        def in_year(year: int) -> Sequence[Interval]:
            try:
                return (month_of(year, month) if day is None else day_of(date(year, month, day)),)
            except ValueError:
                return ()

        def on_weekday(year: int) -> Sequence[Interval]:
            found = in_year(year)
            if day is None or meaning.weekday is None:
                return found
            return [one for one in found if one.first.isoweekday() == meaning.weekday] or ()

        year = _with_century(meaning, view)
        given = year is not None or meaning.of is not None
        chosen = _one_of_year(
            in_year if given else on_weekday, year, meaning.pick, meaning.of, view
        )
        return _as_written(chosen, meaning)

    def _of_year(self, meaning: Season | YearPart | Named, view: View) -> Resolved:
        def in_year(year: int) -> Sequence[Interval]:
            match meaning:
                case Season():
                    return (season_of(year, meaning.code),)
                case YearPart():
                    length = 3 if meaning.unit == "quarter" else 6
                    return (months_of(year, meaning.number, length),)
                case Named():
                    return self._named.within(meaning.name, year)

        if isinstance(meaning, YearPart):
            # What a company reports of a quarter ahead is the one just over.
            view = msgspec.structs.replace(view, tense=None)
        chosen = _one_of_year(in_year, meaning.year, meaning.pick, meaning.of, view)
        if chosen.interval is None:
            return chosen
        year = chosen.interval.first.year
        if isinstance(meaning, Season):
            return _finish(chosen, "season", f"{year:04}-{meaning.code}")
        if isinstance(meaning, YearPart):
            value = f"{year:04}-{meaning.unit[0].upper()}{meaning.number}"
            return _finish(chosen, meaning.unit, value)
        if chosen.interval.days == 1:
            return _finish(chosen, "day", timex.of_day(chosen.interval.first))
        return _finish(chosen, "range", None)

    def is_about(self, meaning: Meaning) -> bool:
        """Tell whether the days of a resolved time may differ by one from place to place."""
        return isinstance(meaning, Named) and self._named.is_sighted(meaning.name)


def _with_century(meaning: Calendar, view: View) -> int | None:
    """Return the year; where two figures are written, in the century of what is told."""
    anchor = view.told.last if view.narrative else view.published
    if meaning.year is None or not meaning.short or anchor is None:
        return meaning.year
    near = anchor.interval.first.year
    century = near // 100 * 100
    years = (century + meaning.year % 100 + shift for shift in (-100, 0, 100))
    return min(years, key=lambda year: abs(year - near))


def _finish(chosen: Resolved, precision: Precision, value: str | None) -> Resolved:
    return msgspec.structs.replace(chosen, precision=precision, timex=value)


def _as_written(chosen: Resolved, meaning: Calendar) -> Resolved:
    interval = chosen.interval
    if interval is None:
        return chosen
    if meaning.week:
        week = week_of(interval.first)
        made = msgspec.structs.replace(chosen, interval=week)
        return _finish(made, "week", timex.of_week(week.first))
    if meaning.day is None:
        return _finish(chosen, "month", timex.of_month(interval.first))
    return _finish(chosen, "day", timex.of_day(interval.first))


def _one_of_year(
    in_year: Callable[[int], Sequence[Interval]],
    year: int | None,
    pick: Pick | None,
    of: Shift | None,
    view: View,
) -> Resolved:
    """Find the year of what comes every year, and return that one."""
    anchor: Anchor | None = None
    if of is not None:
        part = _shift(of, view)
        if part.interval is None:
            return Resolved(reason=part.reason)
        year, anchor = part.interval.first.year, part.anchor
    if year is not None:
        found = in_year(year)
        if not found:
            return Resolved(reason=NO_SUCH_DAY)
        return Resolved(interval=found[0], anchor=anchor)
    anchor = _pivot(pick, view)
    if anchor is None:
        return Resolved(reason=BEFORE_CHRIST if view.told.before_christ else NO_YEAR)
    near = anchor.interval.first.year
    around = [one for each in range(max(2, near - 4), near + 5) for one in in_year(each)]
    return _pick_one(around, pick, anchor, view)


def _pivot(pick: Pick | None, view: View) -> Anchor | None:
    """Return the time from which a name without year is understood."""
    if pick in ("last", "next", "this"):
        return view.published
    if pick is not None or view.narrative:
        return None if view.told.before_christ else view.told.last
    return view.published


def _pick_one(
    candidates: Sequence[Interval], pick: Pick | None, anchor: Anchor, view: View
) -> Resolved:
    beside = anchor.interval
    if pick is not None:
        found = choose.picked(candidates, pick, beside)
    elif anchor is view.told.last:
        found = choose.following_on(candidates, beside)
    else:
        found = choose.seen_from(candidates, beside, view.tense)
    if found is None:
        return Resolved(reason=NO_SUCH_DAY)
    return Resolved(interval=found, anchor=anchor)


def _weekday(meaning: Calendar, view: View) -> Resolved:
    assert meaning.weekday is not None
    if meaning.of is not None:
        week = _shift(meaning.of, view)
        if week.interval is None:
            return week
        day = week.interval.first + timedelta(meaning.weekday - 1)
        made = Resolved(interval=day_of(day), anchor=week.anchor)
        return _finish(made, "day", timex.of_day(day))
    told = meaning.pick in ("previous", "following", "same") or view.narrative
    anchor = view.told.within("day") if told else view.published
    if anchor is None and meaning.pick is None and not view.told.before_christ:
        told, anchor = False, view.published
    if anchor is None:
        return Resolved(reason=NOT_TOLD if told else NOT_PUBLISHED)
    middle = anchor.interval.first
    first = middle - timedelta((middle.isoweekday() - meaning.weekday) % 7)
    around = [day_of(first + timedelta(7 * weeks)) for weeks in (-1, 0, 1, 2)]
    if told and meaning.pick is None:
        chosen = Resolved(interval=choose.following_on(around, anchor.interval), anchor=anchor)
    else:
        tense: Tense = "future" if view.tense in ("present", "future") else "past"
        seen = msgspec.structs.replace(view, tense=tense)
        chosen = _pick_one(around, meaning.pick, anchor, seen)
    if chosen.interval is None:
        return chosen
    return _finish(chosen, "day", timex.of_day(chosen.interval.first))


def _day_of_month(meaning: Calendar, view: View) -> Resolved:
    """Resolve "the 20th": of the month told last, else of the month of the report."""
    assert meaning.day is not None
    told = view.told.within("month")
    anchor = told or (None if view.told.before_christ else view.published)
    if anchor is None:
        return Resolved(reason=NOT_TOLD)
    month = anchor.interval.first
    chosen = Resolved(interval=day_of(month.replace(day=meaning.day)), anchor=anchor)
    return _as_written(chosen, meaning)


def _shift(meaning: Shift, view: View) -> Resolved:
    anchor = _base(meaning, view)
    if meaning.amount is None and meaning.unit != "weekend":
        back = "PAST_REF" if meaning.ago else "FUTURE_REF"
        return Resolved(reason=NO_NUMBER, timex=back)
    if anchor is None:
        on_report = meaning.base == "published" or (meaning.base == "either" and not view.narrative)
        return Resolved(reason=NOT_PUBLISHED if on_report else NOT_TOLD)
    found = shifted(meaning, anchor, view.tense)
    if found is None:
        return Resolved(reason=NOT_TOLD)
    return Resolved(
        interval=found.interval, precision=found.precision, anchor=anchor, timex=found.timex
    )


def _base(meaning: Shift, view: View) -> Anchor | None:
    known = meaning.base == "told" or view.published is not None
    if known and meaning.ago and meaning.unit == "year" and meaning.amount == -1:
        last = view.told.last  # a year ago, of a quarter just told: that quarter a year before
        if last is not None and last.precision in ("quarter", "half"):
            return last
    if meaning.base == "published" or (meaning.base == "either" and not view.narrative):
        return view.published
    told = view.told.within(meaning.unit)
    if told is None and meaning.unit in ("year", "month", "week") and not view.narrative:
        return view.published if view.told.last is None else None
    return told


def _window(meaning: Window, view: View) -> Resolved:
    value = timex.of_length(meaning.unit, meaning.amount)
    if meaning.amount is None:
        return Resolved(reason=NO_NUMBER, timex="FUTURE_REF" if meaning.ahead else "PAST_REF")
    anchor = view.told.within("day") if view.narrative else view.published
    if anchor is None:
        return Resolved(reason=NOT_TOLD if view.narrative else NOT_PUBLISHED, timex=value)
    interval = window(meaning, anchor.interval)
    return Resolved(interval=interval, precision="range", anchor=anchor, timex=value)


def _moment(view: View) -> Resolved:
    anchor = view.told.within("day")
    if anchor is None:
        return Resolved(reason=NO_DAY)
    day = anchor.interval.first
    return Resolved(interval=day_of(day), precision="day", anchor=anchor, timex=timex.of_day(day))
