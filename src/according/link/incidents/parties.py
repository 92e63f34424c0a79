"""Who acts and who is acted on, across reports.

The rule. Who bears a name is one where linking actors found one across reports; else what reports
call one party is put together where a name is the other's, or all its words are among the other's.
It is called by what most reports call it, of equals by the fullest. Descriptions of one noun are
one ("two gunmen", "gunmen"), and those that may be of anybody ("victims", "a man") are put
together; beside somebody named they are left out, unless they say how many ("three men"). Named
ones come first, whom most reports have.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from according.link.disputes import blame as blaming
from according.link.disputes.held import Vote
from according.link.incidents.facts import Fact, Report
from according.link.incidents.names import is_name, kind_of, of_anybody, says_how_many, tidy, words
from according.model import BlameTold, Dispute, EventType, Holder, Party

_MOST = 6
"""Parties that are listed of one side."""
_ONE_SIDED: Collection[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of what one does to another; talks and treaties have two sides alike."""
_NAMED = frozenset({"person", "organisation", "group"})
_ANYBODY: tuple[str, ...] = ()
Side = Callable[[Fact], Sequence[Party]]


class _Told:
    """A party as one report calls it."""

    def __init__(self, name: str, who: str | None, by: Holder, *, kind: str | None):
        self.name, self.who, self.by, self.kind = name, who, by, kind


class Group:
    """What reports call one party."""

    def __init__(self, told: Sequence[_Told]):
        self.told = list(told)

    @property
    def who(self) -> set[str]:
        """Ids across reports; of those put together by their names there may be several."""
        return {one.who for one in self.told if one.who is not None}

    @property
    def names(self) -> set[str]:
        """All that it is called."""
        return {one.name for one in self.told}

    @property
    def reports(self) -> int:
        """How many reports have it."""
        return len({one.by.document for one in self.told})

    @property
    def name(self) -> str:
        """What it is called."""
        by_report = Counter(name for _, name in {(o.by.document, o.name) for o in self.told})
        return min(
            by_report,
            key=lambda name: (not is_name(name), -by_report[name], -len(words(name)), name),
        )

    @property
    def is_named(self) -> bool:
        """Whether some report has a name for it."""
        return any(is_name(name) for name in self.names)

    @property
    def vote(self) -> Vote[str]:
        """Its name with who tells of it."""
        vote = Vote(self.name)
        vote.by = list(dict.fromkeys(one.by for one in self.told))
        return vote


def sides(
    type_: EventType, facts: Sequence[Fact], reports: dict[str, Report]
) -> tuple[list[Group], list[Group]]:
    """Return who acts and who is acted on, the named ones and those whom most reports have first.

    A person whom reports have on both sides of a deed is on that where more of them, else more
    claims, have him, of equals on that of those it is done to: to blame a victim is the worse
    mistake.
    """
    who = _side(facts, lambda fact: fact.told.actors, reports)
    whom = _side(facts, lambda fact: fact.told.recipients, reports)
    if type_ not in _ONE_SIDED:
        return who, whom
    out_of: tuple[set[str], set[str]] = (set(), set())
    for one in who:
        for other in whom:
            if _is_person(one) and (one.who & other.who or one.name == other.name):
                does = (one.reports, len(one.told)) > (other.reports, len(other.told))
                out_of[does].add(other.name if does else one.name)
    return (
        [one for one in who if one.name not in out_of[0]],
        [one for one in whom if one.name not in out_of[1]],
    )


def listed(side: Sequence[Group]) -> tuple[str, ...]:
    """Return the names that an incident carries of one side."""
    return tuple(group.name for group in side[:_MOST])


def blame(
    facts: Sequence[Fact], reports: dict[str, Report], side: Sequence[Group]
) -> tuple[BlameTold, ...]:
    """Return who is said to have done it, claim by claim in the order of days."""
    found = []
    for fact in facts:
        told = _of(fact, fact.told.actors, reports)
        called = (_called(one, side) for one in told)
        names = tuple(dict.fromkeys(name for name in called if name))
        if names:
            found.append(BlameTold(day=fact.by.day, actors=names, by=fact.by))
    return tuple(found)


