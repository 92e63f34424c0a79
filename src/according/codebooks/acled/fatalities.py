"""ACLED's rule of fatalities: what is reported, the lowest where sources differ."""

import msgspec

from according.codebooks.facts import Facts
from according.codebooks.tolls import deed, only_totals, point, spoken, tellings
from according.codebooks.words import first, has, rules
from according.model import Count


class Fatalities(msgspec.Struct, frozen=True, kw_only=True):
    """The number, and how it was come by where no source simply gives it."""

    number: int
    reason: str | None = None
    told: str | None = None
    """Every number with who gives it."""


def fatalities(facts: Facts, sub_event: str) -> Fatalities:
    """Return how many deaths ACLED would report of an event.

    "Several", "many" and plurals are 3, in warfare 10; "tens" 10, "dozens" 12, "scores" 20,
    "hundreds" 100; of "at least 12" and "between 12 and 15" the 12. Nothing told, or only
    casualties, is 0.
    """
    table = rules("acled")["vague"]
    unknown = int(table["large" if sub_event in table["warfare"] else "small"])

    def value(count: Count) -> int | None:
        return _value(count, facts.reading.text, unknown)

    told = tellings(facts, ["killed"])
    numbers = {one.total(value) for one in told} - {None}
    if numbers:
        lowest = min(number for number in numbers if number is not None)
        words = spoken(facts, told)
        reason = f"the lowest of {words}" if len(numbers) > 1 else _vague(facts, lowest, words)
        return Fatalities(number=lowest, reason=reason, told=words)
    return _without_number(facts, unknown)


def _value(count: Count, text: str, unknown: int) -> int | None:
    words = count.span.of(text)
    for phrase, number in _longest_first():
        if has(words, [phrase]):
            return number
    if has(words, rules("acled")["vague"]["plural"]) and not count.exact:
        return unknown
    sure = point(count, text)
    return min(unknown, count.high) if sure is None and count.high is not None else sure


def _longest_first() -> list[tuple[str, int]]:
    """Return the units, "several hundred" before "hundred" and "tens of thousands" first."""
    units = [(str(phrase), int(number)) for phrase, number in rules("acled")["vague"]["units"]]
    return sorted(units, key=lambda unit: -len(unit[0].split()))


def _vague(facts: Facts, number: int, words: str) -> str | None:
    """Return the note that a number stands for words, where no count tells it itself."""
    counts = [count for count in facts.counts if count.what == "killed"]
    if any(count.exact for count in counts):
        return None
    table = rules("acled")["vague"]
    phrases = [*(phrase for phrase, _ in table["units"]), *table["plural"]]
    text = facts.reading.text
    vague = any(first(count.span.of(text), phrases) for count in counts)
    return f"{number} stands for {words}" if vague else None


def _without_number(facts: Facts, unknown: int) -> Fatalities:
    killed = deed(facts)
    if killed is not None and killed.exact:
        return Fatalities(number=killed.number, reason="the deed tells the deaths, one a victim")
    if killed is not None:
        return Fatalities(number=unknown, reason=f"{unknown} stands for deaths in the plural")
    if only_totals(facts, "killed"):
        return Fatalities(number=0, reason="the number told is a toll over more than this event")
    if any(count.what == "casualties" for count in facts.counts):
        return Fatalities(number=0, reason="casualties are told, and no death among them")
    return Fatalities(number=0, reason="no death is told")


def shares(number: int, days: int) -> list[int]:
    """Split a number over days evenly; what is left over goes to the first."""
    each, rest = divmod(number, days)
    return [each + rest, *([each] * (days - 1))]
