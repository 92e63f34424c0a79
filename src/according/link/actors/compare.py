"""Whether two actors are one: findings that each count, with the words that say them to people."""

import math
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from according.actors.spellings import name_likeness
from according.link.actors.naming import (
    is_acronym,
    is_common,
    is_full,
    is_general,
    is_telling,
    usual,
)
from according.link.actors.profile import Profile
from according.link.actors.words import weights, words

Pair = frozenset[str]
_APART = -math.inf
_LONG = 20 * 365
"""Days between two reports from which one name is more likely the name of two."""
_VAGUE = frozenset({"CVL", "UAF"})
"""Sectors that everybody may be of beside his own: civilians, and those who bear arms."""
_MANY = 300
"""Names around an actor from which one more in common says little."""
_SHORT = 3
"""Letters of a given name at most that may be short for another: "Mo", "Ted"."""
_GENERAL_REASONS = (
    "end_of",
    "general_body",
    "common_name",
    "lone_name",
    "spelling",
    "acronym",
    "short_for",
)


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One thing about two actors."""

    name: str
    """Of its weight."""
    words: str
    """For people."""


class Comparison(msgspec.Struct, frozen=True):
    """How likely two actors are one, in log-odds, and by what."""

    odds: float
    findings: tuple[Finding, ...] = ()

    @property
    def probability(self) -> float:
        """From 0 to 1."""
        return probability_of(self.odds)

    @property
    def why(self) -> str:
        """Return the reasons for it, in words; a name alone says that nothing speaks against."""
        weigh = weights().weights
        found = [f.words for f in self.findings if weigh[f.name] > 0 or f.name in _GENERAL_REASONS]
        against = [f.words for f in self.findings if f.words not in found]
        told = "; ".join(dict.fromkeys(found))
        return f"{told}; though {'; '.join(dict.fromkeys(against))}" if against else told


def probability_of(odds: float) -> float:
    """Return log-odds as a probability."""
    return 0.0 if odds == _APART else 1 / (1 + math.exp(-odds))


def compare(
    one: Profile,
    other: Profile,
    held: frozenset[Pair] = frozenset(),
    *,
    one_story: bool = False,
) -> Comparison:
    """Compare two actors of one sort.

    Args:
        one: the one.
        other: the other; either order gives the same.
        held: pairs of forms that a person has held to be of one actor.
        one_story: whether a report of each tells one story.
    """
    if one.rank > other.rank:
        one, other = other, one
    if one.known and other.known:
        if one.known.isdisjoint(other.known):
            return Comparison(_APART)
        (listed, _) = min(one.known & other.known)
        return Comparison(weights().weights["known_same"], (_listed(listed),))
    weigh = weights().weights
    context = tuple(_context(one, other))
    if one_story:
        context = (*context, _ONE_STORY)
    told = weigh["bias"] + sum(weigh[f.name] for f in context)
    alike = held or one.names.keys() & other.names.keys()
    if not alike and probability_of(told + weigh["spelling"]) < weights().least:
        # Spellings are compared last: it takes the longest, and most pairs share nothing else.
        return Comparison(_APART)
    named = _name(one, other, held, one_story=one_story)
    if named is None or _told_apart(one, other, held):
        return Comparison(_APART)
    if named.name == "lone_name" and not one_story and not _has_place(context):
        return Comparison(_APART)
    return Comparison(told + weigh[named.name], (named, *context))


_ONE_STORY = Finding("one_story", "their reports tell one story")


def _listed(name: str) -> Finding:
    return Finding("known_same", f"a list has both as “{name}”")


def _has_place(found: tuple[Finding, ...]) -> bool:
    """Tell whether a surname alone comes with a role, and with the body or state it is one of."""
    told = {one.name for one in found}
    return "role_same" in told and bool(told & {"membership_same", "country_same"})


def _told_apart(one: Profile, other: Profile, held: frozenset[Pair]) -> bool:
    """Tell whether one report has both under different names: it tells them apart."""
    if len(other.documents) < len(one.documents):
        one, other = other, one
    for document, forms in one.documents.items():
        others = other.documents.get(document)
        if others and forms.isdisjoint(others) and not _some_held(forms, others, held):
            return True
    return False


def _some_held(some: set[str], others: set[str], held: frozenset[Pair]) -> bool:
    return bool(held) and any(frozenset((a, b)) in held for a in some for b in others)


def _name(
    one: Profile, other: Profile, held: frozenset[Pair], *, one_story: bool
) -> Finding | None:
    """Return what their names say; none where they cannot be one's."""
    shared = sorted(one.names.keys() & other.names.keys(), key=lambda form: (-len(form), form))
    if one.sort != other.sort:
        telling = [form for form in shared if is_telling(form) and not is_general(form)]
        if not telling:
            return None
        name = one.names[telling[0]]
        return Finding("other_kind", f"both named “{name}”, one a person by its report")
    if one.sort == "person":
        return _persons(one, other, shared, held, one_story=one_story)
    if shared:
        return _body(one, other, shared)
    pair = next((p for p in held if _is_across(p, one, other)), None)
    if pair is not None:
        return Finding("body_name", "a person holds the two names to be one's")
    if one.sort != "body":
        return None
    return (_end_of(one, other) if one_story else None) or _spelt_bodies(one, other)


