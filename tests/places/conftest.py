"""A small gazetteer of known places, and texts read with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from according.ingest import Given, document_from_text
from according.language import Pipeline
from according.model.place import PlaceRef
from according.places import Gazetteer, PlaceReader
from according.places.gazetteer.build import build_gazetteer
from according.places.gazetteer.entry import Entry
from according.places.gazetteer.rows import Row
from according.places.gazetteer.store import write_gazetteer

Read = Callable[..., tuple[PlaceRef, ...]]


def row(
    name: str,
    feature: str,
    country: str | None,
    point: tuple[float, float],
    *,
    people: int = 0,
    division: tuple[str, str] | None = None,
    aliases: tuple[str, ...] = (),
    adjectives: tuple[str, ...] = (),
    short: tuple[str, ...] = (),
    neighbours: tuple[str, ...] = (),
) -> Row:
    code, admin1 = division or (None, None)
    slug = f"{country}.{code}.{name}.{feature}"
    entry = Entry(slug, name, feature, country, code, admin1, *point, people)
    return Row(entry, aliases, adjectives, short, neighbours)


IL, MA, GA = ("IL", "Illinois"), ("MA", "Massachusetts"), ("GA", "Georgia")
AL, HO = ("09", "Aleppo"), ("11", "Homs")
ROWS = [
    row("United States", "A.PCLI", "USA", (39.76, -98.5), people=327_000_000,
        adjectives=("American",), short=("US", "U.S.")),
    row("Illinois", "A.ADM1", "USA", (40.0, -89.2), people=12_000_000, division=IL,
        short=("Ill.",)),
    row("Massachusetts", "A.ADM1", "USA", (42.4, -71.6), people=6_000_000, division=MA,
        short=("Mass.",)),
    row("Georgia", "A.ADM1", "USA", (32.7, -83.5), people=10_000_000, division=GA),
    row("Springfield", "P.PPLA", "USA", (39.8, -89.64), people=114_000, division=IL),
    row("Springfield", "P.PPL", "USA", (42.1, -72.59), people=155_000, division=MA),
    row("Chicago", "P.PPL", "USA", (41.85, -87.65), people=2_700_000, division=IL),
    row("Boston", "P.PPLA", "USA", (42.36, -71.06), people=650_000, division=MA),
    row("Georgia", "A.PCLI", "GEO", (42.0, 43.5), people=3_700_000, adjectives=("Georgian",)),
    row("Tbilisi", "P.PPLC", "GEO", (41.69, 44.83), people=1_100_000, division=("51", "Tbilisi")),
    row("Syria", "A.PCLI", "SYR", (35.0, 38.0), people=17_000_000,
        adjectives=("Syrian", "Syrians"), neighbours=("TUR",)),
    row("Aleppo", "A.ADM1", "SYR", (36.3, 37.76), people=2_600_000, division=AL),
    row("Aleppo", "P.PPLA", "SYR", (36.2, 37.16), people=2_100_000, division=AL,
        aliases=("Halab",)),
    row("Manbij", "P.PPL", "SYR", (36.53, 37.95), people=99_000, division=AL),
    row("Homs", "P.PPLA", "SYR", (34.73, 36.71), people=775_000, division=HO),
    row("Palmyra", "P.PPL", "SYR", (34.56, 38.28), people=51_000, division=HO),
    row("Turkey", "A.PCLI", "TUR", (39.0, 35.0), people=82_000_000, adjectives=("Turkish",)),
    row("Yemen", "A.PCLI", "YEM", (15.5, 47.5), people=28_000_000, adjectives=("Yemeni",)),
    row("Iraq", "A.PCLI", "IRQ", (33.0, 44.0), people=38_000_000, adjectives=("Iraqi",)),
    row("Mosul", "P.PPLA", "IRQ", (36.34, 43.12), people=1_700_000, division=("15", "Nineveh")),
    row("Euphrates", "H.STM", None, (31.0, 47.4), aliases=("Euphrates River",)),
    row("Reading", "P.PPL", "GBR", (51.46, -0.97), people=244_000, division=("ENG", "England")),
    row("Paris", "P.PPLC", "FRA", (48.85, 2.35), people=2_100_000, division=("11", "IDF")),
    row("Paris", "P.PPL", "USA", (33.66, -95.56), people=24_000, division=("TX", "Texas")),
    row("Texas", "A.ADM1", "USA", (31.25, -99.25), people=29_000_000, division=("TX", "Texas")),
    row("Congo", "A.PCLI", "COG", (-1.0, 15.5), people=5_000_000, adjectives=("Congolese",)),
    row("DR Congo", "A.PCLI", "COD", (-2.5, 23.5), people=84_000_000, adjectives=("Congolese",)),
    row("Goma", "P.PPLA", "COD", (-1.67, 29.23), people=700_000, division=("11", "North Kivu")),
    row("Karl", "P.PPL", "DEU", (50.05, 6.8), people=400, division=("08", "Rheinland-Pfalz")),
]  # fmt: skip


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "small.sqlite"
    write_gazetteer(path, ROWS, lambda: {"rows": str(len(ROWS))})
    return path


@pytest.fixture(scope="session")
def gazetteer(small: Path) -> Gazetteer:
    return Gazetteer.open(small)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The gazetteer that users have."""
    path = build_gazetteer(tmp_path_factory.mktemp("places") / "full.sqlite")
    return Gazetteer.open(path)


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.fixture(scope="session")
def read(pipeline: Pipeline, gazetteer: Gazetteer) -> Read:
    """Read a text's places, with the parse alone and no actors."""
    return _reading(pipeline, gazetteer)


@pytest.fixture(scope="session")
def full_read(pipeline: Pipeline, full: Gazetteer) -> Read:
    """Read a text's places with the gazetteer that users have."""
    return _reading(pipeline, full)


def _reading(pipeline: Pipeline, gazetteer: Gazetteer) -> Read:
    reader = PlaceReader(gazetteer)

    def _read(text: str) -> tuple[PlaceRef, ...]:
        document = document_from_text(text, given=Given(id="d"))
        ((document, parse),) = pipeline.parse([document])
        return reader.read(document, parse, (), (), ())

    return _read
