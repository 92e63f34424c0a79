"""Whether an actor of a report is one that a list knows; never a guess, always with the reason."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from according.actors.known.folding import folded, may_stand_for
from according.actors.known.lists import BUILT_IN, KnownActor, builtin_actors
from according.actors.known.states import States
from according.actors.known.weak import is_expanded_otherwise, is_shortened, is_weak

__all__ = ["KnownActors", "Match", "Refusal"]

_Key = tuple[str, bool, str | None]
"""What makes rows one actor: folded name, whether a person, country."""


class Match(msgspec.Struct, frozen=True):
    """The actor that is meant, the spelling in the list that says so, and why, in a sentence."""

    actor: KnownActor
    alias: str
    why: str


class Refusal(msgspec.Struct, frozen=True):
    """Names that are listed, but not surely for one actor; ``why`` says it to people."""

    candidates: tuple[KnownActor, ...]
    why: str


class _Entry(msgspec.Struct, frozen=True):
    actor: KnownActor
    alias: str
    source: Literal["user", "built-in", "put together"]

    @property
    def key(self) -> _Key:
        return folded(self.actor.name), self.actor.kind == "person", self.actor.country


class _Listing(msgspec.Struct, frozen=True):
    """A name in the text with the entries it may mean."""

    written: str
    entries: tuple[_Entry, ...]

    def keys(self) -> set[_Key]:
        return {entry.key for entry in self.entries}

    def of(self, key: _Key) -> tuple[_Entry, ...]:
        return tuple(entry for entry in self.entries if entry.key == key)


class KnownActors:
    """The lists, looked up by name. Immutable once made; a look-up costs microseconds."""

    def __init__(self, entries: Iterable[_Entry], states: States | None):
        self._index: dict[str, tuple[_Entry, ...]] = {}
        for entry in entries:
            form = folded(entry.alias)
            self._index[form] = (*self._index.get(form, ()), entry)
        self._states = states
        if states is not None:
            listed = {entry.actor for found in self._index.values() for entry in found}
            states.leave_out([actor for actor in listed if actor.kind == "place"])

    @classmethod
    def of(
        cls, lists: Iterable[Iterable[KnownActor]] = (), *, builtin: bool = True
    ) -> "KnownActors":
        """Make the look-up from a user's lists, and the built-in list unless told otherwise.

        A user's row takes the place of a built-in one whose name it bears, as name or as alias.
        """
        own = [actor for one in lists for actor in one]
        entries = [
            _Entry(actor, alias, "user") for actor in own for alias in (actor.name, *actor.aliases)
        ]
        if builtin:
            entries.extend(_builtin_entries(own))
        return cls(entries, States(BUILT_IN) if builtin else None)

    def match(
        self,
        names: Sequence[str],
        kind: str | None = None,
        *,
        countries: Collection[str] = (),
        on: str | None = None,
        beside: Collection[str] | None = None,
    ) -> Match | None:
        """Return the listed actor that names of one actor mean; none where it is not sure.

        Args:
            names: all names that a report gives the actor.
            kind: an ``ActorKind``; only whether it is a person counts. None: not known.
            countries: alpha-3 codes of the countries that the report speaks of; they decide where
                a name is listed for several actors.
            on: ISO date of the report, for rows that hold only for a time.
            beside: names of all that the report speaks of. Where they are given, a built-in name
                that many bodies may bear ("ICU", "Channel 2") means the listed one only if the
                report speaks of its country or has a fuller name of it.
        """
        found = self.look_up(names, kind, countries=countries, on=on, beside=beside)
        return found if isinstance(found, Match) else None

    def look_up(
        self,
        names: Sequence[str],
        kind: str | None = None,
        *,
        countries: Collection[str] = (),
        on: str | None = None,
        beside: Collection[str] | None = None,
    ) -> Match | Refusal | None:
        """Return what ``match`` returns, or why names that are listed do not make a match."""
        found = self._meant(names, kind, countries, on)
        if not isinstance(found, Match) or beside is None:
            return found
        return self._supported(found, names, kind, countries, beside)

    def _meant(
        self, names: Sequence[str], kind: str | None, countries: Collection[str], on: str | None
    ) -> Match | Refusal | None:
        every = [self._listing(name, kind) for name in dict.fromkeys(names)]
        listed = [one for one in every if one.entries]
        if not listed:
            return None
        current = [one for one in (_at(listing, on) for listing in listed) if one.entries]
        if not current:
            return _out_of_date(listed[0], on)
        shared = set.intersection(*(one.keys() for one in current))
        if not shared:
            return _at_odds(current)
        if len(shared) == 1:
            return _matched(current, next(iter(shared)))
        near = {key for key in shared if key[2] is not None and key[2] in countries}
        if len(near) == 1:
            (key,) = near
            return _matched(current, key, f"of the {len(shared)} so listed only it is of {key[2]}")
        return _ambiguous(current[0], shared)

    def state_of(self, word: str, *, countries: Collection[str] = ()) -> KnownActor | None:
        """Return the state of an adjective or a noun for a people: "Syrian", "the Turks".

        None for words of two states ("Congolese"), unless one of them is in ``countries``.
        """
        state = self._states.of_people(word, countries) if self._states else None
        return state.actor if state else None

    def government_of(self, capital: str, *, countries: Collection[str] = ()) -> KnownActor | None:
        """Return the government that a capital stands for in "Ankara said"."""
        if self._states is None:
            return None
        state = self._states.of_capital(capital, countries)
        if state is None:
            return None
        government = self._states.government(state)
        listed = self.match([government.name], "organisation")
        return listed.actor if listed else government

    def _supported(
        self,
        match: Match,
        names: Sequence[str],
        kind: str | None,
        countries: Collection[str],
        beside: Collection[str],
    ) -> Match | Refusal:
        """Return a match, or why the names say too little for it (``weak``)."""
        actor = match.actor
        if actor.list != BUILT_IN or actor.kind == "place":
            return match
        listed = self._naming(actor, names, kind)
        own = [written for written, _ in listed]
        if is_expanded_otherwise(names, own):
            return Refusal((actor,), f"“{own[0]}” is short for another name in the report")
        if all(is_shortened(*one) for one in listed):
            return Refusal((actor,), f"“{own[0]}” is short for another word")
        if actor.country is None or actor.country in countries:
            return match
        if not all(is_weak(*one) for one in listed):
            return match
        fuller = self._naming(actor, [name for name in beside if name not in own], None)
        if any(not is_weak(*one) for one in fuller):
            return match
        why = f"“{own[0]}” may be many a body's name, and the report says nothing of its country"
        return Refusal((actor,), f"{why} ({_described(actor)})")

    def _naming(
        self, actor: KnownActor, names: Iterable[str], kind: str | None
    ) -> list[tuple[str, str]]:
        """Return those of the names that are the actor's, each with the listed spelling."""
        return [
            (name, entry.alias)
            for name in names
            for entry in self._listing(name, kind).entries
            if entry.actor.name == actor.name
        ]

    def _listing(self, name: str, kind: str | None) -> _Listing:
        form = folded(name)
        entries = [
            entry
            for entry in self._index.get(form, ())
            if _agree(entry.actor, kind) and may_stand_for(name, entry.alias)
        ]
        own = [entry for entry in entries if entry.source == "user"]
        entries = own or entries
        if not entries and self._states is not None and kind != "person":
            entries = list(self._put_together(name))
        return _Listing(name, tuple(entries))

    def _put_together(self, name: str) -> Iterator[_Entry]:
        """Yield organs of states; a body listed under the organ's own name stands for it."""
        for organ in self._states.organs_called(name) if self._states else ():
            rows = self._index.get(folded(organ.name), ())
            same = [row.actor for row in rows if row.actor.country == organ.country]
            for actor in same or [organ]:
                yield _Entry(actor, organ.name, "put together")


