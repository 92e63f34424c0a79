"""From who tells what to how many really know.

The rule, in short: a named source is one origin in whatever report; a source without a name is one
with another where the two reports share their text, wire or informant outlet, and may be one where
the words fit; a report's own word rests on the sources that it names, on the wire that it prints,
or on nobody knows whom. The outcome depends on the set of tellings alone.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from according.link.origins.cited import (
    Stories,
    own_reports,
    printed_by,
    whole_credit,
)
from according.link.origins.group import Groups
from according.link.origins.kin import Tie, Told, clash, tie
from according.link.origins.naming import origin_of
from according.link.origins.records import (
    Collapse,
    FoundOrigin,
    Key,
    Origins,
    Paper,
    Strength,
    Telling,
    Value,
)
from according.link.origins.tellings import gives
from according.link.origins.voices import Voice, content


class ValueOrigins(msgspec.Struct, frozen=True, kw_only=True):
    """How many really know one number."""

    value: Value
    origins: Origins


class _Source(msgspec.Struct, frozen=True, kw_only=True):
    """One voice of one report."""

    told: Told
    unsourced: bool = False


def origins_of(papers: Iterable[Paper], tellings: Iterable[Telling]) -> Origins:
    """Return where what is told of one incident entered the record.

    Args:
        papers: the reports that tell of it.
        tellings: their claims and numbers, of `tellings_of`; who denies is left out.
    """
    return _Incident(papers, tellings).origins()


def value_origins(papers: Iterable[Paper], tellings: Iterable[Telling]) -> tuple[ValueOrigins, ...]:
    """Return the origins of each number that is told of an incident, by what it counts."""
    papers, tellings = tuple(papers), tuple(tellings)
    values: dict[tuple[str, int, int], Value] = {}
    holders: dict[tuple[str, int, int], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda each: each.claim):
        for value in telling.values:
            key = (value.what, value.low or 0, -1 if value.high is None else value.high)
            values.setdefault(key, value)
            holders.setdefault(key, []).append(telling)
    return tuple(
        ValueOrigins(value=values[key], origins=origins_of(papers, holders[key]))
        for key in sorted(values)
    )


class _Incident:
    def __init__(self, papers: Iterable[Paper], tellings: Iterable[Telling]):
        self._tellings = sorted(
            (each for each in tellings if gives(each)), key=lambda each: each.claim
        )
        documents = {each.claim[0] for each in self._tellings}
        self._papers = {p.document: p for p in papers if p.document in documents}
        self._stories = Stories(self._papers.values())
        self._beside = {each.claim for each in self._tellings if each.beside}
        self._claims: dict[Told, list[Key]] = {}
        self._unsourced: set[Told] = set()
        self._also: dict[Told, list[Collapse]] = {}
        self._by_document: dict[str, list[Told]] = {each: [] for each in sorted(documents)}
        self._sourced()
        self._own()
        self._follow()

    def origins(self) -> Origins:
        """Return the groups of sources, and how many there are at least and at most."""
        ties = self._ties()
        groups: Groups[Told] = Groups(sorted(self._claims, key=_order))
        evidence: dict[Told, list[Collapse]] = {}
        self._join(groups, ties, "sure", evidence)
        high = len(groups)
        self._join(groups, ties, "rather", evidence)
        found = groups.all()
        known = [group for group in found if self._knows(group)]
        fewest = groups.copy()
        self._join(fewest, ties, "maybe", {})
        low = self._fewest([group for group in fewest.all() if self._knows(group)])
        some = min(1, len(found))
        doubts = [
            _collapse(one, other, each)
            for one, other, each in ties
            if each.strength == "maybe" and not groups.together(one, other)
        ]
        made = sorted((self._origin(group, evidence) for group in found), key=_rank)
        numbered = tuple(
            msgspec.structs.replace(each, origin=msgspec.structs.replace(each.origin, id=f"o{n}"))
            for n, each in enumerate(made, 1)
        )
        return Origins(
            origins=numbered,
            low=max(min(low, len(known)), some),
            independent=max(len(known), some),
            high=max(high, some),
            doubts=tuple(doubts),
        )

    def _sourced(self) -> None:
        """Enter the sources that reports name or describe, and the outlets that they cite."""
        for telling in self._tellings:
            voice = telling.voice
            if voice is None and telling.credits:
                credit = telling.credits[0]
                voice = Voice(name=credit.outlet, kind="outlet", outlet=credit.outlet)
            if voice is not None and voice.kind != "nobody":
                self._enter(telling.claim, voice)

    def _own(self) -> None:
        """Enter what reports tell on their own word and name nobody for: a wire's, or theirs."""
        for telling in self._tellings:
            document = telling.claim[0]
            named = any(self._names(told, telling.claim) for told in self._by_document[document])
            if named or (telling.voice is not None and telling.voice.kind != "nobody"):
                continue
            if telling.voice is None and telling.credits:
                continue
            paper = self._papers[document]
            credit = whole_credit(paper)
            outlet = credit.outlet if credit else paper.publisher or document
            voice = Voice(name=outlet, kind="outlet", outlet=outlet, words=content(outlet))
            told = self._enter(telling.claim, voice)
            if credit is None:
                self._unsourced.add(told)

    def _names(self, told: Told, claim: Key) -> bool:
        """Tell whether a source is one that its report names, other than for this claim."""
        if told in self._unsourced:
            return False
        return told.voice.kind != "outlet" or claim not in self._claims[told]

    def _follow(self) -> None:
        """Let reports that cite or repeat another rest on what that one rests on."""
        for told in sorted(self._claims, key=_order):
            if told.voice.kind != "outlet":
                continue
            collapse, targets = self._followed(told)
            if targets:
                for target in targets:
                    self._also.setdefault(target, []).append(
                        msgspec.structs.replace(
                            collapse, documents=(told.document, target.document)
                        )
                    )
                    self._claims[target] = [*self._claims[target], *self._claims[told]]
        for told in [each for each, _ in self._gone()]:
            self._claims.pop(told, None)

    def _gone(self) -> list[tuple[Told, list[Told]]]:
        found = []
        for told in sorted(self._claims, key=_order):
            if told.voice.kind == "outlet":
                targets = self._followed(told)[1]
                if targets:
                    found.append((told, targets))
        return found

    def _followed(self, told: Told) -> tuple[Collapse, list[Told]]:
        """Return the sources of the report that an outlet's word in another one comes from."""
        outlet = told.voice.outlet or ""
        first = self._stories.first(told.document)
        if first != told.document and outlet in told.prints:
            why, reports = f"repeats the text of {first}", [first]
        else:
            reports = own_reports(outlet, self._papers, told.document)
            why = f"has it from {outlet}, whose report names it"
        targets = [
            each
            for report in reports
            for each in self._by_document[report]
            if each.voice.kind != "outlet"
        ]
        collapse = Collapse(strength="sure", documents=(told.document, told.document), why=why)
        return collapse, targets

    def _enter(self, claim: Key, voice: Voice) -> Told:
        paper = self._papers[claim[0]]
        told = Told(
            document=claim[0],
            voice=voice,
            prints=printed_by(paper),
            day=(paper.published or "")[:10] or None,
            story=self._stories.first(claim[0]),
        )
        if told not in self._claims:
            self._claims[told] = []
            self._by_document[claim[0]].append(told)
        if claim not in self._claims[told]:
            self._claims[told].append(claim)
        return told

    def _ties(self) -> list[tuple[Told, Told, Tie]]:
        found = []
        for one, other in combinations(sorted(self._claims, key=_order), 2):
            why = self._same_text(one, other) or tie(one, other)
            if why is not None:
                found.append((one, other, why))
        return found

    def _same_text(self, one: Told, other: Told) -> Tie | None:
        """The own words of two reports that share their text are one."""
        apart = one.document != other.document and one.story == other.story
        if apart and one.voice.kind == other.voice.kind == "outlet":
            return Tie("sure", "the one repeats the other's text")
        return None

    def _join(
        self,
        groups: Groups[Told],
        ties: list[tuple[Told, Told, Tie]],
        strength: Strength,
        evidence: dict[Told, list[Collapse]],
    ) -> None:
        for one, other, each in ties:
            if each.strength != strength or groups.together(one, other):
                continue
            if strength != "sure" and self._clashing(groups, one, other):
                continue
            groups.join(one, other)
            if one.document != other.document or one.voice.kind != other.voice.kind:
                evidence.setdefault(one, []).append(_collapse(one, other, each))

    def _clashing(self, groups: Groups[Told], one: Told, other: Told) -> bool:
        mine = [each for each in self._claims if groups.together(each, one)]
        yours = [each for each in self._claims if groups.together(each, other)]
        return any(clash(a, b) for a in mine for b in yours)

    def _knows(self, group: list[Told]) -> bool:
        """Tell whether sources give a claim or a number; who is quoted beside may know nothing."""
        claims = {claim for told in group for claim in self._claims[told]}
        return not self._is_unsourced(group) and bool(claims - self._beside)

    def _fewest(self, groups: list[list[Told]]) -> int:
        """Return how many origins there are at least.

        Whom one report alone quotes, and who saw nothing themselves, may have it from one another:
        two officials in one paper count once here, a witness beside them for another.
        """
        several = 0
        told_alone: set[str] = set()
        for group in groups:
            documents = {told.document for told in group}
            if len(documents) > 1 or any(told.voice.saw for told in group):
                several += 1
            else:
                told_alone |= documents
        return several + len(told_alone)

    def _is_unsourced(self, group: list[Told]) -> bool:
        return all(told in self._unsourced for told in group)

    def _origin(self, group: list[Told], evidence: Mapping[Told, list[Collapse]]) -> FoundOrigin:
        steps = [step for told in group for step in evidence.get(told, ())]
        also = [step for told in group for step in self._also.get(told, ())]
        reports = {told.document for told in group} | {step.documents[0] for step in also}
        claims = sorted({claim for told in group for claim in self._claims[told]})
        return FoundOrigin(
            origin=origin_of([told.voice for told in group], tuple(sorted(reports))),
            claims=tuple(claims),
            evidence=tuple(dict.fromkeys([*steps, *also])),
            unsourced=self._is_unsourced(group),
        )


def _collapse(one: Told, other: Told, found: Tie) -> Collapse:
    return Collapse(
        strength=found.strength, documents=(one.document, other.document), why=found.why
    )


def _rank(found: FoundOrigin) -> tuple[bool, int, str, tuple[str, ...]]:
    origin = found.origin
    return found.unsourced, -len(origin.reports), origin.name or "", origin.reports


def _order(told: Told) -> tuple[str, str, str, str]:
    return told.document, told.voice.kind, told.voice.name, told.voice.outlet or ""
