"""Questions to the gazetteer and the word lists about a single name."""

from collections.abc import Callable

from according.places.gazetteer import Entry, Found, Gazetteer, key
from according.places.words import PlaceWords

_KNOWN_ALIAS = 100_000
"""People from which on a town is looked for by its other names where nothing else says "place"."""
_KNOWN_TOWN = 100_000
"""People from which on a town's name means the town in whatever name it stands."""


class Lookup:
    """Tells what a name may be, whatever the document."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, knows: Callable[[str], bool]):
        self._gazetteer = gazetteer
        self.words = words
        self.knows = knows
        """Tells whether a name is in the gazetteer once words of kind are left off."""

    def entries(self, name: str) -> tuple[Found, ...]:
        """Return the entries that bear a name, given that it names a place."""
        short = self.short(name) or self.short(f"{name}.")
        if short is not None:
            return (Found(short, False),)
        if len(key(name)) <= 3 and not name[0].isupper():
            return ()
        return self._gazetteer.find(name)

    def known(self, name: str) -> tuple[Found, ...]:
        """Return the entries of a name where nothing but the gazetteer says that it is one.

        Small towns count by their own name alone: their other names are most often somebody's.
        """
        if len(name) < 3 or name.isdigit():
            return tuple(
                one for one in self.entries(name) if name.isupper() and one.entry.is_country
            )
        short = self.short(name)
        if short is not None and (name.isupper() or "." in name):
            return (Found(short, False),)
        found = self._gazetteer.find(name)
        if any(
            not one.alias or one.entry.population >= _KNOWN_ALIAS or _listed(one.entry)
            for one in found
        ):
            return found
        return ()

    def main(self, name: str) -> bool:
        """Tell whether a name is an entry's first name."""
        return any(not one.alias for one in self._gazetteer.find(name))

    def short(self, written: str) -> Entry | None:
        """Return the place that a short form stands for: "Fla.", "US"."""
        return self._gazetteer.abbreviated(written)

    def of_adjective(self, word: str) -> tuple[Entry, ...]:
        """Return the places whose people or belongings a word names."""
        return self._gazetteer.of_adjective(word)

    def is_ordinary(self, name: str) -> bool:
        """Tell whether a name is a word that nearly always means something else.

        A word of direction or size alone names no town: "Metro".
        """
        plain = key(name)
        is_word = plain in self.words.ordinary or plain in self.words.alone
        return self.short(name) is None and is_word


def well_known(found: tuple[Found, ...]) -> bool:
    """Tell whether one of the entries is a country, a division, a region or a large town."""
    return any(
        not one.alias and (one.entry.feature[0] in "AHL" or one.entry.population > _KNOWN_TOWN)
        for one in found
    )


def _listed(entry: Entry) -> bool:
    return entry.feature[0] in "HLT" or entry.is_country or entry.is_division
