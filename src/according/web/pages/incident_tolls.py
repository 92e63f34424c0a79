"""An incident's numbers over time, as marks of a chart with words that do not lie on one another.

All of it is worked out here: the chart is drawn without JavaScript, on a phone and on paper too.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

import msgspec

from according.model import TollTold
from according.web.shown import brief, day, plain

WIDTH, HEIGHT = 720, 240
"""Of a chart, in its own units: about a pixel each."""
LEFT, RIGHT, TOP, FOOT = 44, 690, 26, 204
"""Where its numbers and days lie."""
_APART = 18
"""Days are drawn at least so far from one another: their marks can be told apart."""
_LETTER, _LINE = 6.3, 14
"""Width and height of a letter of 11 units; wider than most, so that nothing touches."""
_LONGEST = 30
"""Letters of a name beside a mark."""
_MARK, _ARROW = 6, 18
"""From the middle of a mark to its edge, and to the tip where one end is open."""
_STEPS = (1, 2, 5)


class Box(msgspec.Struct, frozen=True):
    """A part of the chart that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether they overlap."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)  # fmt: skip


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """Words in the chart."""

    words: str
    x: float
    y: float
    anchor: str
    """``start``, ``middle`` or ``end``."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A number told on a day, by one or several, as a mark of the chart."""

    told: tuple[TollTold, ...]
    """Who give it, in the order of the table."""
    title: str
    """All of it: the day, the number, who give it."""
    now: bool
    """Whether it is the last word of one of them, and not overtaken."""
    x: float
    top: float
    """Of the greatest number that it may be."""
    bottom: float
    label: Label | None
    """None: there is no room; the mark's title and the table have it."""


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its history."""

    what: str
    told: tuple[TollTold, ...]
    points: tuple[Point, ...]
    """Empty where fewer than two days are known."""
    days: tuple[Label, ...]
    numbers: tuple[Label, ...]
    lines: tuple[str, ...]
    """From each word of a speaker to the next, as points of an SVG polyline."""


def tolls_of(told: Iterable[TollTold]) -> tuple[Toll, ...]:
    """Return each number's history with what its chart shows; what nobody counts is left out."""
    by_what = sorted(told, key=_order)
    return tuple(_toll(what, tuple(group)) for what, group in groupby(by_what, lambda o: o.what))


def _order(one: TollTold) -> tuple[str, str, int]:
    return one.what, one.day or "9999", one.low if one.low is not None else one.high or 0


def in_words(one: TollTold) -> str:
    """Return a number as people write it: 12, 12–14, at least 12."""
    if one.low is None and one.high is None:
        return "number not known"
    if one.high is None:
        return f"at least {one.low:,}"
    if one.low is None:
        return f"at most {one.high:,}"
    return f"{one.low:,}" if one.low == one.high else f"{one.low:,}–{one.high:,}"


