"""Times told by their distance: "last week", "two days later", "that month", "today"."""

import re
from typing import cast

import msgspec

from according.model import Span
from according.times.grammar.rules import Rule, group, whole
from according.times.grammar.words import Words, key
from according.times.meanings import (
    Base,
    Calendar,
    Found,
    Meaning,
    Named,
    Part,
    Pick,
    Season,
    Shift,
    Unit,
    Vague,
    Window,
    YearPart,
)

_DURING = re.compile(r"\b(?:for|in|during|of|throughout)\s+$", re.IGNORECASE)
_OFFSETS = {"last": -1, "previous": -1, "this": 0, "same": 0, "next": 1, "following": 1}
_BACK = frozenset({"ago", "earlier", "before", "previously", "prior", "beforehand", "back"})


class Relative:
    """The rules of relative times."""

    def __init__(self, words: Words):
        self._words = words
        counted = (
            r"(?P<about><about> )?(?P<num><num>|half a|<some>)(?P<more> or (?:so|more|<num>))?"
        )
        pick = r"(?:the )?(?P<pick><pick>)"
        # "two days before." ends there; "two days before the vote" is counted from the vote.
        ends = r"(?= ?[,.;:)\]!?]| and\b| when\b|\s*$|\s*\n)"
        self.rules = tuple(
            Rule(words.pattern(template), build)
            for template, build in (
                (counted + r" (?:more )?(?:(?:calendar|trading|business) )?(?P<unit><anyunit>)"
                 r"(?: or so|(?: and a half)?) (?P<way>ago|earlier|later|previously|hence|from now|"
                 r"from today|beforehand|afterwards?|thereafter)", self._counted),
                (counted + r" (?P<unit><anyunit>) (?P<way>before|after|prior|back)" + ends,
                 self._counted),
                (r"the (?P<unit>day|week|month|year|night|morning) (?P<way>before|after|earlier|"
                 r"later|following|prior|previous)" + ends, self._neighbour),
                (r"(?:the )?(?P<far>day (?:before yesterday|after tomorrow))", self._far),
                (pick + r" (?:very )?(?:(?:calendar|fiscal|financial) )?"
                 r"(?P<unit><unit>|weekend|week-end)", self._picked),
                (pick + r" (?:late )?(?P<part><part>)", self._picked_part),
                (r"overnight (?:on )?(?P<dow><downame>)", self._night_of),
                (r"(?P<part>overnight)", self._picked_part),
                (pick + r" (?:(?P<dow><downame>)|(?P<month><monthname>)(?: (?P<day><dayno>))?)",
                 self._picked_name),
                (pick + r" (?P<season><season>)", self._picked_name),
                (pick + r" (?P<holiday><holiday>)", self._picked_name),
                (r"(?P<today><today>)", self._today),
                (r"(?:the )?(?P<way>last|past|next|coming) "
                 r"(?:(?P<num><num>|<some>)(?: or (?:so|more|<num>))? )?(?P<unit><units>)",
                 self._window),
                (r"the (?P<way>past) (?P<unit>week|month|year|quarter|decade|day|century)",
                 self._window),
                (r"(?:over )?(?P<the>the weekend)", self._weekend),
                (r"(?:the )?year<gap>(?P<way>ago|earlier) (?:period|quarter|<ordword><gap>quarter)",
                 self._year_ago),
                (r"(?:the )?year-(?P<way>ago|earlier)", self._year_ago),
                (r"the (?:full |fiscal |latest fiscal )?(?P<unit>year|quarter)",
                 self._unit_at_hand),
                (r"(?P<vague><vague>)", self._vague),
            )
        )  # fmt: skip

    def _counted(self, match: re.Match[str]) -> tuple[Found, ...]:
        unit, many, way = self._unit(match["unit"]), key(match["num"]), key(match["way"])
        amount = 1 if unit == "fortnight" and many == "half a" else self._words.number(many)
        back = way in _BACK
        if many.isdigit() and int(many) > 400:
            return ()
        shift = Shift(
            unit=unit,
            amount=amount if amount is None or not back else -amount,
            base="published"
            if way in ("ago", "from now", "from today", "hence", "back")
            else "told",
            counted=True,
            ago=back,
        )
        (found,) = whole(match, shift)
        roughly = match["about"] or match["more"] or " or so " in match[0].lower()
        return (msgspec.structs.replace(found, bound="about") if roughly else found,)

    def _neighbour(self, match: re.Match[str]) -> tuple[Found, ...]:
        back = key(match["way"]) in (*_BACK, "previous")
        unit = key(match["unit"])
        part = self._words.parts.get(unit)
        shift = Shift(
            unit="day" if part else self._unit(unit), amount=-1 if back else 1, base="told"
        )
        return _with_part(match, shift, part)

    def _far(self, match: re.Match[str]) -> tuple[Found, ...]:
        amount = -2 if "before" in key(match["far"]) else 2
        return whole(match, Shift(unit="day", amount=amount, base="published"))

    def _picked(self, match: re.Match[str]) -> tuple[Found, ...]:
        pick, unit = self._pick(match), self._unit(match["unit"])
        if unit in ("minute", "hour") or (unit == "day" and pick in ("last", "this")):
            return ()
        if key(match["pick"]) == "past":
            return ()  # a stretch up to now, not the unit before this one
        base = _base(pick)
        if pick in ("next", "last") and match[0][:3].lower() == "the":
            base = "told"
        return whole(match, Shift(unit=unit, amount=_OFFSETS[pick], base=base))

    def _picked_part(self, match: re.Match[str]) -> tuple[Found, ...]:
        part = key(match["part"])
        if part == "overnight":
            return _with_part(match, Shift(unit="day", amount=0, base="published"), "NI")
        pick = self._pick(match)
        base: Base = "told" if match[0][:3].lower() == "the" else _base(pick)
        amount = _OFFSETS[pick]
        return _with_part(
            match, Shift(unit="day", amount=amount, base=base), self._words.parts[part]
        )

    def _night_of(self, match: re.Match[str]) -> tuple[Found, ...]:
        weekday = self._words.weekdays[key(match["dow"])]
        return _with_part(match, Calendar(weekday=weekday), "NI")

    def _picked_name(self, match: re.Match[str]) -> tuple[Found, ...]:
        pick = self._pick(match)
        meaning: Meaning
        if season := group(match, "season"):
            meaning = Season(code=self._words.seasons[key(season)], pick=pick)
        elif holiday := group(match, "holiday"):
            meaning = Named(name=key(holiday), pick=pick)
        elif match["dow"]:
            meaning = Calendar(weekday=self._words.weekdays[key(match["dow"])], pick=pick)
        else:
            day = match["day"]
            meaning = Calendar(
                month=self._words.months[key(match["month"])],
                day=int(re.sub(r"\D", "", day)) if day else None,
                pick=pick,
            )
        return whole(match, meaning)

    def _today(self, match: re.Match[str]) -> tuple[Found, ...]:
        word = key(match["today"])
        shift = Shift(unit="day", amount=self._words.deictic[word], base="published")
        return _with_part(match, shift, "NI" if word == "tonight" else None)

    def _window(self, match: re.Match[str]) -> tuple[Found, ...]:
        way, many = key(match["way"]), group(match, "num")
        amount = self._words.number(many) if many else None
        if many is None and not match["unit"].lower().endswith("s"):
            amount = 1
        elif many is None and way != "coming":
            return ()  # "last years" counts nothing
        ahead = way in ("next", "coming")
        return whole(match, Window(unit=self._unit(match["unit"]), amount=amount, ahead=ahead))

    def _weekend(self, match: re.Match[str]) -> tuple[Found, ...]:
        found = Found(
            span=Span(*match.span("the")),
            meaning=Shift(unit="weekend", amount=None, base="published"),
        )
        return (found,)

    def _year_ago(self, match: re.Match[str]) -> tuple[Found, ...]:
        ordinal = next(
            (word for word in self._words.ordinals if f" {word}" in match[0].lower()), None
        )
        if ordinal and "quarter" in match[0].lower() and self._words.ordinals[ordinal] <= 4:
            of = Shift(unit="year", amount=-1, base="published")
            return whole(
                match, YearPart(unit="quarter", number=self._words.ordinals[ordinal], of=of)
            )
        shift = Shift(unit="year", amount=-1, base="told", counted=True, ago=True)
        return whole(match, shift)

    def _unit_at_hand(self, match: re.Match[str]) -> tuple[Found, ...]:
        """Return "the quarter" where it is the time of something: "in the quarter"."""
        if not _DURING.search(match.string, max(0, match.start() - 12), match.start()):
            return ()
        unit = self._unit(match["unit"])
        return whole(
            match, Shift(unit=unit, amount=0, base="told" if unit == "quarter" else "either")
        )

    def _vague(self, match: re.Match[str]) -> tuple[Found, ...]:
        return whole(match, Vague(self._words.vague[key(match["vague"])]))

    def _unit(self, words: str) -> Unit:
        found = key(words)
        return (
            "weekend"
            if found.startswith("week") and "end" in found
            else cast(Unit, self._words.units[found])
        )

    def _pick(self, match: re.Match[str]) -> Pick:
        return cast(Pick, self._words.picks[key(match["pick"])])


def _base(pick: Pick) -> Base:
    return "published" if pick in ("last", "next", "this") else "told"


def _with_part(match: re.Match[str], meaning: Meaning, part: str | None) -> tuple[Found, ...]:
    (found,) = whole(match, meaning)
    return (Found(span=found.span, meaning=meaning, part=cast("Part | None", part)),)
