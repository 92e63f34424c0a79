"""What kind of actor a party is to ACLED: its ``inter`` code and its name."""

from typing import Literal

import msgspec

from according.codebooks.countries import country_name
from according.codebooks.facts import Facts
from according.codebooks.parties import Party
from according.codebooks.words import has, head_words, rules

Kind = Literal[
    "state",
    "rebels",
    "militia",
    "identity",
    "rioters",
    "protesters",
    "civilians",
    "external",
    "place",
    "unknown",
]
INTER: dict[Kind, int] = {
    "state": 1,
    "rebels": 2,
    "militia": 3,
    "identity": 4,
    "rioters": 5,
    "protesters": 6,
    "civilians": 7,
    "external": 8,
}
ARMED: frozenset[Kind] = frozenset({"state", "rebels", "militia", "identity", "external"})
NON_STATE: frozenset[Kind] = frozenset({"rebels", "militia", "identity"})
UNIDENTIFIED = "Unidentified Armed Group"


class Role(msgspec.Struct, frozen=True):
    """A party as ACLED sees it."""

    kind: Kind
    party: Party | None = None
    """None for those who are there by what an event is: protesters at a protest."""


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its parties' kinds."""

    facts: Facts
    doers: tuple[Role, ...]
    others: tuple[Role, ...]
    """Those it is done to, or the other side."""

    @property
    def deed(self) -> str:
        """The words that say how it is done."""
        return self.facts.deed

    @property
    def mode(self) -> str | None:
        """The event's PLOVER mode."""
        return self.facts.event.mode

    def says(self, words: str) -> bool:
        """Tell whether the deed has a word of a list of ACLED's table."""
        return has(self.deed, rules("acled")["words"][words])


def scene(facts: Facts) -> Scene:
    """Return the event with its parties' kinds.

    Who clashes or agrees with nobody else told are two sides, the first and the rest.
    """
    hit = facts.event.type in ("ASSAULT", "COERCE")
    doers = tuple(_role(party, facts, hit=False) for party in facts.actors)
    others = tuple(_role(party, facts, hit=hit) for party in facts.recipients)
    clash = has(facts.deed, rules("acled")["words"]["clash"])
    mutual = facts.event.type in ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT")
    if not others and len(doers) > 1 and (mutual or clash):
        doers, others = doers[:1], doers[1:]
    return Scene(facts=facts, doers=doers, others=others)


def _role(party: Party, facts: Facts, *, hit: bool) -> Role:
    return Role(_kind(party, facts.place.country if facts.place else None, hit=hit), party)


def _kind(party: Party, country: str | None, *, hit: bool) -> Kind:
    crowd = _crowd(party, hit=hit)
    if crowd is not None:
        return crowd
    table, sector = rules("acled")["inter"], party.sector
    tribal = has(party.words, rules("acled")["identity"]["words"])
    if tribal and (sector in (*table["militia"], "REB") or (not hit and sector in ("AGR", None))):
        return "identity"
    if party.is_place and hit:
        return "place"
    if sector in table["state"]:
        official = sector == "GOV" and party.kind not in ("organisation", "place")
        if official and hit:
            return "civilians"
        return "external" if _is_foreign(party, country) else "state"
    if sector in table["external"]:
        return "civilians" if hit else "external"
    return _by_sector(party, hit=hit)


def _by_sector(party: Party, *, hit: bool) -> Kind:
    table = rules("acled")["inter"]
    if party.sector in table["rebels"]:
        return "rebels"
    if party.sector in table["militia"]:
        return "militia"
    places = rules("words")["places"]["civilian"]
    if party.sector in table["civilians"] or (hit and has(party.words, places)):
        return "civilians"
    if hit and party.sector is None and party.kind == "person":
        return "civilians"
    return "unknown"


def _crowd(party: Party, *, hit: bool) -> Kind | None:
    """Return whether a party demonstrates, riots, or is a mob that does something."""
    table = rules("words")["demonstrators"]
    heads = " ".join(head_words(party.text or party.name))
    if has(heads, table["rioters"]):
        return "rioters"
    if has(heads, table["protesters"]) or has(party.text or "", table["demonstrating"]):
        return "protesters"
    if not hit and party.sector in ("CVL", None) and has(heads, table["mob"]):
        return "rioters"
    return None


def _is_foreign(party: Party, country: str | None) -> bool:
    return party.country is not None and country is not None and party.country != country


def actor_name(role: Role, facts: Facts) -> str:
    """Return the name of an actor in ACLED's manner: "Civilians (Syria)", "Police Forces of Syria".

    An armed actor that has a name of its own keeps the name of the reading.
    """
    code = facts.place.country if facts.place else None
    here = country_name(code) if code else "unknown"
    generic = {"civilians": "Civilians", "protesters": "Protesters", "rioters": "Rioters"}
    if role.kind in generic:
        return f"{generic[role.kind]} ({here})"
    party = role.party
    if party is None or (party.sector == "UAF" and not party.named):
        return f"{UNIDENTIFIED} ({here})"
    forces = rules("acled")["forces"]
    if party.is_place and party.sector == "GOV":
        sector = "MIL" if facts.event.type in ("ASSAULT", "MOBILIZE") else "GOV"
        return f"{forces[sector]} {party.name}"
    if party.named or party.sector not in forces:
        return party.name
    return f"{forces[party.sector]} {country_name(party.country) if party.country else here}"


def associated(roles: tuple[Role, ...]) -> str | None:
    """Return the names that an actor's own name does not tell: who the civilians are, allies."""
    names = [
        role.party.name
        for index, role in enumerate(roles)
        if role.party is not None and (index > 0 or role.kind in ("civilians", "protesters"))
    ]
    return "; ".join(names) or None