def _toll(what: str, told: tuple[TollTold, ...]) -> Toll:
    drawn = [one for one in told if one.day and (one.low is not None or one.high is not None)]
    days = sorted({one.day[:10] for one in drawn if one.day})
    if len(days) < 2:
        return Toll(what=what, told=told, points=(), days=(), numbers=(), lines=())
    at = _days(days)
    step = _step(max(_ends(one)[1] for one in drawn))
    most = step * -(-max(_ends(one)[1] for one in drawn) // step)
    points = _points(drawn, at, most)
    places = {id(one): point for point in points for one in point.told}
    return Toll(
        what=what,
        told=told,
        points=points,
        days=tuple(_axis(days, at)),
        numbers=tuple(
            Label(words=f"{number:,}", x=LEFT - 12, y=_y(number, most), anchor="end")
            for number in range(0, most + 1, step)
        ),
        lines=tuple(_lines(drawn, places)),
    )


def _ends(one: TollTold) -> tuple[int, int]:
    ends = [number for number in (one.low, one.high) if number is not None]
    return min(ends), max(ends)


def _step(most: int) -> int:
    """Return the step of at most five numbers beside a chart: 1, 2 or 5 by a power of ten."""
    size = 1
    while True:
        for each in _STEPS:
            if most <= 4 * each * size:
                return each * size
        size *= 10


def _days(days: Sequence[str]) -> dict[str, float]:
    """Return where each day lies: along true time, but never closer than marks can be told."""
    first = date.fromisoformat(days[0])
    after = [(date.fromisoformat(one) - first).days for one in days]
    room = (RIGHT - LEFT) / (len(days) - 1)
    least = min(_APART, room)
    # What is drawn too close takes its room from the rest, in proportion.
    spare = (RIGHT - LEFT) - least * (len(days) - 1)
    return {
        one: round(LEFT + least * number + spare * gone / after[-1], 1)
        for number, (one, gone) in enumerate(zip(days, after, strict=True))
    }


def _y(number: int, most: int) -> float:
    return round(FOOT - (FOOT - TOP) * number / max(most, 1), 1)


def _axis(days: Sequence[str], at: dict[str, float]) -> Iterable[Label]:
    """Yield the days below the chart for which there is room; the first and last always."""
    taken: list[Box] = []
    for one in (days[0], days[-1], *days[1:-1]):
        words = brief(one)
        anchor = "start" if one == days[0] else "end" if one == days[-1] else "middle"
        box = _box(words, at[one], FOOT + 22, anchor)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            yield Label(words=words, x=at[one], y=FOOT + 22, anchor=anchor)


def _points(drawn: Sequence[TollTold], at: dict[str, float], most: int) -> tuple[Point, ...]:
    groups: dict[tuple[float, int | None, int | None], list[TollTold]] = {}
    for one in drawn:
        groups.setdefault((at[str(one.day)[:10]], one.low, one.high), []).append(one)
    places = {
        key: (_y(_ends(told[0])[1], most), _y(_ends(told[0])[0], most))
        for key, told in groups.items()
    }
    taken = [
        Box(x - _MARK, top - (_ARROW if high is None else _MARK), x + _MARK,
            bottom + (_ARROW if low is None else _MARK))
        for (x, low, high), (top, bottom) in places.items()
    ]  # fmt: skip
    labels = {}
    # What holds now is more to the point than what was replaced: it chooses its place first.
    for key in sorted(groups, key=lambda each: (not _now(groups[each]), -each[0])):
        labels[key] = _label(groups[key], key[0], places[key], taken)
    return tuple(
        Point(
            told=tuple(told),
            title=_title(told),
            now=_now(told),
            x=key[0],
            top=places[key][0],
            bottom=places[key][1],
            label=labels[key],
        )
        for key, told in groups.items()
    )


def _title(told: Sequence[TollTold]) -> str:
    names = dict.fromkeys(
        one.by.speaker
        if one.by.publisher in (None, one.by.speaker)
        else f"{one.by.speaker} ({one.by.publisher})"
        for one in told
    )
    more = "" if _now(told) else "; replaced or overtaken since"
    what = plain(told[0].what)
    return f"{day(told[0].day)}: {in_words(told[0])} {what}, by {', '.join(names)}{more}"


def _now(told: Sequence[TollTold]) -> bool:
    return any(one.last and not one.overtaken for one in told)


def _label(
    told: Sequence[TollTold], x: float, place: tuple[float, float], taken: list[Box]
) -> Label | None:
    """Return the words beside a mark at the first place that is free, and take it."""
    top, bottom = place
    words = _words(told)
    # Above and below first: beside a mark, lines that join marks of one height go through words.
    middle = (top + bottom) / 2 + 4
    tried = [*_near(x, top - 10), *_near(x, bottom + 18)]
    for shift in (0, 7, -7, _LINE, -_LINE):
        tried += [(x + 11, middle + shift, "start"), (x - 11, middle + shift, "end")]
    for far in (1, 2):
        tried += [*_near(x, top - 10 - far * _LINE), *_near(x, bottom + 18 + far * _LINE)]
    for left, y, anchor in tried:
        box = _box(words, left, y, anchor)
        inside = box.left > LEFT - 8 and box.right <= WIDTH and box.top > 0 and box.bottom < FOOT
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return Label(words=words, x=left, y=y, anchor=anchor)
    return None


def _near(x: float, y: float) -> tuple[tuple[float, float, str], ...]:
    return (x - 4, y, "start"), (x + 4, y, "end"), (x, y, "middle")


def _words(told: Sequence[TollTold]) -> str:
    names = list(dict.fromkeys(one.by.speaker for one in told))
    name = names[0] if len(names[0]) <= _LONGEST else f"{names[0][: _LONGEST - 1]}…"
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{in_words(told[0])}: {name}{more}"


def _box(words: str, x: float, y: float, anchor: str) -> Box:
    width = len(words) * _LETTER
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - _LINE + 3, left + width, y + 3)


def _lines(drawn: Sequence[TollTold], places: dict[int, Point]) -> Iterable[str]:
    speakers: dict[str, list[Point]] = {}
    for one in drawn:
        line = speakers.setdefault(one.by.who or f"{one.by.speaker}/{one.by.publisher}", [])
        if not line or line[-1] is not places[id(one)]:
            line.append(places[id(one)])
    for line in speakers.values():
        if len({point.x for point in line}) > 1:
            yield " ".join(f"{point.x},{point.top}" for point in line)
