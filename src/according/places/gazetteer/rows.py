"""What a source hands to the gazetteer."""

from typing import NamedTuple

from according.places.gazetteer.entry import Entry


class Row(NamedTuple):
    """An entry with its other names and the words that mean its people or belongings."""

    entry: Entry
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    """Names that hold only as printed ("Fla.", "US")."""
    neighbours: tuple[str, ...] = ()
    """Of a country: ISO 3166-1 alpha-3 codes of those that it borders on."""
