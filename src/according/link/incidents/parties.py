"""Who acts and who is acted on, across reports.

The rule: what reports call one party is put together where a name is the other's last word, or all
its words are among the other's; it is called by the fullest name. Listed are those that most
reports have. Whose names have nothing in common, told by different people of one happening, are a
dispute over who did it.
"""

from collections.abc import Callable, Iterable, Sequence

from according.link.incidents.facts import Fact, Report
from according.link.incidents.held import Vote, dispute, votes
from according.model import BlameTold, Dispute, Holder, Party

_MOST = 6
"""Parties that are listed of one side."""
_NAMED = frozenset({"person", "organisation", "group"})
_EMPTY = frozenset({"the", "of", "and", "a", "an", "his", "her", "their", "its"})
_BLAMED = frozenset({"ASSAULT", "COERCE"})
"""Types of happenings that somebody is blamed for; of others two actors are two who took part."""
Side = Callable[[Fact], Sequence[Party]]


def actors(facts: Sequence[Fact], reports: dict[str, Report]) -> list[Vote[str]]:
    """Return who acts, those whom most reports have first."""
    return _side(facts, lambda fact: fact.told.actors, reports)


def recipients(facts: Sequence[Fact], reports: dict[str, Report]) -> list[Vote[str]]:
    """Return who is acted on, those whom most reports have first."""
    return _side(facts, lambda fact: fact.told.recipients, reports)


def listed(side: Sequence[Vote[str]]) -> tuple[str, ...]:
    """Return the names that an incident carries of one side."""
    return tuple(vote.value for vote in side[:_MOST])


def blame(
    facts: Sequence[Fact], reports: dict[str, Report], called: Sequence[Vote[str]]
) -> tuple[BlameTold, ...]:
    """Return who is said to have done it, claim by claim in the order of days."""
    found = []
    for fact in facts:
        names = tuple(
            dict.fromkeys(
                _called(name, called)
                for party in fact.told.actors
                if (name := _name(party, reports[fact.by.document]))
            )
        )
        if names:
            found.append(BlameTold(day=fact.by.day, actors=names, by=fact.by))
    return tuple(found)


def disputed(
    type_: str, facts: Sequence[Fact], reports: dict[str, Report], side: Sequence[Vote[str]]
) -> tuple[Dispute, ...]:
    """Return the dispute over who did it, where there is one."""
    if type_ not in _BLAMED:
        return ()
    named = {
        _called(name, side)
        for fact in facts
        for party in fact.told.actors
        if party[1] is not None
        and party[1].kind in _NAMED
        and (name := _name(party, reports[fact.by.document])) is not None
        and _is_name(name)
    }
    rivals = [vote for vote in side if vote.value in named]
    if len(rivals) < 2:
        return ()
    first, *others = rivals
    against = [vote for vote in others if vote.apart_from(first) and not _beside(vote, first)]
    if not against:
        return ()
    return (dispute("actors", [(vote.value, vote.by) for vote in (first, *against)]),)


def _beside(one: Vote[str], other: Vote[str]) -> bool:
    """Tell whether a claim names both: they are said to have done it together."""
    mine = {(by.document, by.claim) for by in one.by}
    return bool(mine & {(by.document, by.claim) for by in other.by})


def _side(facts: Sequence[Fact], side: Side, reports: dict[str, Report]) -> list[Vote[str]]:
    told: list[tuple[str, Holder]] = []
    for fact in facts:
        for party in side(fact):
            name = _name(party, reports[fact.by.document])
            if name:
                told.append((name, fact.by))
    return _together(votes(told))


def _name(party: Party, report: Report) -> str | None:
    span, actor = party
    if actor is not None:
        return _tidy(actor.name)
    return _tidy(span.of(report.reading.text)) if span is not None else None


def _tidy(name: str) -> str | None:
    """Return a name on one line without an article; none of a pronoun or of no letters."""
    words = name.split()
    if words and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    joined = " ".join(words)
    if not any(letter.isalpha() for letter in joined) or joined.casefold() in _PRONOUNS:
        return None
    return joined


_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "who",
        "whom",
        "which",
        "that",
        "this",
        "these",
        "those",
        "we",
        "us",
        "i",
        "me",
        "you",
        "one",
        "his",
        "their",
        "its",
        "himself",
        "herself",
        "itself",
        "themselves",
        "someone",
        "somebody",
        "anyone",
        "other",
        "others",
        "another",
    ]
)


def _together(found: Sequence[Vote[str]]) -> list[Vote[str]]:
    """Put the names of one party together, under the fullest."""
    fullest = sorted(found, key=lambda vote: (-len(_words(vote.value)), vote.value))
    kept: list[Vote[str]] = []
    for vote in fullest:
        homes = [one for one in kept if _same(one.value, vote.value)]
        if len(homes) == 1 or (homes and _words(homes[0].value) == _words(vote.value)):
            homes[0].by += [by for by in vote.by if by not in homes[0].by]
        else:
            kept.append(vote)
    return sorted(kept, key=lambda vote: (-vote.reports, not _is_name(vote.value), vote.value))


def _called(name: str, side: Iterable[Vote[str]]) -> str:
    return next((vote.value for vote in side if _same(vote.value, name)), name)


def _same(full: str, short: str) -> bool:
    one, other = _words(full), _words(short)
    return bool(other) and (one == other or (set(other) <= set(one) and _is_name(short)))


def _is_name(name: str) -> bool:
    return any(word[0].isupper() for word in name.split() if word.casefold() not in _EMPTY)


def _words(name: str) -> tuple[str, ...]:
    return tuple(
        word.strip(".,'’").casefold() for word in name.split() if word.casefold() not in _EMPTY
    )
