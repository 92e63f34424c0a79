"""Claims as the exports for networks, maps and readers take them: with their report and parties."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from according import lexicon
from according.base import Base, ClaimFilter, Report, Selected
from according.base.records.claims import claim_rows
from according.base.records.keys import Keys
from according.base.records.rows import ClaimRow
from according.claims import Telling, Told
from according.model import Actor, Claim, Party, Reading, Relation, Span

_NO_VALUES = Told(events=())


class Facts:
    """What the exports ask of one reading again and again."""

    def __init__(self, report: Report, reading: Reading):
        self.report, self.reading = report, reading
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in reading.actors}
        self.relations: Mapping[str, Relation] = {
            one.id or f"r{place}": one for place, one in enumerate(reading.relations, 1)
        }
        self._telling = Telling(reading)

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of the actors that the report calls by a name: others of the same words are others.

        "Gunmen" of two reports are not one; "Wagner" of two reports may be.
        """
        return frozenset(one.actor for one in self.reading.mentions if one.form == "name")

    @cached_property
    def rows(self) -> Mapping[str, ClaimRow]:
        """All claims of the reading as flat rows, by their ids."""
        key = self.report.key
        return {row.id: row for row in claim_rows(key, Keys(key), self.reading)}

    def told(self, claim: Claim) -> Told:
        """Return what a claim of an event tells; of a relation nothing."""
        return self._telling.of(claim) if claim.kind == "event" else _NO_VALUES


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with all that its line in an export needs."""

    facts: Facts
    claim: Claim
    row: ClaimRow
    told: Told
    verdict: str | None = None

    @property
    def id(self) -> str:
        """How people name it: the report's id, a slash, the claim's id."""
        return f"{self.facts.report.id}/{self.claim.id}"

    @property
    def span(self) -> Span:
        """The words it stands on."""
        return Span(self.row.start, self.row.end)

    @property
    def relation(self) -> Relation | None:
        """The relation that it is of."""
        return self.facts.relations.get(self.claim.record) if self._is_relation else None

    @property
    def sides(self) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Who does it and to whom; of a relation its subject and its object."""
        one = self.relation
        if one is None:
            return self.told.actors, self.told.recipients
        actors = self.facts.actors
        return ((None, actors[one.subject]),), ((None, actors[one.object]),)

    @property
    def happening(self) -> str:
        """Id of the happening within its report: claims that share it tell of the same."""
        if self._is_relation:
            return self.claim.record
        first = self.told.events[0]
        return first.happening or first.id

    @property
    def called(self) -> str:
        """What people call what it tells: "air strike", "part of"."""
        return called(self.row)

    @property
    def title(self) -> str:
        """Who did what to whom, on one line: "air strike: Wagner → ?"."""
        row = self.row
        parties = f"{row.actors or '?'} → {row.recipients}" if row.recipients else row.actors
        return f"{self.called}: {parties}" if parties else self.called

    @property
    def _is_relation(self) -> bool:
        return self.claim.kind == "relation"


def called(row: ClaimRow) -> str:
    """Return what people call what a claim tells: "air strike", "part of"."""
    words = lexicon.table("event_words").get(row.type)
    if words is None:
        return row.type.replace("_", " ")
    return str(words.get(row.mode or "is", words["is"]))


def claimed(base: Base, filter_: ClaimFilter) -> Iterator[Claimed]:
    """Yield the claims asked for, report by report in the order of filing; one report is held.

    Raises:
        BaseError: the filter cannot be asked, or a reading is damaged.
    """
    for selected in base.selected(filter_):
        yield from claimed_in(selected)


def claimed_in(selected: Selected) -> Iterator[Claimed]:
    """Yield the claims asked for of one report."""
    facts = Facts(selected.report, selected.reading)
    for claim in selected.claims:
        yield Claimed(
            facts=facts,
            claim=claim,
            row=facts.rows[claim.id],
            told=facts.told(claim),
            verdict=selected.verdicts.get(claim.id),
        )
