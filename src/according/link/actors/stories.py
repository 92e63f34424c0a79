"""Whether reports tell one story: a surname alone is then whose full name the other report has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from heapq import nlargest
from math import log
from typing import NamedTuple

from according.link.actors.atoms import Atom
from according.link.actors.naming import form_of, is_full, may_be_short
from according.link.actors.words import words
from according.link.compare.words import Rarity, stem, words_of

LETTERS = 1500
"""Of a report's beginning, where the news stands: what follows is what was told before."""
STEMS = 20
"""That are kept of a report. Of ECB+ train's pairs of one story 87 of 100 share three or more, of
pairs of different topics 1 of 1000."""
_RARE = 2.0
"""Nats of rarity: what every seventh report has tells nothing, however short the report is."""
_SHARED = 3
"""Stems in common, beside the actors' own names, from which two reports tell one story."""
_SHARED_SURELY = 5
"""Where nothing but a surname stands on both sides: of different topics next to none share five."""
_NEAR = 60
"""Days between two reports of one story at most, where both are dated."""

Story = tuple[str, ...]
"""The stems that tell most of a report."""


class Told(NamedTuple):
    """When a report was published, and what it tells."""

    day: int | None
    stems: Story


def story_of(text: str) -> list[str]:
    """Return the stems of a report's beginning that tell most, in the order of letters.

    How rare a word is comes from a fixed table: other reports change nothing.
    """
    rarity = Rarity.load()
    counts = Counter(map(stem, words_of(text[:LETTERS])))
    weighed = [
        ((1 + log(count)) * rare, each)
        for each, count in counts.items()
        if (rare := rarity.of(each)) >= _RARE
    ]
    return sorted(each for _, each in nlargest(STEMS, weighed))


def in_one_story(atoms: Sequence[Atom], stories: Mapping[str, Story]) -> set[tuple[int, int]]:
    """Return the pairs of places of atoms, the lesser first, of which reports tell one story.

    Only of such as may be one for it: a surname alone and its full bearers, bearers of a common
    name, a body's short name and its full one.

    Args:
        atoms: by their place.
        stories: of each report, by id; one that is missing tells nothing.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for place, atom in enumerate(atoms):
        if atom.first.sort != "place":
            for last in _lasts(atom):
                groups.setdefault((atom.first.sort, last), []).append(place)
    found: set[tuple[int, int]] = set()
    for (_, last), places in groups.items():
        vague = [place for place in places if _is_vague(atoms[place])]
        if vague and len(places) > 1:
            found |= set(_Group(atoms, places, last, stories).pairs(vague))
    return found


def _lasts(atom: Atom) -> set[str]:
    """Return the words that names end in, by which short names are found."""
    one = atom.first
    found = {form_of(name, one.sort).split()[-1] for name in one.names}
    return found if one.sort == "person" else {word for word in found if may_be_short(word)}


def _is_vague(atom: Atom) -> bool:
    """Tell whether a name needs a story to be somebody's: common, of one word, or short."""
    one = atom.first
    form = form_of(one.name, one.sort)
    if one.sort == "body":
        return " " not in form
    return atom.light or atom.silent or not is_full(form) or _has_short_given(form)


def _has_short_given(form: str) -> bool:
    return 1 < len(form.split()[0]) <= len("mo?")


class _Group:
    """Atoms whose names end in one word, with the reports that they are in."""

    def __init__(
        self, atoms: Sequence[Atom], places: Iterable[int], last: str, stories: Mapping[str, Story]
    ):
        self._atoms = atoms
        self._common = last in words().family
        self._entries: list[tuple[int, int | None]] = []
        """Place and day of each report."""
        self._own: dict[int, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._stems: list[Story] = []
        for place in places:
            for one in atoms[place].bearers:
                stems = stories.get(one.document)
                if not stems:
                    continue
                entry = len(self._entries)
                self._entries.append((place, _ordinal(one.day)))
                self._own.setdefault(place, []).append(entry)
                self._stems.append(stems)
                for each in stems:
                    self._by_stem.setdefault(each, []).append(entry)

    def pairs(self, vague: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of which one is vague and both are in one story."""
        names = {place: _stems_of(self._atoms[place]) for place in self._own}
        for place in vague:
            lone = self._is_lone(place)
            told: set[int] = set()
            for entry in self._own.get(place, ()):
                day = self._entries[entry][1]
                own = names[place]
                shared = Counter(
                    other
                    for each in self._stems[entry]
                    if each not in own
                    for other in self._by_stem[each]
                )
                for other, count in shared.items():
                    across, when = self._entries[other]
                    if count < _SHARED or across == place or across in told or _far(day, when):
                        continue
                    alone = lone and (self._common or self._is_lone(across))
                    if names[across] - own:
                        extra = names[across].intersection(self._stems[entry])
                        count -= len((extra - own).intersection(self._stems[other]))
                    if count >= (_SHARED_SURELY if alone else _SHARED):
                        told.add(across)
            yield from ((min(place, across), max(place, across)) for across in told)

    def _is_lone(self, place: int) -> bool:
        one = self._atoms[place].first
        form = form_of(one.name, one.sort)
        return not is_full(form) if one.sort == "person" else " " not in form


def _stems_of(atom: Atom) -> frozenset[str]:
    one = atom.first
    return frozenset(stem(word) for name in one.names for word in words_of(name))


def _far(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > _NEAR


@lru_cache(1 << 14)
def _ordinal(day: str | None) -> int | None:
    try:
        return None if day is None else date.fromisoformat(day).toordinal()
    except ValueError:
        return None
