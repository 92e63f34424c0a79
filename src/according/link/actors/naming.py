"""What is a name, the forms in which names are compared, and the keys they are found by."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b

from according import lexicon
from according.actors.known.folding import folded
from according.actors.spellings import key as sound_key
from according.link.actors.bearer import Sort
from according.link.actors.words import words

_SORTS: dict[str, Sort] = {
    "person": "person",
    "organisation": "body",
    "group": "body",
    "place": "place",
}
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.I)
_BARE = "\"'“”‘’«»()[]{}.,;:-–—"
_NO_NAME = re.compile(r"[@#<>=/\\|_*~^{}\[\]]|\d{3,}|https?:|www\.")
_LONGEST = 8
"""Words of a name: what is longer is a description."""
_ACRONYM = 3
"""Letters of the shortest acronym that is taken for a body's name: "UN" is on a list, or none."""
_REMEMBERED = 1 << 17


def sort_of(
    name: str, kind: str, *, listed: bool = False, acts: bool = False, placed: bool = False
) -> Sort | None:
    """Return what an actor of a report may be across reports; none for events and things.

    The reader now and then takes a body for a place or a thing: what a list has, a place of
    several words that no gazetteer has, and a thing that speaks or acts are compared as bodies.

    Args:
        name: as the report has it.
        kind: as the reader took it.
        listed: whether a list of actors has it.
        acts: whether it speaks, or acts in an event.
        placed: whether the gazetteer has it.
    """
    if listed and kind != "person":
        return "body"
    if kind == "place":
        return "body" if not placed and len(name.split()) > 1 else "place"
    if kind == "thing" and acts:
        return "body"
    return _SORTS.get(kind)


@lru_cache(_REMEMBERED)
def is_name(written: str, sort: Sort) -> bool:
    """Tell a name from a description: "Mara Voss" and "Bank of Larch", not "two gunmen".

    Every word has a capital but those that stand inside names ("of", "bin"); one word alone is no
    ordinary word, which has its capital only from the start of a sentence ("Residents").
    """
    bare = _LEADING.sub("", written.strip())
    parts = [part for part in bare.split() if part.strip(_BARE)]
    if not parts or len(parts) > _LONGEST or _NO_NAME.search(bare):
        return False
    if not all(_may_stand_in_name(part.strip(_BARE)) for part in parts):
        return False
    first = parts[0].strip(_BARE)
    low = first.lower().replace("’", "'")
    if low in words().never or low.split("'")[0] in words().never or not _has_capital(first):
        return first[:1].islower() and _has_capital(parts[-1]) and low in words().inside
    if sort == "person" and all(part.strip(_BARE).lower() in _titles() for part in parts):
        return False
    letters = [part for part in form_of(written, sort).split() if len(part) > 1]
    if not letters:
        return False
    return len(parts) > 1 or not _is_ordinary(low)


def _may_stand_in_name(part: str) -> bool:
    return _has_capital(part) or part.lower() in words().inside or part[:1].isdigit()


def _has_capital(part: str) -> bool:
    head = part.strip(_BARE)
    # "al-Assad", "d'Estaing", "iPhone".
    return head[:1].isupper() or any(piece[:1].isupper() for piece in re.split(r"[-'’]", head))


def _is_ordinary(word: str) -> bool:
    return word in _ordinary() or word in words().national or word in words().local


@cache
def _titles() -> frozenset[str]:
    titles: list[str] = lexicon.table("titles")["before_names"]
    return frozenset(titles) | words().local | words().national


@cache
def _ordinary() -> frozenset[str]:
    """Return the words that stand in small letters more often than with a capital."""
    found: list[str] = []
    for line in lexicon.entries("word_case"):
        small, capital, _, *some = line.split()
        if int(small) > int(capital):
            found += some
    return frozenset(found)


@lru_cache(_REMEMBERED)
def form_of(name: str, sort: Sort) -> str:
    """Return a name as it is compared: folded, a company without "Inc."; never empty."""
    form = folded(name)
    if sort == "body":
        kept = form.split()
        while len(kept) > 1 and kept[-1] in words().endings:
            kept.pop()
        form = " ".join(kept)
    return form or name.casefold()


def is_full(form: str) -> bool:
    """Tell whether a person's name has more than a surname: "W. Mark Felt", "A. J. Smith"."""
    initials = sum(len(part) == 1 for part in form.split())
    return len(_long(form)) > 1 or (initials > 1 and len(_long(form)) == 1)


def _long(form: str) -> list[str]:
    """Return the words of a name without initials and small words."""
    return [part for part in form.split() if len(part) > 1 and part not in words().inside]