def _is_across(pair: Pair, one: Profile, other: Profile) -> bool:
    return bool(pair & one.names.keys()) and bool(pair & other.names.keys())


def _body(one: Profile, other: Profile, shared: list[str]) -> Finding | None:
    form = shared[0]
    name = one.names[form]
    longest = [max(each.names, key=lambda form: (len(form), form)) for each in (one, other)]
    if form not in longest:
        # "Larch Records" and "Larch Computers" are both called "Larch".
        return None
    if one.general or other.general:
        return Finding("general_body", f"both named “{name}”, as many are")
    if all(is_acronym(one.names[f]) for f in shared) and len(one.names) + len(other.names) > 2:
        return Finding("acronym", f"“{name}” stands for both")
    if is_acronym(name) and len(shared) == 1:
        return Finding("short_body_name", f"both named “{name}”")
    if longest[0] != longest[1]:
        return Finding("short_for", f"“{name}” is short for the other")
    kind = "body_name" if " " in form else "short_body_name"
    return Finding(kind, f"both named “{name}”")


def _end_of(one: Profile, other: Profile) -> Finding | None:
    """Return the finding that a body's name ends in the other's: "Colts", "Indianapolis Colts"."""
    for short, whole in ((one, other), (other, one)):
        for form in sorted(short.names):
            fits = sorted(full for full in whole.names if _ends_as_name(full, form))
            if fits and all(each == form or each.endswith(f" {form}") for each in short.names):
                name, full = short.names[form], whole.names[fits[0]]
                return Finding("end_of", f"“{name}” may be short for “{full}”")
    return None


def _ends_as_name(full: str, form: str) -> bool:
    """Tell whether a name ends in a shorter one; "Bank of Spain" is no Spain."""
    before = full.removesuffix(f" {form}")
    return before != full and before.split()[-1] not in words().inside


def _spelt_bodies(one: Profile, other: Profile) -> Finding | None:
    pair = _likest(one, other, persons=False)
    if pair is None or one.general or other.general:
        return None
    return Finding("spelling", f"“{pair[0]}” and “{pair[1]}” may spell one name")


def _persons(
    one: Profile,
    other: Profile,
    shared: list[str],
    held: frozenset[Pair],
    *,
    one_story: bool,
) -> Finding | None:
    full = [form for form in shared if is_full(form)]
    if not _may_all_be_one(one, other, held, one_story=one_story):
        return None
    if full:
        name = one.names[full[0]]
        if is_common(full[0]):
            return Finding("common_name", f"both named “{name}”, as many are")
        return Finding("full_name", f"both named “{name}”")
    if any(_is_across(p, one, other) for p in held):
        return Finding("full_name", "a person holds the two names to be one's")
    if any(map(is_full, one.names)) and any(map(is_full, other.names)):
        pair = _likest(one, other, persons=True) or _called(one, other)
        if pair is None:
            return None
        return Finding("spelling", f"“{pair[0]}” and “{pair[1]}” may be one name")
    return _lone(one, other)


def _lone(one: Profile, other: Profile) -> Finding | None:
    """Return the finding that a name alone is the surname of the other, or the same again."""
    for lone, whole in ((one, other), (other, one)):
        for form in sorted(lone.names):
            if is_full(form):
                continue
            last = form.split()[-1]
            for full in sorted(whole.names):
                parts = full.split()
                if parts[-1] == last and _initials_agree(form, full):
                    return Finding(
                        "lone_name", f"“{lone.names[form]}” may be “{whole.names[full]}”"
                    )
    return None


def _initials_agree(form: str, full: str) -> bool:
    some, others = form.split()[:-1], full.split()[:-1]
    return not some or not others or some[0][0] == others[0][0]


def _called(one: Profile, other: Profile) -> tuple[str, str] | None:
    """Return two names that differ by how short the given name is."""
    pairs = ((a, b) for a in sorted(one.names) for b in sorted(other.names) if _is_called(a, b))
    return next(((one.names[a], other.names[b]) for a, b in pairs), None)


