"""What a party is called: a name, a description, or nothing."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from according.link.actors import naming

_DETERMINERS = frozenset({"the", "a", "an"})


def tidy(name: str) -> str | None:
    """Return a name on one line, without an article, "its" or what it is among.

    None of a pronoun, of no letters, of a number alone, of a part of the body or a weapon.
    """
    found = name.split()
    if found and found[0].casefold() in (*_DETERMINERS, *_words()["owners"]):
        found = found[1:]
    end = next((i for i, word in enumerate(found) if i and word == "among"), len(found))
    joined = " ".join(found[:end])
    if not any(letter.isalpha() for letter in joined) or joined.casefold() in _words()["nobody"]:
        return None
    alone = len(found) == 1 and says_how_many(joined)
    is_thing = head(joined) in _words()["things"] and not is_name(joined)
    return None if alone or is_thing else joined


@cache
def is_name(name: str) -> bool:
    """Tell a name from a description: "Bank of Larch", "Velmoran army", not "Six people of Tesh".

    It bears a capital before the first "of", "in", …, which it has not only from the start of a
    sentence.
    """
    if says_how_many(name):
        return False
    first, *others = _noun_phrase(name)
    return naming.is_name(name, "body") or any(
        word[:1].isupper() for word in (*others, first) if word != first or _tells(first)
    )


def of_anybody(name: str) -> bool:
    """Tell whether a description may be of anybody: "victims", "two men", "the 27-year-old"."""
    return not is_name(name) and (head(name) in _anybody() or name[:1].isdigit())


def head(name: str) -> str:
    """Return the word that a description is of, in small letters and the singular."""
    last = _noun_phrase(name)[-1].casefold()
    if last.endswith("s") and not last.endswith("ss") and len(last) > 3:
        return last[:-1]
    return _plurals().get(last, last)


def kind_of(name: str) -> tuple[str, ...]:
    """Return the noun of a description with the names in it: "Syrian soldiers" are their own."""
    _, *others = _noun_phrase(name)
    named = [word.casefold() for word in name.split()[1:] if word[:1].isupper()]
    first = name.split()[0] if others and naming.is_name(name.split()[0], "body") else ""
    return head(name), first.casefold(), *sorted(named)


def says_how_many(name: str) -> bool:
    """Tell whether a description gives a number of people: "three men", "12 of the wounded"."""
    first = (name.split() or [""])[0].casefold()
    # "Fifty-two" is a number, "two-year-old" is none.
    ten, _, one = first.partition("-")
    numbers = _words()["numbers"]
    return first.replace(",", "").isdigit() or (ten in numbers and (not one or one in numbers))


def is_light(word: str) -> bool:
    """Tell whether a word says nothing of what happened: "go" of "went off"."""
    return word in _words()["light"]


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name that say whom it is."""
    return tuple(
        word.strip(".,'’").casefold() for word in name.split() if word.casefold() not in _empty()
    )


def _tells(first: str) -> bool:
    return naming.is_name(first, "body")


def _noun_phrase(name: str) -> list[str]:
    """Return the words before what says of whom, where or which they are; at least one."""
    found = name.replace(",", " , ").split() or [""]
    cut = next((i for i, word in enumerate(found) if i and word in _words()["cut"]), len(found))
    return found[:cut]


@cache
def _words() -> Mapping[str, list[str]]:
    text = (files(__package__) / "described.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _anybody() -> frozenset[str]:
    return frozenset(_words()["anybody"])


@cache
def _empty() -> frozenset[str]:
    return frozenset(_words()["empty"])


@cache
def _plurals() -> Mapping[str, str]:
    return dict(pair.split() for pair in _words()["plurals"])
