"""Times of day: "10:35 a.m. EDT", "1400 GMT", "noon"."""

import re

import msgspec

from according.times.grammar.words import Words, key
from according.times.meanings import Clock

_ZONE = r"(?: ?\(?(?P<zone><zone>)\)?| (?:local|[A-Z]\w+)(?: standard| daylight)? time)?"


class ClockMatch(msgspec.Struct, frozen=True):
    """A time of day and where it ends."""

    clock: Clock
    end: int


class Clocks:
    """Finds a time of day at the start of a word."""

    def __init__(self, words: Words):
        self._words = words
        self._patterns = tuple(
            words.pattern(template)
            for template in (
                rf"(?P<h>\d\d?)(?:[:.](?P<m>[0-5]\d))? ?(?P<half>a\.?m\.?|p\.?m\.?){_ZONE}",
                rf"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?! ?[ap]\.?m){_ZONE}",
                r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d) (?:hours |hrs )?(?P<zone>GMT|UTC|local time)",
                r"(?<=at\s)(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?= on (?:<dow>|\d))",
                r"(?P<h><num>) o['’]clock",
                r"(?P<h>\d\d?|<num>) (?P<half>in the (?:morning|afternoon|evening)|at night)",
                r"(?P<word><noon>)",
            )
        )

    def at(self, text: str, start: int) -> ClockMatch | None:
        """Return the time of day whose words start at ``start``."""
        best: ClockMatch | None = None
        for pattern in self._patterns:
            match = pattern.match(text, start)
            if match is None or (best and match.end() <= best.end):
                continue
            clock = self._clock(match)
            if clock is not None:
                best = ClockMatch(clock, match.end())
        return best

    def _clock(self, match: re.Match[str]) -> Clock | None:
        groups = match.groupdict()
        if groups.get("word"):
            return Clock(self._words.hours[key(groups["word"])], 0)
        hour = self._words.number(groups["h"])
        if hour is None or hour > 24:
            return None
        half = groups.get("half")
        if half:
            if not 1 <= hour <= 12:
                return None
            later = half[0] in "pP" or "afternoon" in half or "evening" in half or "night" in half
            hour = hour % 12 + (12 if later else 0)
        minute = groups.get("m")
        zone = self._words.zones.get(key(groups.get("zone") or "-"))
        return Clock(hour % 24, int(minute) if minute else None, zone)
