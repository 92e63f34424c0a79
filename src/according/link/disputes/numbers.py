"""Numbers that sources give of one thing: which still stand, and which cannot both be so.

The rule. A source's last word counts; what it gave before is history. Some numbers only grow as
more becomes known (the killed, the injured, the arrested): there a greater number of a later day
overtakes a lesser one, which is history as well and contradicts nothing. Two numbers that stand
contradict each other where their intervals have nothing in common: they were given on one day, or
the lesser one later, or of what does not grow. "At least 9" does not contradict 12.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from according.link.disputes.held import dispute
from according.model import Count, Dispute, Holder

GROWS = frozenset(
    [
        "killed",
        "injured",
        "casualties",
        "arrested",
        "detained",
        "displaced",
        "expelled",
        "released",
        "rescued",
        "evacuated",
        "surrendered",
        "infected",
        "raped",
    ]
)
"""What is counted on as more becomes known. How many marched or attacked is what it was."""
CHANGES = frozenset({"missing", "trapped"})
"""What may be more or fewer on another day."""
_A_PART = 4
"""So many times less than what the same report tells beside it: a number of a part of them."""
_NOT_OF_IT = frozenset({"subset", "total"})


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A number as one source gives it in one report."""

    count: Count
    by: Holder
    source: str
    """Whose word it is, whatever the report."""
    body: bool = False
    """Whether it is that of a body, of who speaks for one, or of the report itself: a toll, and not
    what somebody tells of his own."""

    @property
    def low(self) -> int:
        """The least that it says."""
        return self.count.low or 0

    @property
    def high(self) -> float:
        """The most that it says; "at least 9" may be any."""
        return float("inf") if self.count.high is None else float(self.count.high)

    @property
    def number(self) -> int:
        """The one number that it votes for: 9 of "at least 9", the middle of "about 30"."""
        low, high = self.count.low, self.count.high
        if high is None or low == high:
            return low or 0
        return high if not low else (low + high) // 2

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where it stands in time."""
        return self.by.day or "", self.by.document, self.count.span.start, self.count.id


def of_it(words: Iterable[Word]) -> list[Word]:
    """Return the words that are numbers of the whole happening, in the order of time.

    Left out are numbers of some among others ("three of them children") or of more than this, what
    nobody gives but as none ("no strikes"), and what somebody tells of his own beside a report's
    toll ("my two brothers", where fourteen died).
    """
    given = [
        word
        for word in words
        if (word.count.low, word.count.high) != (None, None)
        and word.count.high != 0
        and word.count.scope not in _NOT_OF_IT
    ]
    most: dict[str, int] = {}
    for word in given:
        document = word.by.document
        most[document] = max(most.get(document, 0), word.number)
    return sorted(
        (
            word
            for word in given
            if word.body
            or word.count.what not in GROWS
            or word.number * _A_PART > most[word.by.document]
        ),
        key=lambda word: word.order,
    )


def last_words(words: Sequence[Word]) -> list[Word]:
    """Return the numbers of each source's last report on them.

    In one report a source's greatest number is its toll: the others are steps to it.

    Args:
        words: in the order of time.
    """
    latest: dict[str, Word] = {}
    for word in words:
        known = latest.get(word.source)
        same_report = known is not None and known.by.document == word.by.document
        if known is None or not same_report or word.number > known.number:
            latest[word.source] = word
    return sorted(latest.values(), key=lambda word: word.order)


def standing(last: Sequence[Word]) -> list[Word]:
    """Return those of the last words that no later one has overtaken."""
    return [word for word in last if not any(_overtakes(other, word) for other in last)]


def contradict(one: Word, other: Word) -> bool:
    """Tell whether two last words cannot both be so."""
    apart = one.high < other.low or other.high < one.low
    if not apart or _of_two_groups(one.count, other.count):
        return False
    days = one.by.day, other.by.day
    changed = one.count.what in CHANGES and None not in days and days[0] != days[1]
    return not (changed or _overtakes(one, other) or _overtakes(other, one))


def disputed(what: str, last: Sequence[Word]) -> tuple[Dispute, ...]:
    """Return the dispute over a number, where there is one, with all who stand on a side of it."""
    at_odds: dict[str, Word] = {}
    for one, other in combinations(last, 2):
        if contradict(one, other):
            at_odds |= {one.source: one, other.source: other}
    if not at_odds:
        return ()
    sides: dict[str, list[Holder]] = {}
    for word in at_odds.values():
        sides.setdefault(number_words(word.count.low, word.count.high), []).append(word.by)
    ranked = sorted(sides.items(), key=lambda side: (-len({h.document for h in side[1]}), side[0]))
    return (dispute(what, ranked),)


def number_words(low: int | None, high: int | None) -> str:
    """Return a number for people."""
    if low == high:
        return f"{low:,}" if low is not None else "open"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def _overtakes(later: Word, word: Word) -> bool:
    """Tell whether a word is of a later day than another and gives more of what only grows."""
    if later.count.what not in GROWS or not later.by.day or not word.by.day:
        return False
    return later.by.day > word.by.day and later.low > word.high


def _of_two_groups(one: Count, other: Count) -> bool:
    """Tell whether two numbers are of different people: soldiers and rebels."""
    return bool(one.group and other.group and one.group != other.group)