def _builtin_entries(own: Sequence[KnownActor]) -> Iterator[_Entry]:
    """Yield the built-in names, those of rows that a user's list replaces for the user's actor."""
    called: dict[str, list[KnownActor]] = {}
    for actor in own:
        for form in {folded(name) for name in (actor.name, *actor.aliases)}:
            called.setdefault(form, []).append(actor)
    for actor in builtin_actors():
        heirs = [one for one in called.get(folded(actor.name), ()) if _may_replace(one, actor)]
        names = (actor.name, *actor.aliases)
        for heir in heirs:
            yield from (_Entry(heir, name, "built-in") for name in names)
        if not heirs:
            yield from (_Entry(actor, name, "built-in") for name in names)


def _may_replace(own: KnownActor, builtin: KnownActor) -> bool:
    same_kind = (own.kind == "person") == (builtin.kind == "person")
    return same_kind and (own.country is None or own.country == builtin.country)


def _agree(actor: KnownActor, kind: str | None) -> bool:
    return kind is None or (actor.kind == "person") == (kind == "person")


def _at(listing: _Listing, on: str | None) -> _Listing:
    """Leave out the entries that do not hold on the day; without a day all are kept."""
    if on is None:
        return listing
    day = on[:10]
    holding = (
        entry
        for entry in listing.entries
        if (entry.actor.valid_from or day) <= day <= (entry.actor.valid_to or day)
    )
    return _Listing(listing.written, tuple(holding))


