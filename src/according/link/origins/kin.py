"""Whether two sources are one: one rule a kind, each with what it rests on in words."""

from typing import NamedTuple

from according.link.origins.outlets import credited, match_among, same_outlet, words_of
from according.link.origins.records import Strength
from according.link.origins.voices import Voice, singular


class Tie(NamedTuple):
    """That two sources are one, how surely, and why."""

    strength: Strength
    why: str


class Told(NamedTuple):
    """A voice with the report that has it."""

    document: str
    voice: Voice
    prints: tuple[str, ...]
    """The outlets whose word the report may be: its publisher, the wire that it credits."""
    day: str | None
    story: str
    """Of reports that share their text, the first; else the report itself."""


_SPECIFIC = 2
"""Words of a description that make it more than "an official"."""


def tie(one: Told, other: Told) -> Tie | None:
    """Return why two sources may be one; none: nothing says so."""
    a, b = one.voice, other.voice
    if a.who is not None and a.who == b.who:
        return Tie("sure", f"both have it from {_fuller(a, b)}")
    for rule in (_one_person, _one_body, _one_head, _one_outlet):
        found = rule(a, b)
        if found is not None:
            return found
    if a.kind == b.kind == "document":
        return _one_document(one, other)
    if a.kind == b.kind == "unnamed":
        return _one_unnamed(one, other)
    return None


def clash(one: Told, other: Told) -> bool:
    """Tell whether two sources are surely two: their names do not go together."""
    named = one.voice.kind == other.voice.kind and one.voice.kind in ("person", "body")
    return named and tie(one, other) is None


def _one_person(a: Voice, b: Voice) -> Tie | None:
    """A person is one by a whole name, or by its last words in the other's ("Perrin")."""
    for mine in a.people:
        for yours in b.people:
            if mine == yours or (
                min(len(mine), len(yours)) > 1 and (mine <= yours or yours <= mine)
            ):
                return Tie("sure", f"both have it from {_fuller(a, b)}")
    for mine in a.people:
        for yours in b.people:
            if mine <= yours or yours <= mine:
                return Tie("rather", f"both have it from a {_shorter(a, b)}")
    return None


def _one_body(a: Voice, b: Voice) -> Tie | None:
    for mine in a.bodies:
        for yours in b.bodies:
            strength = same_body(mine, yours)
            if strength is not None:
                if a.kind == b.kind == "body":
                    return Tie(strength, f"both have it from {_fuller(a, b)}")
                return Tie(strength, f"{_speaker(a, b)} speaks for {_body(a, b)}")
    if a.kind == b.kind == "body" and _is_short_form(a.name, b.name):
        return Tie("rather", f"{_shorter(a, b)} is short for {_fuller(a, b)}")
    return None


def _is_short_form(one: str, other: str) -> bool:
    """Tell whether a name is the last word of the other: "the Brigades", "Teshk Brigades"."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    return len(short) == 1 < len(long) and long[-1] == short[0]


def _one_head(a: Voice, b: Voice) -> Tie | None:
    """Who heads a body tells mostly what it tells."""
    for leader, body in ((a, b), (b, a)):
        for led in leader.leads:
            if any(same_body(led, own) for own in (*body.bodies, *body.leads)):
                return Tie("rather", f"{leader.name} heads {' '.join(sorted(led))}")
    return None


def same_body(mine: frozenset[str], yours: frozenset[str]) -> Strength | None:
    """Tell how surely two names are one body's: "interior ministry", "Velmora's interior ministry".

    A bare "police" is of one happening mostly the same, and not surely.
    """
    mine, yours = (frozenset(map(singular, words)) for words in (mine, yours))
    if mine == yours:
        return "sure"
    shorter, longer = sorted((mine, yours), key=len)
    bare = {singular(word) for word in credited()["sources"]["bare_bodies"]}
    if shorter and shorter < longer:
        if len(shorter) >= _SPECIFIC:
            return "sure"
        return "rather" if shorter & bare or _is_initials(shorter, longer) else None
    return "rather" if _is_initials(shorter, longer) else None


def _one_outlet(a: Voice, b: Voice) -> Tie | None:
    if a.kind == b.kind == "outlet" and a.outlet and b.outlet and same_outlet(a.outlet, b.outlet):
        return Tie("sure", f"both have it from {a.outlet}")
    return None


def _one_document(one: Told, other: Told) -> Tie | None:
    a, b = one.voice, other.voice
    if one.story == other.story:
        return Tie("sure", "the one repeats the other's text") if a.noun == b.noun else None
    common = a.owner & b.owner
    if a.noun == b.noun and common:
        return Tie("sure" if len(common) >= _SPECIFIC else "rather",
                   f"both have it from {_fuller(a, b)}")  # fmt: skip
    if a.noun == b.noun or len(common) >= _SPECIFIC:
        return Tie("maybe", f"{a.name} and {b.name} may be one document")
    return None


def _one_unnamed(one: Told, other: Told) -> Tie | None:
    a, b = one.voice, other.voice
    if a.noun != b.noun and not ({a.noun, b.noun} & {"source", "official", "person", "people"}):
        return None
    if a.count and b.count and a.count != b.count:
        return None
    if a.owner and b.owner and not (a.owner & b.owner):
        return None
    if one.story == other.story and a.noun == b.noun:
        return Tie("sure", f"the one repeats the other's text, and both have {a.name}")
    shared = _shared_outlet(one, other)
    if shared is not None:
        return Tie("sure", f"it is known by {shared}, which has {a.name}")
    if a.noun != b.noun:
        return Tie("maybe", f"{a.name} and {b.name} may be one")
    alike = len(a.words & b.words) >= _SPECIFIC and (a.words <= b.words or b.words <= a.words)
    if alike and (a.saw or not one.day or not other.day or one.day == other.day):
        return Tie("rather", f"both name {a.name}")
    return Tie("maybe", f"{a.name} and {b.name} may be one: neither is named")


def _shared_outlet(one: Told, other: Told) -> str | None:
    """Return the outlet by whose report both know an unnamed source, where that is so."""
    mine = [one.voice.outlet] if one.voice.outlet else list(one.prints)
    yours = [other.voice.outlet] if other.voice.outlet else list(other.prints)
    for outlet in mine:
        found = match_among(outlet, yours)
        if found is not None:
            return outlet
    return None


def _is_initials(shorter: frozenset[str], longer: frozenset[str]) -> bool:
    """Tell whether one word has the first letters of the others, in whatever order."""
    (short, *more) = sorted(shorter) or [""]
    return (
        not more
        and 2 < len(short) == len(longer)
        and sorted(short) == sorted(word[0] for word in longer)
    )


def _fuller(a: Voice, b: Voice) -> str:
    return max((a.name, b.name), key=lambda name: (len(name), name))


def _shorter(a: Voice, b: Voice) -> str:
    return min((a.name, b.name), key=lambda name: (len(name), name))


def _speaker(a: Voice, b: Voice) -> str:
    return a.name if a.kind != "body" else b.name


def _body(a: Voice, b: Voice) -> str:
    return b.name if b.kind == "body" else a.name if a.kind == "body" else "the same body"
