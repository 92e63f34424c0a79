"""How many died, were hurt or were arrested, and who gives the number."""

from collections.abc import Callable, Iterable

import msgspec

from according import lexicon
from according.codebooks.facts import Facts, teller
from according.codebooks.words import has, is_plural, rules
from according.model import Count

Value = Callable[[Count], int | None]


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one kind that one teller gives of an event."""

    by: str
    """Who gives them, for people."""
    wholes: tuple[Count, ...]
    """Numbers of all those counted; of one group each where the words tell the group."""
    details: tuple[Count, ...] = ()
    """Numbers of some of them: subsets, and parts of a sum."""

    def total(self, value: Value) -> int | None:
        """Return the number by a rule for one count; the greatest where the teller gives several.

        A teller's lesser numbers are mostly of some of those whom the greatest counts. Numbers of
        different groups ("five soldiers", elsewhere "three civilians") are added, but
        not to a number of no group, which has them in it.
        """
        by_group: dict[str | None, list[int]] = {}
        for count in self.wholes:
            one = value(count)
            if one is not None:
                by_group.setdefault(count.group, []).append(one)
        if None in by_group:
            return max(by_group[None])
        return sum(max(ones) for ones in by_group.values()) if by_group else None


def tellings(facts: Facts, kinds: Iterable[str]) -> tuple[Telling, ...]:
    """Return the numbers of some kinds by who gives them, the first told first.

    Tolls over more than the event are left out. What is a part of another number of the kind is
    a detail of it. Who gives only numbers of some is left out where another gives one of all.
    """
    told = [c for c in facts.counts if c.what in set(kinds) and c.scope != "total"]
    parts = {part for count in told for part in count.parts}
    by: dict[str | None, list[Count]] = {}
    for count in told:
        by.setdefault(_key(facts, count), []).append(count)
    found = [
        Telling(
            by=_name(facts, counts[0]),
            wholes=tuple(c for c in counts if c.scope == "event" and c.id not in parts),
            details=tuple(c for c in counts if c.scope == "subset" or c.id in parts),
        )
        for counts in by.values()
    ]
    whole = tuple(one for one in found if one.wholes)
    return whole or tuple(Telling(by=one.by, wholes=one.details) for one in found)


def only_totals(facts: Facts, kind: str) -> bool:
    """Tell whether the numbers of a kind are all tolls over more than the event."""
    told = [count for count in facts.counts if count.what == kind]
    return bool(told) and all(count.scope == "total" for count in told)


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """Deaths that the deed tells without a number: "killed the mayor", "killed villagers"."""

    number: int
    """At least so many."""
    exact: bool


def deed(facts: Facts) -> Deed | None:
    """Return the deaths that the anchor tells of the recipients; none where it is not fatal.

    Each recipient who is one is one death; where one of them is several, the number is open.
    """
    anchor = facts.event.span.of(facts.reading.text)
    fatal = rules("words")["fatal"]
    victims = [party for party in facts.recipients if party.kind not in ("place", "thing")]
    if not victims or not (has(anchor, fatal) or has(_around(facts), _phrases(fatal))):
        return None
    several = [p.plural is not False and _several(p.text, plural=p.plural) for p in victims]
    number = sum(2 if more else 1 for more in several)
    return Deed(number=number, exact=not any(several))


def point(count: Count, text: str) -> int | None:
    """Return the one number that words tell: of "about 20" and "nearly 20" the 20, else the low.

    "At least 12" is 12; "up to 20" tells no number that is sure.
    """
    if count.exact or count.low is None or count.high is None:
        return count.low
    before = lexicon.table("quantities")["before"]
    words = count.span.of(text)
    if _begins(words, before["about"]):
        return (count.low + count.high) // 2
    if _begins(words, before["nearly"]):
        return count.high
    return count.low


def spoken(facts: Facts, telling: tuple[Telling, ...]) -> str:
    """Return the numbers with who gives them, for people: "12 (the ministry); 30 (activists)"."""
    text = facts.reading.text
    return "; ".join(
        f"{', '.join(c.span.of(text) for c in one.wholes)} ({one.by})" for one in telling
    )


def _several(text: str | None, *, plural: bool | None) -> bool:
    if plural is not None:
        return plural
    return bool(text and is_plural(text))


def _around(facts: Facts) -> str:
    """Return the anchor and the three words after it, for "shot dead" anchored at "shot"."""
    text, anchor = facts.reading.text, facts.event.span
    return " ".join(text[anchor.start : anchor.end + 40].split()[:4])


def _phrases(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if " " in word)


def _begins(words: str, starts: Iterable[str]) -> bool:
    return any(words.lower().startswith(f"{start} ") for start in starts)


def _key(facts: Facts, count: Count) -> str | None:
    """Return who gives a number: a speaker is one teller over all his statements."""
    told = next((s for s in facts.reading.statements if s.id == count.statement), None)
    return None if told is None else told.speaker or told.id


def _name(facts: Facts, count: Count) -> str:
    told = next((s for s in facts.reading.statements if s.id == count.statement), None)
    name = teller(facts.reading, told) if told else facts.reading.publisher
    return name or ("a source without a name" if told else "the report")
