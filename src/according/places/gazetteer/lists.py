"""Places that the package of cities lacks: countries, divisions, counties, waters, regions.

They come from the package's own lists and from ours in ``lexicon/data/places`` and
``lexicon/data/known_actors/states.csv``.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files

import msgspec

from according import lexicon
from according.places.gazetteer.entry import Entry
from according.places.gazetteer.names import key
from according.places.gazetteer.rows import Row

_OURS = files("according.lexicon") / "data"
_GONE = {"AN", "CS"}
"""Countries that are no more; their names are those of their parts."""


class Country(msgspec.Struct, frozen=True):
    """A line of the package's list of countries."""

    geonameid: int
    name: str
    iso: str
    iso3: str
    population: int
    neighbours: str = ""


class State(msgspec.Struct, frozen=True):
    """A line of the package's list of the states of the United States."""

    code: str
    name: str
    geonameid: int


class County(msgspec.Struct, frozen=True):
    """A line of the package's list of the counties of the United States."""

    fips: str
    name: str
    state: str


class Division(msgspec.Struct, frozen=True):
    """A first- or second-order division, of ``divisions.csv``."""

    id: str
    country: str
    level: str
    code: str
    names_code: str
    name: str
    aliases: str
    lat: str
    lon: str


def table(name: str) -> list[dict[str, str]]:
    """Read a CSV file of our data folder."""
    text = (_OURS / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def split(words: str) -> tuple[str, ...]:
    """Split a field that holds several values."""
    return tuple(word for word in words.split("|") if word)


def people_of(name: str) -> tuple[str, ...]:
    """Return the words for the people and belongings of a region, a state or a great city."""
    return tuple(lexicon.table("places/words")["adjectives"].get(name, ()))


def divisions() -> list[Division]:
    """Read the list of divisions."""
    return [Division(**row) for row in table("places/divisions.csv")]


def admin1_names(rows: list[Division]) -> dict[tuple[str, str], str]:
    """Return the names of first-level divisions by alpha-2 country and GeoNames code."""
    return {(row.country, row.code): row.name for row in rows if row.names_code == "1"}


def countries(listed: dict[str, Country]) -> Iterator[Row]:
    """Make the countries and territories, at the points that GeoNames gives them."""
    words = lexicon.table("places/words")["abbreviations"]
    states = {row["iso2"]: row for row in table("known_actors/states.csv")}
    alpha3 = {code: country.iso3 for code, country in listed.items()}
    for point in table("places/country_points.csv"):
        code = point["country"]
        country = listed[code]
        state = states.get(code, {})
        known = (state.get("name", ""), *split(state.get("aliases", "")))
        entry = Entry(
            id=str(country.geonameid),
            name=state.get("name") or country.name.strip(),
            feature="A.PCLH" if code in _GONE else "A.PCLI" if state else "A.PCLD",
            country=country.iso3,
            admin1_code=None,
            admin1=None,
            lat=float(point["lat"]),
            lon=float(point["lon"]),
            population=country.population,
        )
        yield Row(
            entry,
            aliases=(country.name.strip(), country.iso3, *(name for name in known if name)),
            adjectives=split(state.get("adjectives", "")) + split(state.get("peoples", "")),
            abbreviations=tuple(words.get(country.iso3, ())),
            neighbours=tuple(
                alpha3[other] for other in country.neighbours.split(",") if other in alpha3
            ),
        )


def division_rows(
    rows: list[Division], alpha3: dict[str, str], people: dict[tuple[str, str], int]
) -> Iterator[Row]:
    """Make states, provinces, governorates and the divisions below them.

    Args:
        rows: the list of divisions.
        alpha3: alpha-3 codes of countries by alpha-2 codes.
        people: how many live in a first-level division, by alpha-2 country and GeoNames code.
    """
    names = admin1_names(rows)
    words = lexicon.table("places/words")
    short = {"US": words["states"], "CA": words["provinces"]}
    better = {
        (key(name), row["country"]): row
        for row in table("places/regions.csv")
        if row["feature"].startswith("A.ADM")
        for name in (row["name"], *split(row["aliases"]))
    }
    for row in rows:
        if row.country not in alpha3:
            continue
        country = alpha3[row.country]
        ours = better.get((key(row.name), country))
        iso = row.id if row.level == "2" else (row.code or row.id)
        codes = short.get(row.country, {}) if row.level == "1" else {}
        yield Row(
            Entry(
                id=row.id,
                name=row.name,
                feature=f"A.ADM{row.level}",
                country=country,
                admin1_code=row.code or None,
                admin1=row.name if row.level == "1" else names.get((row.country, row.code)),
                lat=float(ours["lat"] if ours else row.lat),
                lon=float(ours["lon"] if ours else row.lon),
                population=people.get((row.country, row.code), 0) if row.names_code == "1" else 0,
            ),
            aliases=split(row.aliases) + (split(ours["aliases"]) if ours else ()),
            adjectives=people_of(row.name) if row.level == "1" else (),
            abbreviations=_short(row, iso, codes),
        )


def _short(row: Division, code: str, codes: dict[str, list[str]]) -> tuple[str, ...]:
    postal = row.id.removeprefix("CA-") if row.country == "CA" else code
    return (postal, *codes[postal]) if postal in codes else ()


def counties(
    listed: list[County], states: dict[str, State], states_by_code: dict[str, str]
) -> Iterator[Row]:
    """Make the counties of the United States.

    Args:
        listed: the package's list, without points.
        states: the package's states by postal code.
        states_by_code: names of states by GeoNames code.
    """
    points = {row["fips"]: row for row in table("places/us_county_points.csv")}
    for county in listed:
        point = points.get(county.fips)
        if point is None or county.state not in states:
            continue
        bare = county.name.removesuffix(" County").removesuffix(" Parish")
        yield Row(
            Entry(
                id=f"US.{county.state}.{county.fips[2:]}",
                name=county.name,
                feature="A.ADM2",
                country="USA",
                admin1_code=county.state,
                admin1=states_by_code.get(county.state),
                lat=float(point["lat"]),
                lon=float(point["lon"]),
            ),
            aliases=(bare, f"{bare} Co.") if bare != county.name else (),
        )


def regions() -> Iterator[Row]:
    """Make regions, seas, rivers, mountains and well-known sites of ``regions.csv``.

    A division that is listed among the divisions too is left to that list.
    """
    divided = {
        (key(name), row.country)
        for row in divisions()
        if row.level == "1"
        for name in (row.name, *split(row.aliases))
    }
    alpha2 = {row["country"]: row["iso2"] for row in table("known_actors/states.csv")}
    for row in table("places/regions.csv"):
        if row["feature"].startswith("A.ADM"):
            mine = (key(row["name"]), alpha2.get(row["country"], ""))
            if mine in divided:
                continue
        slug = key(row["name"]).replace(" ", "-")
        yield Row(
            Entry(
                id=f"region:{row['country'] or 'world'}:{slug}".lower(),
                name=row["name"],
                feature=row["feature"],
                country=row["country"] or None,
                admin1_code=None,
                admin1=row["name"] if row["feature"].startswith("A.ADM1") else None,
                lat=float(row["lat"]),
                lon=float(row["lon"]),
            ),
            aliases=split(row["aliases"]),
            adjectives=people_of(row["name"]),
        )
