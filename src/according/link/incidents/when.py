"""When it happened.

The rule: of the times told, those that name a day or a few are heard first; the one that most
reports have, or that lies within what they have, is the incident's; of equals the narrowest, then
the earliest. None told: it stays open.
"""

from collections.abc import Sequence
from datetime import date

from according.link.disputes import days
from according.link.disputes.days import Interval
from according.link.disputes.held import Vote, votes
from according.link.incidents.facts import Fact
from according.model import Dispute

_FEW = 3
"""Days that an interval may have to count as naming a day: "at the weekend" does."""
_DAY = len("2023-03-02")


def when(facts: Sequence[Fact]) -> tuple[Interval | None, tuple[Dispute, ...]]:
    """Return when an incident happened, and what is disputed about it."""
    told = []
    for fact in facts:
        time = fact.told.time
        start = time.start or time.end if time else None
        end = time.end or time.start if time else None
        if start and end and _real(start) and _real(end):
            told.append(((start[:_DAY], end[:_DAY]), fact.by))
    found = votes(told)
    if not found:
        return None, ()
    fine = [vote for vote in found if _days(vote.value) <= _FEW]
    chosen = min(fine or found, key=lambda vote: (-_support(vote, found), *_narrow(vote.value)))
    return chosen.value, days.disputed(chosen, fine)


def _support(vote: Vote[Interval], every: Sequence[Vote[Interval]]) -> int:
    within = [one for one in every if days.apart(vote.value, one.value) == 0]
    return len({by.document for one in within for by in one.by})


def _narrow(interval: Interval) -> tuple[int, str]:
    return _days(interval), interval[0]


def _days(interval: Interval) -> int:
    first, last = (date.fromisoformat(day).toordinal() for day in interval)
    return last - first + 1


def _real(day: str) -> bool:
    try:
        date.fromisoformat(day[:_DAY])
    except ValueError:
        return False
    return True
