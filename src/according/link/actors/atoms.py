"""Bearers that are one without comparing: of one entry of a list, or of one rare full name.

An atom is what the comparison begins with. Most names have one atom however many reports have
them, so that the time to link grows with the number of names, not of pairs of reports.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

import msgspec

from according.actors.spellings import key as sound_key
from according.link.actors.bearer import Bearer
from according.link.actors.naming import (
    form_of,
    full_blocks,
    is_acronym,
    is_full,
    is_general,
    is_local,
    is_telling,
)
from according.link.actors.profile import Company, listed_as

_LONG_ENOUGH = 6
"""Letters of a body's name that may be another spelling: of short names too many are alike."""


class Atom(msgspec.Struct, frozen=True, gc=False):
    """Bearers that are one, the first first."""

    bearers: tuple[Bearer, ...]
    why: str
    """What makes each of them one with the first."""
    light: bool
    """Whether many bear its name: it is compared only where something is shared."""
    silent: bool
    """Whether it is compared with nothing: of a name alone nothing can be said."""

    @property
    def first(self) -> Bearer:
        """The bearer that stands for it."""
        return self.bearers[0]


def atoms_of(bearers: Iterable[Bearer], decided: Collection[int] = ()) -> list[Atom]:
    """Put bearers together that are one for certain; those that people decided on stay alone."""
    groups: dict[tuple[object, ...], list[Bearer]] = {}
    told: dict[tuple[object, ...], tuple[str, bool, bool]] = {}
    for one in bearers:
        key, *about = _key(one, decided)
        groups.setdefault(key, []).append(one)
        told[key] = tuple(about)  # type: ignore[assignment]
    found = [
        Atom(tuple(sorted(group, key=lambda one: one.rank)), *told[key])
        for key, group in groups.items()
    ]
    return sorted(found, key=lambda atom: atom.first.rank)


def _key(one: Bearer, decided: Collection[int]) -> tuple[tuple[object, ...], str, bool, bool]:
    """Return what makes an atom, why, and whether it is light and silent."""
    alone = ("row", one.document, one.id)
    if one.key in decided:
        return alone, "", False, False
    listed = listed_as(one)
    if listed is not None:
        return ("listed", one.sort, *listed), f"a list has both as “{listed[0]}”", False, False
    form = form_of(one.name, one.sort)
    copy = ("copy", one.sort, one.text, form) if one.text else alone
    copied = "their reports are copies of one text, which has one of this name"
    forms = tuple(sorted({form_of(name, one.sort) for name in one.names}))
    same = f"both named “{one.name}”, and nothing tells them apart"
    if one.sort == "place":
        return copy, copied, False, True
    if one.sort == "body":
        if not is_general(form):
            return ("body", forms, one.country), same, False, False
        if one.country and not is_local(form):
            return ("body", forms, one.country), f"{same}; both of {one.country}", False, False
        return copy, copied, True, False
    placed = bool(one.roles) and bool(one.bodies or one.country)
    if is_telling(form):
        return ("person", forms, one.country, one.sector), same, False, False
    if placed:
        key = ("person", forms, one.country, one.sector, one.roles, one.bodies)
        where = one.bodies[0] if one.bodies else one.country
        return key, f"both named “{one.name}”, both {one.roles[0]}, both of {where}", False, False
    return copy, copied, is_full(form), not is_full(form)


def candidates(
    atoms: list[Atom], company: dict[str, Company], held: Collection[frozenset[str]]
) -> set[tuple[int, int]]:
    """Return the pairs of places of atoms, the lesser first, that are worth comparing."""
    by: dict[tuple[str, ...], list[int]] = {}
    light: dict[tuple[str, ...], list[int]] = {}
    for place, atom in enumerate(atoms):
        if atom.silent or atom.first.sort == "place":
            continue
        for token in _tokens(atom):
            (light if atom.light else by).setdefault(token, []).append(place)
    pairs = {pair for places in by.values() for pair in combinations(places, 2)}
    for token, places in light.items():
        pairs |= set(_sharing(atoms, places, by.get(token, ()), company))
    for place, other in _held(atoms, held):
        pairs.add((place, other))
    return pairs


def _tokens(atom: Atom) -> Iterator[tuple[str, ...]]:
    """Yield what two atoms must have in common to be compared."""
    seen: set[tuple[str, ...]] = set()
    one = atom.first
    listed = listed_as(one)
    if listed is not None:
        seen.add(("listed", *listed))
    names = {name for bearer in atom.bearers for name in bearer.names} if listed else one.names
    for name in names:
        form = form_of(name, one.sort)
        if one.sort == "body":
            seen.add(("body", form))
            if len(form) >= _LONG_ENOUGH and not is_acronym(name) and not is_general(form):
                seen.add(("sound", sound_key(form), str(len(form.split()))))
            continue
        if is_full(form):
            seen |= {("full", block) for block in full_blocks(form)}
        if is_telling(form):
            seen.add(("body", form))
        for role in one.roles:
            for place in (*one.bodies, one.country or ""):
                if place:
                    seen.add(("lone", form.split()[-1], role.split()[-1], place))
    yield from sorted(seen)


def _sharing(
    atoms: list[Atom], light: list[int], heavy: Iterable[int], company: dict[str, Company]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs with a bearer of a common name that have a role, body or company in common.

    Nothing less can outweigh that many bear the name.
    """
    sharing: dict[str, list[int]] = {}
    for place in light:
        for each in _around(atoms[place], company):
            sharing.setdefault(each, []).append(place)
    for places in sharing.values():
        yield from combinations(places, 2)
    for other in heavy:
        for each in _around(atoms[other], company):
            for place in sharing.get(each, ()):
                yield (place, other) if place < other else (other, place)


def _around(atom: Atom, company: dict[str, Company]) -> set[str]:
    found: set[str] = set()
    for one in atom.bearers:
        found.update(one.roles)
        found.update(one.bodies)
        found.update(company.get(one.document, ()))
    return found


def _held(atoms: list[Atom], held: Collection[frozenset[str]]) -> Iterator[tuple[int, int]]:
    forms = {form for pair in held for form in pair}
    if not forms:
        return
    by: dict[str, list[int]] = {}
    for place, atom in enumerate(atoms):
        for form in {form_of(name, atom.first.sort) for name in atom.first.names} & forms:
            by.setdefault(form, []).append(place)
    for pair in held:
        one, other = sorted(pair)
        for place in by.get(one, ()):
            for across in by.get(other, ()):
                if place != across and atoms[place].first.sort == atoms[across].first.sort:
                    yield (place, across) if place < across else (across, place)
