"""A name that was found."""

import msgspec

from according.model import Span
from according.model.place import PlaceUse
from according.places.gazetteer import Entry, Found


class Spot(msgspec.Struct, frozen=True):
    """Words that name a place."""

    span: Span
    use: PlaceUse
    found: tuple[Found, ...] = ()
    """Entries that bear the name as it stands."""
    implied: tuple[Entry, ...] = ()
    """Countries that the word belongs to, for an adjective."""
    called: bool = False
    """The parse calls it a place; otherwise the gazetteer alone says so."""


class Weak(msgspec.Struct, frozen=True):
    """Words that may name a place, if what stands around them says so."""

    span: Span
    use: PlaceUse
    found: tuple[Found, ...]
    listed: bool = False
    """Only a list of places that it stands in may say so."""
