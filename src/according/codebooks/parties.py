"""The parties of an event: who did it and to whom, by their words and by who they are."""

from collections.abc import Sequence

import msgspec

from according import model
from according.codebooks.words import head_words, is_noun, is_plural, rules, sector_of
from according.model import Actor, ActorKind, Mention, Reading, Span, Spans


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One doer, or one done to."""

    text: str | None = None
    """The words of the event's sentence; None where the event only has the actor's id."""
    span: Span | None = None
    actor: Actor | None = None
    sector: str | None = None
    """PLOVER sector: the actor's, else by the nouns of the words."""
    plural: bool | None = None
    """Whether it is several people; None where the words do not say."""

    @property
    def name(self) -> str:
        """The actor's name, else the words."""
        return self.actor.name if self.actor else self.text or ""

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3 code of the country that the party is told to belong to."""
        return self.actor.country if self.actor else None

    @property
    def kind(self) -> ActorKind | None:
        """What sort of thing the actor is; None where the words are linked to none."""
        return self.actor.kind if self.actor else None

    @property
    def named(self) -> bool:
        """Whether it has a name of its own, and is not only described ("police", "two soldiers").

        A capital tells, but not that of a noun or of words linked to no actor, which may only
        begin the sentence.
        """
        first, *rest = [word for word in self.name.split() if word.lower() != "the"] or [""]
        capital = first[:1].isupper() and self.actor is not None and not is_noun(first)
        return capital or any(word[:1].isupper() for word in rest)

    @property
    def words(self) -> str:
        """All words that say what the party is: its own, its name, its roles."""
        roles = self.actor.roles if self.actor else ()
        return " | ".join(part for part in (self.text, self.name, *roles) if part)

    @property
    def is_place(self) -> bool:
        """Whether it is a country or town that stands for those who act or are hit there."""
        return self.kind == "place"


def parties(reading: Reading, spans: Spans, ids: Sequence[str]) -> tuple[Party, ...]:
    """Return the parties of one side of an event, in the order of their words.

    Raises:
        KeyError: an id is none of the reading's actors.
    """
    found = model.parties(reading.actors, spans, ids)
    return tuple(_party(reading, span, actor) for span, actor in found)


def doers(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return those of a side who are somebody, a weapon's owner for the weapon.

    "Israeli warplanes" are a state's forces, "a drone of the army" is the army's; "a drone" is
    nobody.
    """
    owners = (_owner(party) for party in found)
    return tuple(party for party in owners if party is not None)


def _owner(party: Party) -> Party | None:
    table = rules("words")["weapons"]
    text = party.text or party.name
    heads = head_words(text)
    if not heads or heads[-1] not in (*table["things"], *table["military"]):
        return party
    if party.sector is not None:
        return party
    if party.country is not None and heads[-1] in table["military"]:
        return msgspec.structs.replace(party, sector="MIL")
    sector = next((s for word in table["owner"] if (s := sector_of(_after(text, word)))), None)
    return None if sector is None else msgspec.structs.replace(party, sector=sector)


def _after(text: str, word: str) -> str:
    return text.partition(f" {word} ")[2]


def _party(reading: Reading, span: Span | None, actor: Actor | None) -> Party:
    text = span.of(reading.text) if span else None
    return Party(
        text=text,
        span=span,
        actor=actor,
        sector=_sector(text, actor),
        plural=_plural(reading.mentions, text, span, actor),
    )


def _sector(text: str | None, actor: Actor | None) -> str | None:
    """Return the actor's sector; that of the words where there is none or they tell more.

    "Armed men" are an unidentified armed group though their nouns are for civilians.
    """
    told = sector_of(text) if text else None
    if actor is None or actor.sector is None:
        return told or (sector_of(actor.name) if actor else None)
    return told if (actor.sector, told) == ("CVL", "UAF") else actor.sector


def _plural(
    mentions: Sequence[Mention], text: str | None, span: Span | None, actor: Actor | None
) -> bool | None:
    if span is not None:
        inside = [m for m in mentions if span.contains(m.head) and m.head.start >= span.start]
        heads = [m for m in inside if actor is not None and m.actor == actor.id and m.number]
        if heads:
            return heads[0].number == "plural"
    told = is_plural(text) if text else None
    if told is None and actor is not None and actor.kind in ("person", "group"):
        return actor.kind == "group"
    return told
