"""Word lists that tell place names from other words."""

import msgspec

from according import lexicon
from according.places.gazetteer import key


class PlaceWords(msgspec.Struct, frozen=True):
    """The lists of ``lexicon/data/places``, ready to ask."""

    ordinary: frozenset[str]
    """Names that nearly always mean something else."""
    media: frozenset[str]
    """Last words of the names of papers and stations."""
    illness: frozenset[str]
    """Words after the name of a place in the name of an illness."""
    quarters: frozenset[str]
    """What with a word of direction names a part of a town: "the West End"."""
    alone: frozenset[str]
    """Words of direction and size that by themselves name no town: "Metro", "Southeast"."""
    parts: frozenset[str]
    """Words of direction and size before a place's name."""
    titles: frozenset[str]
    """Words before the name of a person."""
    before: frozenset[str]
    """Words that stand before a place."""
    bodies: frozenset[str]
    """Last words of the names of bodies and buildings."""
    ways: frozenset[str]
    """Last words of the names of streets."""
    civic: frozenset[str]
    """Last words of the names of public bodies."""
    beside: frozenset[str]
    """Common nouns after a place's name."""
    organisations: frozenset[str]
    """Last words of the names of bodies that are no buildings."""
    kinds: dict[str, str]
    """Start of a feature code by the word that says it, "river" or "city of"."""
    beside_kinds: dict[str, str]
    """The same by words that only stand beside a name: "mayor of"."""

    @classmethod
    def load(cls) -> "PlaceWords":
        """Read the lists."""
        table = lexicon.table("places/words")
        names = {name: frozenset(words) for name, words in table["names"].items()}
        kinds = _by_word(table["kinds"])
        return cls(
            ordinary=frozenset(key(word) for word in lexicon.entries("places/ordinary")),
            parts=frozenset(table["parts"]["words"]),
            kinds=kinds,
            beside_kinds=kinds | _by_word(table["offices"]),
            **names,
        )

    def is_media(self, word: str) -> bool:
        """Tell whether a word, as printed after a name, makes of it a paper's or a station's."""
        plain = word.lower()
        return word[:1].isupper() and (plain in self.media or plain.strip("'’.,") in self.media)


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: start for start, words in table.items() for word in words}
