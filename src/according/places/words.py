"""Word lists that tell place names from other words."""

import msgspec

from according import lexicon
from according.places.gazetteer import key


class PlaceWords(msgspec.Struct, frozen=True):
    """The lists of ``lexicon/data/places``, ready to ask."""

    ordinary: frozenset[str]
    media: frozenset[str]
    illness: frozenset[str]
    titles: frozenset[str]
    parts: frozenset[str]
    bodies: frozenset[str]
    ways: frozenset[str]
    civic: frozenset[str]
    beside: frozenset[str]
    kinds: dict[str, str]
    """Start of a feature code by the word that says it, "river" or "city of"."""

    @classmethod
    def load(cls) -> "PlaceWords":
        """Read the lists."""
        table = lexicon.table("places/words")
        return cls(
            ordinary=frozenset(key(word) for word in lexicon.entries("places/ordinary")),
            media=frozenset(table["names"]["media"]),
            illness=frozenset(table["names"]["illness"]),
            titles=frozenset(table["names"]["titles"]),
            parts=frozenset(table["parts"]["words"]),
            bodies=frozenset(table["names"]["bodies"]),
            civic=frozenset(table["names"]["civic"]),
            ways=frozenset(table["names"]["ways"]),
            beside=frozenset(table["names"]["beside"]),
            kinds={word: start for start, words in table["kinds"].items() for word in words},
        )
