"""States by their adjectives, peoples and capitals, and the organs that nearly every state has."""

from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from according import lexicon
from according.actors.known.folding import folded, may_stand_for
from according.actors.known.rows import KnownActor, Row, actor_of, rows_of

_FILE = files("according.lexicon") / "data" / "known_actors" / "states.csv"
_LONGEST_STATE = 5
"""Words of the longest name of a state that is looked for before the name of an organ."""


class State(msgspec.Struct, frozen=True):
    """A state, and the words that mean it without naming it."""

    actor: KnownActor
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]


class Organ(msgspec.Struct, frozen=True):
    """An organ of a state: what it is called beside the state's adjective, and its sector."""

    name: str
    sector: str
    part_of: str | None = None


class States:
    """All states, looked up by words. Every answer is certain: words of two states give none."""

    def __init__(self, list_name: str):
        self._list = list_name
        self._by_people: dict[str, list[tuple[str, State]]] = {}
        self._by_capital: dict[str, list[tuple[str, State]]] = {}
        self._by_owner: dict[str, list[State]] = {}
        for state in _states(list_name):
            self._add(state)
        self._organs = _organs()

    def leave_out(self, places: Collection[KnownActor]) -> None:
        """Make no organs from names that other places bear too: the police of which Georgia?"""
        states = {state.actor.name for owners in self._by_owner.values() for state in owners}
        for place in places:
            if place.name not in states:
                for name in (place.name, *place.aliases):
                    self._by_owner.pop(folded(name), None)

    def _add(self, state: State) -> None:
        for word in (*state.adjectives, *state.peoples):
            self._by_people.setdefault(folded(word), []).append((word, state))
        for word in state.capitals:
            self._by_capital.setdefault(folded(word), []).append((word, state))
        for word in (*state.adjectives, state.actor.name, *state.actor.aliases):
            owners = self._by_owner.setdefault(folded(word), [])
            if state not in owners:
                owners.append(state)

    def of_people(self, word: str, countries: Collection[str]) -> State | None:
        """Return the state that an adjective or a noun for a people means."""
        return _only(self._by_people, word, countries)

    def of_capital(self, word: str, countries: Collection[str]) -> State | None:
        """Return the state whose government a capital stands for."""
        return _only(self._by_capital, word, countries)

    def organs_called(self, name: str) -> Iterator[KnownActor]:
        """Yield the organs that words put together: "the Turkish army", "the army of Turkey".

        More than one where the words mean more than one state ("the Congolese army").
        """
        if not may_stand_for(name, "Organ"):
            return
        for owner, called in _halves(folded(name)):
            organ = self._organs.get(called)
            states = self._by_owner.get(owner, ())
            if organ is not None and states:
                for state in states:
                    yield self.organ(state, organ)
                return

    def organ(self, state: State, organ: Organ) -> KnownActor:
        """Return the actor that is an organ of a state, named with the state's first adjective."""
        adjective = state.adjectives[0] if state.adjectives else state.actor.name
        whole = f"{adjective} {organ.part_of}" if organ.part_of else state.actor.name
        return KnownActor(
            name=f"{adjective} {organ.name}",
            kind="organisation",
            country=state.actor.country,
            sector=organ.sector,
            part_of=whole,
            list=self._list,
        )

    def government(self, state: State) -> KnownActor:
        """Return the government of a state."""
        return self.organ(state, self._organs["government"])


def _halves(words: str) -> Iterator[tuple[str, str]]:
    """Yield how a folded name may part into a state's word and an organ's."""
    parts = words.split()
    for at in range(1, min(len(parts), _LONGEST_STATE + 1)):
        yield " ".join(parts[:at]), " ".join(parts[at:])
    called, of, owner = words.rpartition(" of ")
    if of:
        yield owner.removeprefix("the "), called


def _only(
    index: dict[str, list[tuple[str, State]]], word: str, countries: Collection[str]
) -> State | None:
    meant = {
        state.actor.name: state
        for listed, state in index.get(folded(word), ())
        if may_stand_for(word, listed)
    }
    if len(meant) > 1:
        meant = {name: one for name, one in meant.items() if one.actor.country in countries}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _states(list_name: str) -> Iterator[State]:
    for row in rows_of(_FILE.read_text(encoding="utf-8"), "states.csv"):
        actor = actor_of(row, "states.csv", list_name) if isinstance(row, Row) else row
        if not isinstance(row, Row) or not isinstance(actor, KnownActor):
            raise actor if isinstance(actor, ValueError) else ValueError("states.csv")
        adjectives, peoples = row.many("adjectives"), row.many("peoples")
        yield State(actor, adjectives, peoples, row.many("capitals"))


@cache
def _organs() -> dict[str, Organ]:
    return {
        folded(name): Organ(organ["names"][0], organ["sector"], organ.get("part_of"))
        for organ in lexicon.table("known_actors/organs")["organ"]
        for name in organ["names"]
    }
