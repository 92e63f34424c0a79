"""The words of an event, asked for words of the lists."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from according import lexicon

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


def rules(name: str) -> dict[str, Any]:
    """Return the table ``codebooks/<name>`` of the lexicon. Shared: do not change it."""
    return lexicon.table(f"codebooks/{name}")


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without what makes them possessive."""
    return tuple(_POSSESSIVE.sub("", word.lower()) for word in _TOKEN.findall(text))


def has(text: str, words: Iterable[str]) -> bool:
    """Tell whether a word or phrase of the list stands in a text."""
    return first(text, words) is not None


def first(text: str, words: Iterable[str]) -> str | None:
    """Return the first word or phrase of the list, in its order, that stands in a text."""
    padded = f" {' '.join(tokens(text))} "
    return next((word for word in words if f" {' '.join(tokens(word))} " in padded), None)


def head_words(text: str) -> tuple[str, ...]:
    """Return the words of a noun phrase up to what follows its head, in lower case."""
    ends = rules("words")["after_head"]
    found: list[str] = []
    for word in tokens(text):
        if word in ends and found:
            break
        found.append(word)
    return tuple(found)


def sector_of(text: str) -> str | None:
    """Return the PLOVER sector of the last noun of a phrase's head that has one.

    "The soldier's wife" is a wife; "armed men" are an unidentified armed group.
    """
    by_noun = _sectors()
    words = head_words(text)
    forms = (form for word in reversed(words) for form in (word, word.removesuffix("s")))
    sector = next((by_noun[form] for form in forms if form in by_noun), None)
    if sector == "CVL" and not set(words).isdisjoint(rules("words")["unidentified"]):
        return "UAF"
    return sector


def is_noun(word: str) -> bool:
    """Tell whether a word is a noun, or such an adjective, that describes who somebody is."""
    return word.lower() in _sectors() or word.lower() in rules("words")["unidentified"]


@cache
def _sectors() -> dict[str, str]:
    """Return the sector of each noun; the first sector where a noun has two."""
    table = reversed(lexicon.table("sectors").items())
    return {noun: str(sector) for sector, nouns in table for noun in nouns}


def is_plural(text: str) -> bool | None:
    """Tell whether a phrase names several; None where its form does not say.

    "Two men", "villagers", "police": several. "A soldier", "the mayor": one. Names do not say.
    """
    table = rules("words")
    words = head_words(text)
    if not words:
        return None
    if words[0] in table["singular"]:
        return False
    last = words[-1]
    if last in table["plural"]:
        return True
    if last in table["one_in_s"] or last.endswith("ss"):
        return False
    printed = [word for word in _TOKEN.findall(text) if tokens(word) == (last,)]
    if printed and printed[-1][:1].isupper() and not is_noun(last):
        return None
    return last.endswith("s")