def _matched(listings: Sequence[_Listing], key: _Key, reason: str = "") -> Match:
    """Make the match; the name that tells most is the one that the sentence speaks of."""
    telling = min(listings, key=lambda one: len(one.keys()))
    entries = sorted(telling.of(key), key=lambda one: _respelt(telling.written, one.alias))
    actor, undated = _one_row(entries)
    reasons = [_listed_as(telling.written, entries[0])]
    others = [one for one in listings if len(one.keys()) > 1]
    if not reason and others and len(telling.keys()) == 1:
        reason = f"this decides what “{others[0].written}” means"
    elif not reason and others:
        names = " and ".join(f"“{one.written}”" for one in listings)
        reason = f"only it is listed under {names}"
    why = "; ".join(part for part in (*reasons, reason, undated) if part)
    return Match(actor, entries[0].alias, why)


def _one_row(entries: Sequence[_Entry]) -> tuple[KnownActor, str]:
    """Join the rows of one actor; what they do not agree on is left open and said."""
    actors = list(dict.fromkeys(entry.actor for entry in entries))
    first = actors[0]
    differing = {
        field: None
        for field in ("sector", "part_of", "valid_from", "valid_to")
        if any(getattr(actor, field) != getattr(first, field) for actor in actors)
    }
    told = [field for field in ("sector", "part_of") if field in differing]
    if not differing:
        return first, ""
    joined = msgspec.structs.replace(first, **differing)
    changed = " and ".join(field.replace("_", " ") for field in told)
    return joined, f"its {changed} changed, and the day is not known" if told else ""


def _listed_as(written: str, entry: _Entry) -> str:
    where = "built-in list" if entry.actor.list == BUILT_IN else f"list {entry.actor.list}"
    name = entry.actor.name
    if entry.source == "put together":
        return (
            f"“{written}” is put together from words for {entry.actor.country} and an organ: {name}"
        )
    listed = entry.alias
    spelt = f", spelt “{listed}”," if _respelt(written, listed) else ""
    if listed == name:
        return f"“{written}” is listed{spelt.rstrip(',')} ({where})"
    return f"“{written}” is listed{spelt} as an alias of {name} ({where})"


def _respelt(written: str, listed: str) -> bool:
    """Tell whether a listed name is written with other letters or signs, case and "the" aside."""
    bare = (words.lower().removeprefix("the ") for words in (written, listed))
    return len(set(bare)) > 1


def _out_of_date(listing: _Listing, on: str | None) -> Refusal:
    actors = tuple(dict.fromkeys(entry.actor for entry in listing.entries))
    spans = " and ".join(
        f"{actor.name} {_period(actor.valid_from, actor.valid_to)}" for actor in actors
    )
    return Refusal(actors, f"“{listing.written}” is not listed for {on}, only for {spans}")


def _period(first: str | None, last: str | None) -> str:
    return " ".join(
        part for part in (f"from {first}" if first else "", f"until {last}" if last else "") if part
    )


def _ambiguous(listing: _Listing, keys: set[_Key]) -> Refusal:
    actors = _actors(listing, keys)
    who = " and ".join(_described(actor) for actor in actors)
    why = f"“{listing.written}” is listed for {who}, and nothing in the report tells which is meant"
    return Refusal(actors, why)


def _at_odds(listings: Sequence[_Listing]) -> Refusal:
    parts: list[str] = []
    actors: list[KnownActor] = []
    for listing in listings:
        meant = _actors(listing, listing.keys())
        actors.extend(meant)
        parts.append(f"“{listing.written}” for {' and '.join(_described(one) for one in meant)}")
    why = f"the names are listed for different actors: {'; '.join(parts)}"
    return Refusal(tuple(dict.fromkeys(actors)), why)


def _actors(listing: _Listing, keys: set[_Key]) -> tuple[KnownActor, ...]:
    found = {entry.key: entry.actor for entry in listing.entries if entry.key in keys}
    return tuple(found.values())


def _described(actor: KnownActor) -> str:
    return f"{actor.name} ({actor.country})" if actor.country else actor.name
