"""Names of bodies in a text: the well-known, and those that stand beside their abbreviation."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from according import lexicon
from according.language.recase.words import Word, words_of
from according.model import Span

_LISTS = files("according.lexicon") / "data" / "known_actors"
_SEPARATOR = "|"
_LONGEST_NAME = 9
"""Words of a name that is spelt out beside its abbreviation."""
_FEWEST_WORDS = 2
_LEAST_INITIALS = 0.75
"""Of an abbreviation's letters, the share that must begin a word of the name, in order."""
_MOST_WORDS = 1.5
"""Words of the name for each letter of the abbreviation."""
_ARTICLE = "the"

Name = tuple[tuple[str, str], ...]
"""The words of a name: in small letters, and as printed."""


class Bodies:
    """Names of more than one word, as the list of known actors prints them."""

    def __init__(self, names: Mapping[str, Sequence[Name]]):
        self._names = names

    @classmethod
    def load(cls) -> "Bodies":
        """Load the names from the installed package."""
        return cls(_names())

    def printed(self, words: Sequence[Word]) -> dict[int, str]:
        """Return how the words of known names are printed, by their place among ``words``."""
        found: dict[int, str] = {}
        at = 0
        while at < len(words):
            name = self._at(words, at)
            found.update((at + n, form) for n, (_, form) in enumerate(name))
            at += len(name) or 1
        return found

    def _at(self, words: Sequence[Word], at: int) -> Name:
        for name in self._names.get(words[at].key, ()):
            here = words[at : at + len(name)]
            if tuple(word.key for word in here) == tuple(key for key, _ in name) and all(
                word.before in " -." for word in here[1:]
            ):
                return name
        return ()


def spelt_out(words: Sequence[Word], uppers: set[int]) -> Iterator[int]:
    """Find the words of names that stand beside their abbreviation.

    ``ARMED FORCES PRESS COMMITTEE (COPREFA)``: back to the small word before the name;
    ``FMLN [FARABUNDO MARTI NATIONAL LIBERATION FRONT]``: all that the bracket holds.

    Args:
        words: of one paragraph.
        uppers: the places of the abbreviations.
    """
    for at in uppers:
        if words[at].bracketed:
            yield from _before(words, at)
        elif words[at].after == "(" and at + 1 < len(words):
            yield from _inside(words, at)


def _before(words: Sequence[Word], at: int) -> Iterator[int]:
    """Go back from the bracket: as far as the initials tell, else to the article."""
    short = words[at].key
    reach = range(at - 1, max(-1, at - 1 - _LONGEST_NAME), -1)
    whole: list[int] = []
    for first in reach:
        if first < at - 1 and words[first + 1].before not in (" ", "-"):
            break
        whole.append(first)
    named = [n for n in whole if words[n].key not in _inner()]
    starts = [n for n in named if words[n].key[0] == short[0]]
    for start in reversed(starts):
        name = [n for n in named if n >= start]
        if len(name) >= _FEWEST_WORDS and _fits(short, [words[n].key for n in reversed(name)]):
            yield from name
            return
    article = next((n for n in whole if words[n].key == _ARTICLE), None)
    if article is not None and at - article > _FEWEST_WORDS:
        yield from (n for n in named if n > article)


def _inside(words: Sequence[Word], at: int) -> Iterator[int]:
    last = at + 1
    while last < len(words) and (last == at + 1 or words[last].before in (" ", "-")):
        last += 1
    name = [n for n in range(at + 1, last) if words[n].key not in _inner()]
    if len(name) > _FEWEST_WORDS or _fits(words[at].key, [words[n].key for n in name]):
        yield from name


def _fits(short: str, name: Sequence[str]) -> bool:
    initials = "".join(word[0] for word in name)
    return len(name) <= _MOST_WORDS * len(short) and _common(
        short, initials
    ) >= _LEAST_INITIALS * len(short)


def _common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for letter in one:
        last = row
        row = [0]
        for at, beside in enumerate(other):
            row.append(last[at] + 1 if letter == beside else max(last[at + 1], row[at]))
    return row[-1]


@cache
def _inner() -> frozenset[str]:
    return frozenset(lexicon.table("recase")["inside_names"])


@cache
def _names() -> dict[str, list[Name]]:
    found: defaultdict[str, set[Name]] = defaultdict(set)
    for entry in _LISTS.iterdir():
        if entry.name.endswith(".csv"):
            for row in csv.DictReader(entry.read_text(encoding="utf-8").splitlines()):
                for printed in (row["name"], *row["aliases"].split(_SEPARATOR)):
                    words = words_of(printed, Span(0, len(printed)))
                    if words and words[0].key == _ARTICLE:
                        words = words[1:]
                    name = tuple((word.key, word.span.of(printed)) for word in words)
                    if len(name) >= _FEWEST_WORDS:
                        found[name[0][0]].add(name)
    return {key: sorted(names, key=len, reverse=True) for key, names in found.items()}
