"""How many, by whom, and how that changed.

The rule. Of each source its last word counts, and of these the ones that no later, greater number
has overtaken (`disputes.numbers`). Of those that stand ``low`` and ``high`` are the least and the
most; ``best`` is the number that most reports give, of equals the one that most others allow, then
the one given latest, then one that is exact, then the least. "At least 9" votes for 9, "about 30"
for 30. What does not stand is kept in ``told``: it is how the number changed.
"""

from collections.abc import Iterable, Sequence

import msgspec

from according.link.disputes import numbers
from according.link.disputes.numbers import Word
from according.model import Dispute, IncidentCount, TollTold


class Tolls(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of an incident."""

    counts: tuple[IncidentCount, ...] = ()
    told: tuple[TollTold, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def tolls(given: Iterable[Word]) -> Tolls:
    """Sum up the numbers that are told of an incident."""
    by_what: dict[str, list[Word]] = {}
    for word in given:
        by_what.setdefault(word.count.what, []).append(word)
    counts: list[IncidentCount] = []
    told: list[TollTold] = []
    disputes: list[Dispute] = []
    for what in sorted(by_what):
        listed = numbers.of_it(by_what[what])
        if listed:
            last = numbers.last_words(listed)
            stand = numbers.standing(last)
            counts.append(_count(what, stand))
            told += [_told(word, last, stand) for word in listed]
            disputes += numbers.disputed(what, last)
    told.sort(key=lambda one: (one.day or "9999", one.by.document, one.what, one.low or 0))
    return Tolls(counts=tuple(counts), told=tuple(told), disputes=tuple(disputes))


def _count(what: str, words: Sequence[Word]) -> IncidentCount:
    highest = max(words, key=lambda word: word.count.high or word.low)
    return IncidentCount(
        what=what,
        low=min(word.low or word.number for word in words),
        best=_best(words),
        high=highest.count.high or highest.low,
        by=tuple(dict.fromkeys(word.by.speaker for word in words)),
    )


def _best(words: Sequence[Word]) -> int:
    def worth(number: int) -> tuple[int, int, str, bool, int]:
        own = [word for word in words if word.number == number]
        allow = {word.by.document for word in words if word.low <= number <= word.high}
        return (
            len({word.by.document for word in own}),
            len(allow),
            max(word.by.day or "" for word in own),
            any(word.count.low == word.count.high for word in own),
            -number,
        )

    return max({word.number for word in words}, key=worth)


def _told(word: Word, last: Sequence[Word], stand: Sequence[Word]) -> TollTold:
    count = word.count
    return TollTold(
        day=word.by.day,
        what=count.what,
        low=count.low,
        high=count.high,
        by=word.by,
        last=word in last,
        overtaken=word in last and word not in stand,
    )