def is_common(form: str) -> bool:
    """Tell whether very many people bear a full name: "John Smith", "Mohammed Ali"."""
    parts = _long(form)
    given = len(parts) < len(("given", "family")) or parts[0] in words().given
    return bool(parts) and given and parts[-1] in words().family


def is_telling(form: str) -> bool:
    """Tell whether a person's full name is one that few bear."""
    return is_full(form) and not is_common(form)


def is_general(form: str) -> bool:
    """Tell whether a body's name says only what it is: "Interior Ministry", "City Council"."""
    return _is_office(form) or all(
        part.isdigit()
        or part in words().national
        or part in words().local
        or part in words().inside
        for part in form.split()
    )


def _is_office(form: str) -> bool:
    """Tell the letters of a town's police, sheriff or fire department: "HPD"."""
    return _ACRONYM <= len(form) <= _ACRONYM + 2 and form.endswith(("pd", "fd", "so"))


def is_local(form: str) -> bool:
    """Tell whether a general name is of what every town has: "City Council", "Police"."""
    return _is_office(form) or any(part in words().local for part in form.split())


def is_acronym(name: str) -> bool:
    """Tell whether a name is letters only: "FMLN"; no name in capitals of five letters or more."""
    bare = name.replace(".", "")
    return bare.isupper() and bare.isalpha() and _ACRONYM <= len(bare) <= _ACRONYM + 3


def trusted(name: str, aliases: Iterable[str], sort: Sort) -> tuple[str, ...]:
    """Return a name with those aliases that may be compared elsewhere.

    Of a person only what the fullest name has words of; of a body its short forms and initials. A
    report's other aliases are too often a mistake of the reader to carry them into others.
    """
    own = form_of(name, sort)
    kept = [name]
    for alias in aliases:
        form = form_of(alias, sort)
        if form == own or not is_name(alias, sort):
            continue
        if sort == "person":
            fits = is_full(form) and _share_ends(own, form)
        else:
            fits = (is_acronym(alias) and _initials(own) == form) or _is_part(form, own)
        if fits:
            kept.append(alias)
    return tuple(kept)


def _share_ends(one: str, other: str) -> bool:
    some, others = one.split(), other.split()
    return some[-1] == others[-1] and some[0] == others[0]


def _is_part(short: str, own: str) -> bool:
    """Tell whether a body's name begins or ends with a shorter one that is no ordinary word."""
    telling = any(not _is_ordinary(part) for part in short.split())
    return telling and (own.startswith(f"{short} ") or own.endswith(f" {short}"))


def may_be_short(word: str) -> bool:
    """Tell whether a word that a body's name ends in may stand for it: "Colts", not "Council"."""
    own = words()
    return len(word) > _ACRONYM and word not in own.national | own.local | own.inside


def _initials(form: str) -> str:
    return "".join(part[0] for part in form.split() if part not in words().inside)


def role_of(phrase: str) -> str:
    """Return a role as it is compared: "the former Prime Minister of X" as "prime minister".

    Empty for what says nothing: "Mr", "the man".
    """
    kept: list[str] = []
    for part in folded(phrase).split():
        if part in words().cut:
            break
        if part not in words().former:
            kept.append(part)
    return "" if not kept or kept[-1] in words().idle else " ".join(kept[-2:])


def blocks_of(name: str, sort: Sort) -> Iterator[str]:
    """Yield the keys that a name is found by: the sound of a person's surname, a body's words."""
    form = form_of(name, sort)
    if sort == "person":
        last = form.split()[-1]
        yield f"p {sound_key(last) if len(last) > 1 else form}"
        if is_telling(form):
            # What one report's reader takes for a person another's takes for a body: "MV Larch".
            yield f"b {form}"
    else:
        yield f"{sort[0]} {form}"
        if sort == "body" and not is_acronym(name):
            yield f"b ~{sound_key(form)}{len(form.split())}"
        if sort == "body" and may_be_short(last := form.split()[-1]):
            yield f"b .{last}"


def full_blocks(form: str) -> Iterator[str]:
    """Yield the keys of a full name: spellings of it share one, and few others do."""
    parts = _long(form) or form.split()
    given, last = usual(parts[0]), sound_key(parts[-1])
    yield f"{sound_key(given)} {last}"
    if given.startswith("j"):
        # "Jonas" and "Yonas": the key passes over a "y".
        yield f"{sound_key('y' + given[1:])} {last}"


def usual(given: str) -> str:
    """Return the long form of a given name: "Bill" is "william"."""
    return words().short.get(given, given)


@lru_cache(_REMEMBERED)
def hashed(key: str) -> int:
    """Return a key as a whole number of 63 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1
