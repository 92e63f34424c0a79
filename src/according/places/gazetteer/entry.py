"""Entries of the gazetteer."""

import msgspec


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place: what it is called, what it is, and where it lies."""

    id: str
    """A GeoNames id where it has one, else an ISO 3166-2 code or a name of ours."""
    name: str
    feature: str
    """GeoNames feature class and code, such as ``P.PPLC``."""
    country: str | None
    """ISO 3166-1 alpha-3 code."""
    admin1_code: str | None
    """GeoNames code of the first administrative division, within the country."""
    admin1: str | None
    """Name of that division."""
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    population: int = 0

    @property
    def is_country(self) -> bool:
        """Tell whether it is a state or a territory."""
        return self.feature.startswith("A.PCL")

    @property
    def is_division(self) -> bool:
        """Tell whether it is a first-level division: state, province, governorate."""
        return self.feature.startswith("A.ADM1")


class Found(msgspec.Struct, frozen=True, gc=False):
    """An entry found by a name."""

    entry: Entry
    alias: bool
    """Whether the name is one of the entry's other names."""