def disputed(type_: EventType, side: Sequence[Group]) -> tuple[Dispute, ...]:
    """Return the dispute over who did it, where there is one: of those who are named."""
    rivals = [
        group.vote
        for group in side
        if any(one.kind in _NAMED and is_name(one.name) for one in group.told)
    ]
    return blaming.disputed(type_, rivals)


def _side(facts: Sequence[Fact], side: Side, reports: dict[str, Report]) -> list[Group]:
    told = [one for fact in facts for one in _of(fact, side(fact), reports)]
    spots = {words(fact.told.place.name) for fact in facts if fact.told.place is not None}
    groups = [one for one in _by_noun(_by_name(_by_who(told))) if not _is_where(one, spots)]
    return sorted(groups, key=lambda group: (not group.is_named, -group.reports, group.name))


def _of(fact: Fact, parties: Sequence[Party], reports: dict[str, Report]) -> list[_Told]:
    report = reports[fact.by.document]
    found = []
    for span, actor in parties:
        printed = actor.name if actor is not None else span.of(report.reading.text) if span else ""
        name = tidy(printed)
        if name:
            who = report.who.get(actor.id) if actor is not None else None
            found.append(_Told(name, who, fact.by, kind=actor.kind if actor else None))
    return found


def _is_where(group: Group, spots: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a party is but the place: "a bomb at the Rope Market" is done to no market."""
    bodied = any(one.kind in _NAMED and one.who is not None for one in group.told)
    return not bodied and any(words(name) in spots for name in group.names)


def _by_who(told: Sequence[_Told]) -> list[Group]:
    """Put together whom linking actors holds to be one, and what is called the same."""
    found: dict[str, list[_Told]] = {}
    for one in told:
        found.setdefault(one.who or " ".join(words(one.name)), []).append(one)
    return [Group(each) for each in found.values()]


def _by_name(groups: Sequence[Group]) -> list[Group]:
    """Put the names of one party together, under the fullest; a short form of two is neither's."""
    fullest = sorted(groups, key=lambda g: (-len(words(g.name)), g.name, sorted(g.who)))
    kept: list[Group] = []
    for group in fullest:
        homes = [one for one in kept if _same(one, group)]
        if len(homes) == 1:
            homes[0].told += group.told
        else:
            kept.append(group)
    return kept


def _by_noun(groups: Sequence[Group]) -> list[Group]:
    """Put descriptions of one noun together, and those that may be of anybody."""
    kept = [group for group in groups if group.is_named]
    described: dict[tuple[str, ...], list[_Told]] = {}
    for group in groups:
        if not group.is_named:
            noun = _ANYBODY if of_anybody(group.name) else kind_of(group.name)
            described.setdefault(noun, []).extend(group.told)
    anybody = Group(described.pop(_ANYBODY, []))
    if kept or described:
        anybody = Group([one for one in anybody.told if says_how_many(one.name)])
    kept += [Group(each) for each in described.values()]
    return [*kept, anybody] if anybody.told else kept


def _called(told: _Told, side: Sequence[Group]) -> str | None:
    """Return what one of a side is called; none of who was found to stand on the other side."""
    own = (group for group in side if told.who is not None and told.who in group.who)
    home = next(own, None) or next((group for group in side if told.name in group.names), None)
    if home is None:
        return told.name if of_anybody(told.name) else None
    return home.name


def _same(full: Group, short: Group) -> bool:
    one, other = words(full.name), words(short.name)
    if full.who and short.who and not full.who & short.who and _is_person(full):
        return False
    return bool(other) and (one == other or (set(other) <= set(one) and is_name(short.name)))


def _is_person(group: Group) -> bool:
    return any(one.kind == "person" for one in group.told)
