"""Names of papers, stations and agencies: which are one."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from according import lexicon

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_INITIALS = 3


@cache
def credited() -> dict[str, Any]:
    """Return the table of how reports credit others. It is shared: do not change it."""
    text = (files("according.link.origins") / "credited.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words in small letters, without its article."""
    words = tuple(_WORD.findall(name.casefold()))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def same_outlet(one: str, other: str) -> bool:
    """Tell whether two names are one outlet's.

    They are where they have the same words ("USA TODAY", "usa-today"), stand in the table of
    aliases ("AP"), one has the initials of the other ("PCP", "Pan-Continental Press"), or one
    lacks just the words that any outlet may have ("Meridian", "Meridian Wire").
    """
    first, second = _canonical(one), _canonical(other)
    if not first or not second:
        return False
    if "".join(first) == "".join(second):
        return True
    return any(
        _is_initials(short, long) or _is_bare(short, long)
        for short, long in ((first, second), (second, first))
    )


def match_among(name: str, outlets: Iterable[str]) -> str | None:
    """Return which of some outlets a name is of; none: of none, or of more than one.

    A short form ("the Post") is of the one whose name ends so.
    """
    listed = sorted(set(outlets))
    same = [each for each in listed if same_outlet(name, each)]
    if same:
        return same[0]
    words = words_of(name)
    ending = [each for each in listed if words and words_of(each)[-len(words) :] == words]
    return ending[0] if len(ending) == 1 else None


def is_wire(name: str) -> bool:
    """Tell whether a name is of an agency or station that others print."""
    return "".join(_canonical(name)) in _wires()


def is_outlet(name: str) -> bool:
    """Tell whether a name is of a paper, station or agency, by a list or by its words."""
    if is_wire(name):
        return True
    printed = _WORD.findall(name)
    words = words_of(name)
    named = {word.casefold() for word in lexicon.table("sources")["media_name_parts"]}
    return len(words) > 1 and printed[-1][0].isupper() and words[-1] in named | _generic()


@cache
def outlet_pattern() -> str:
    """Return an expression for the name of an outlet, known or looking like one, in a group."""
    known = {name for names in credited()["aliases"] for name in names}
    known |= set(lexicon.table("datelines")["wires"]) | set(lexicon.table("sources")["media_names"])
    listed = "|".join(re.escape(name) for name in sorted(known, key=lambda n: (-len(n), n)))
    parts = {word.capitalize() for word in _generic()}
    parts |= set(lexicon.table("sources")["media_name_parts"])
    endings = "|".join(re.escape(word) for word in sorted(parts, key=lambda n: (-len(n), n)))
    word = r"[A-Z][\w.’'-]*"
    looks = rf"(?:{word} (?:of |& )?){{1,4}}?(?:{endings})(?: (?:[A-Z]\w+|\d+))??"
    channel = r"(?:Channel|Radio) (?:[A-Z]\w+|\d+)(?: [A-Z]\w+)?"
    return rf"(?<![\w-])(?P<outlet>(?:{listed})|{channel}|{looks})(?![\w-])"


@cache
def _canonical(name: str) -> tuple[str, ...]:
    words = words_of(name)
    return _aliases().get("".join(words), words)


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    return {
        "".join(words_of(name)): words_of(names[0])
        for names in credited()["aliases"]
        for name in names
    }


@cache
def _wires() -> frozenset[str]:
    names = [*lexicon.table("datelines")["wires"], *lexicon.table("sources")["media_names"]]
    return frozenset("".join(_canonical(name)) for name in names)


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon.entries("outlet_words"))


def _is_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return (
        len(short) == 1
        and len(short[0]) >= _SHORTEST_INITIALS
        and short[0] == "".join(word[0] for word in long)
    )


def _is_bare(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    left = tuple(word for word in long if word not in _generic())
    return short == left and not any(word in _generic() for word in short)