@lru_cache(1 << 15)
def _is_called(form: str, across: str) -> bool:
    """Tell whether a short given name may be of the other: "Mo Cheeks" and "Maurice Cheeks"."""
    some, others = form.split(), across.split()
    short, long = sorted((some[0], others[0]), key=len)
    return (
        len(some) == len(others) == len(("given", "family"))
        and some[1] == others[1]
        and not (is_common(form) or is_common(across))
        and 1 < len(short) <= _SHORT < len(long)
        and short[0] == long[0]
    )


def _may_all_be_one(
    one: Profile, other: Profile, held: frozenset[Pair], *, one_story: bool
) -> bool:
    """Tell whether every full name of one may be every full name of the other."""
    least = weights().least_likeness
    return all(
        _likeness(form, across) >= least
        or frozenset((form, across)) in held
        or (one_story and _is_called(form, across))
        for form in one.names
        for across in other.names
        if form != across and is_full(form) and is_full(across)
    )


def _likest(one: Profile, other: Profile, *, persons: bool) -> tuple[str, str] | None:
    least = weights().least_likeness
    likest: tuple[float, str, str] | None = None
    for form, name in sorted(one.names.items()):
        for across, like in sorted(other.names.items()):
            if persons and not (is_full(form) and is_full(across)):
                continue
            if not persons and (
                is_acronym(name) or is_acronym(like) or len(form.split()) != len(across.split())
            ):
                continue
            alike = _likeness(form, across)
            if alike >= least and (likest is None or alike > likest[0]):
                likest = (alike, name, like)
    return likest[1:] if likest else None


@lru_cache(1 << 17)
def _likeness(form: str, across: str) -> float:
    """Return how alike two forms are, the worst of their words; "Bill" is "William"."""
    some, others = form.split(), across.split()
    if usual(some[0]) == usual(others[0]) and some[0] != others[0]:
        form, across = " ".join(some[1:]), " ".join(others[1:])
        return min(0.9, name_likeness(form, across)) if form and across else 0.0
    return name_likeness(form, across)


def _context(one: Profile, other: Profile) -> Iterator[Finding]:
    """Yield what is told beside the names."""
    yield from _countries(one, other)
    if one.sectors and other.sectors:
        if same := one.sectors & other.sectors:
            yield Finding("sector_same", f"both {min(same)}")
        elif one.sectors - _VAGUE and other.sectors - _VAGUE:
            kind = "sector_differs" if one.sort == "person" else "body_sector_differs"
            yield Finding(kind, f"one {min(one.sectors)}, the other {min(other.sectors)}")
    yield from _roles(one, other)
    if bodies := one.bodies & other.bodies:
        yield Finding("membership_same", f"both of {min(bodies)}")
    yield from _company(one, other)
    if _years_apart(one, other):
        yield Finding("years_apart", "their reports lie more than twenty years apart")


def _countries(one: Profile, other: Profile) -> Iterator[Finding]:
    if not (one.countries and other.countries):
        return
    if same := one.countries & other.countries:
        general = one.sort == "body" and (one.general or other.general) and not one.local
        yield Finding("general_country_same" if general else "country_same", f"both of {min(same)}")
    else:
        yield Finding(
            "country_differs", f"one of {min(one.countries)}, the other of {min(other.countries)}"
        )


def _roles(one: Profile, other: Profile) -> Iterator[Finding]:
    if one.sort != "person" or not (one.roles and other.roles):
        return
    same = one.roles & other.roles or {
        role for role in one.roles for like in other.roles if _ends(role, like) or _ends(like, role)
    }
    if same:
        yield Finding("role_same", f"both {min(same)}")
    else:
        yield Finding("role_differs", f"one {min(one.roles)}, the other {min(other.roles)}")


def _ends(role: str, like: str) -> bool:
    return role.endswith(f" {like}")


def _company(one: Profile, other: Profile) -> Iterator[Finding]:
    own = one.names.keys() | other.names.keys()
    shared = {each for each in one.company & other.company if each not in own}
    shared = {each for each in shared if not _part_of_own(each, own)}
    needed = 1 + max(len(one.company), len(other.company)) // _MANY
    if len(shared) >= 2 * needed:
        some = " and ".join(sorted(shared)[:2])
        yield Finding("beside_several", f"both beside {some}")
    elif len(shared) >= needed:
        yield Finding("beside_one", f"both beside {min(shared)}")


def _part_of_own(each: str, own: set[str]) -> bool:
    """Tell whether a name is a piece of the actor's own: no company, but itself misread."""
    words = set(each.split())
    return any(words <= set(form.split()) or words >= set(form.split()) for form in own)


def _years_apart(one: Profile, other: Profile) -> bool:
    if not (one.first and one.latest and other.first and other.latest):
        return False
    gap = max(_days(one.latest, other.first), _days(other.latest, one.first))
    return gap > _LONG


def _days(before: str, after: str) -> int:
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return 0
