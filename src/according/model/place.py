"""Places: names of where something is, and the entry of the gazetteer they mean."""

from typing import Literal

import msgspec

from according.model.span import Span

PlacePrecision = Literal["point", "town", "district", "region", "country", "water", "area"]
"""What kind of place is meant; ``point``: a building, bridge or camp; ``area``: told by distance or
nearness to another place."""

PlaceUse = Literal["location", "actor", "in_name", "adjective"]
"""What the name does in its sentence: says where ("in Damascus"), stands for who acts ("Damascus
said"), is part of another name ("Aleppo Provincial Council"), or describes ("Syrian oil")."""


class PlaceCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the gazetteer that a name may mean."""

    id: str
    """Of the entry: a GeoNames id where it has one."""
    name: str
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None = None
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    score: float
    """Share of belief among the candidates, 0 to 1."""


class PlaceRef(msgspec.Struct, frozen=True, kw_only=True):
    """A place name and the entry of the gazetteer it means, or the reason why that is open."""

    id: str
    span: Span
    name: str
    """The entry's name, or the words themselves where no entry was chosen."""
    use: PlaceUse = "location"
    gazetteer: str | None = None
    """Id of the entry: a GeoNames id where it has one."""
    feature: str | None = None
    """GeoNames feature class and code, such as ``P.PPLC``."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None = None
    """Name of the first administrative division: state, province, governorate."""
    lat: float | None = None
    """Degrees north, WGS 84."""
    lon: float | None = None
    """Degrees east, WGS 84."""
    radius: float | None = None
    """Kilometres around the point where the place may be, for an ``area``."""
    precision: PlacePrecision | None = None
    acled_precision: int | None = None
    """ACLED's geo-precision: 1 the town, 2 near it or a part of a region, 3 the region."""
    ucdp_precision: int | None = None
    """UCDP's where_prec: 1 the point, 2 near it, 3 second-order division, 4 first-order division,
    5 along a line or beside a place, 6 the country, 7 water or air."""
    score: float | None = None
    """Share of belief in the chosen entry, 0 to 1."""
    why: str | None = None
    """What decided between namesakes, for a person to read."""
    alternatives: tuple[PlaceCandidate, ...] = ()
    """Entries that were weighed and not chosen, the likeliest first."""
    reason: str | None = None
    """Why the place stays open."""
