"""The two sides of a UCDP event, and its type of violence."""

from collections.abc import Callable
from typing import Literal

import msgspec

from according.codebooks.countries import country_name
from according.codebooks.facts import Facts
from according.codebooks.parties import Party
from according.codebooks.refusals import Open
from according.codebooks.words import has, head_words, rules

Kind = Literal["state", "organised", "civilians", "unknown"]
CIVILIANS = "Civilians"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side: who it is to UCDP, and its parties."""

    kind: Kind
    name: str
    parties: tuple[Party, ...] = ()


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """The sides of an event."""

    type_of_violence: int
    a: Side
    b: Side


def dyad(facts: Facts) -> Dyad | Open:
    """Return the sides of an event, or why UCDP's types of violence have no room for it.

    Side A is the state where one side is; else who does it.
    """
    doers, others = facts.actors, facts.recipients
    if not others and len(doers) > 1:
        doers, others = doers[:1], doers[1:]
    first, second = _side(doers, kind_of), _side(others, victim_kind)
    if not doers:
        return Open("the perpetrator is not told, and UCDP needs an organised one")
    if first.kind in ("civilians", "unknown"):
        return Open(f"the perpetrator “{doers[0].name}” is not told to be an organised body")
    if second.kind == "unknown" and _civilians_counted(facts):
        second = Side(kind="civilians", name=CIVILIANS, parties=others)
    if second.kind == "unknown":
        return Open("the text does not tell whether those attacked were organised or civilians")
    if second.kind == "civilians":
        return Dyad(type_of_violence=3, a=first, b=second)
    if "state" in (first.kind, second.kind):
        if first.kind != "state":
            first, second = second, first
        return Dyad(type_of_violence=1, a=first, b=second)
    return Dyad(type_of_violence=2, a=first, b=second)


def kind_of(party: Party) -> Kind:
    """Return what a party is to UCDP.

    Officials, protesters and rioters are civilians; gunmen of whom nothing is known are nobody.
    """
    table, sector = rules("ucdp")["sides"], party.sector
    words = rules("words")
    heads = " ".join(head_words(party.text or party.name))
    crowds = words["demonstrators"]
    if has(heads, [*crowds["protesters"], *crowds["rioters"]]):
        return "civilians"
    if has(party.text or "", crowds["demonstrating"]):
        return "civilians"
    official = sector == "GOV" and party.kind not in ("organisation", "place")
    if sector in table["state"] and not official:
        return "state"
    if sector in table["organised"]:
        return "organised"
    if official or sector in table["civilians"] or has(party.words, words["places"]["civilian"]):
        return "civilians"
    return "unknown"


def victim_kind(party: Party) -> Kind:
    """Return what a party that is hit is: a person of no told body counts as a civilian."""
    kind = kind_of(party)
    alone = kind == "unknown" and party.sector is None and party.kind == "person"
    return "civilians" if alone else kind


def _side(parties: tuple[Party, ...], kind_of_one: Callable[[Party], Kind]) -> Side:
    """Return the side of several parties: the first that is a body, else the first."""
    kinds = [kind_of_one(party) for party in parties]
    for wanted in ("state", "organised", "civilians"):
        if wanted in kinds:
            main = parties[kinds.index(wanted)]
            kind = kinds[kinds.index(wanted)]
            return Side(kind=kind, name=_name(main, kind), parties=parties)
    return Side(kind="unknown", name="", parties=parties)


def _name(party: Party, kind: Kind) -> str:
    """Return UCDP's name of a side: a state is its government."""
    if kind == "civilians":
        return CIVILIANS
    if kind == "state" and party.country:
        return f"Government of {country_name(party.country)}"
    return party.name


def _civilians_counted(facts: Facts) -> bool:
    groups = rules("words")["groups"]["civilians"]
    return any(c.what == "killed" and c.group in groups for c in facts.counts)
