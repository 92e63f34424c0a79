import pytest

from according.places.gazetteer import Entry
from according.places.surroundings import Surroundings, between

TOWN = Entry("1", "Rafah", "P.PPL", "PSE", None, None, 31.0, 34.0, 100)
LAND = Entry("2", "Yemen", "A.PCLI", "YEM", None, None, 15.5, 47.5, 100)
WORDS = Surroundings()

MOVED = [
    ("20 km north of ", 31.18, 34.0, 5.0),
    ("about 20 kilometres (12 miles) south of ", 30.82, 34.0, 5.0),
    ("10 miles east of ", 31.0, 34.169, 4.0),
    ("ten kilometers to the west of the town of ", 31.0, 33.895, 2.5),
    ("30km south-east of ", 30.809, 34.223, 7.5),
    ("500 metres from ", 31.0, 34.0, 2.0),
    ("1,000 km from ", 31.0, 34.0, 1000.0),
    ("north of ", 31.0, 34.0, 50.0),
    ("just outside ", 31.0, 34.0, 25.0),
    ("on the outskirts of the city of ", 31.0, 34.0, 25.0),
]


@pytest.mark.parametrize(("before", "lat", "lon", "radius"), MOVED)
def test_towns(before: str, lat: float, lon: float, radius: float) -> None:
    text = f"They met {before}Rafah."
    start = text.index("Rafah")
    area = WORDS.area(text, start, start + 5, TOWN)
    assert area is not None
    assert (area.lat, area.lon) == (pytest.approx(lat, abs=0.01), pytest.approx(lon, abs=0.01))
    assert area.radius == pytest.approx(radius, abs=0.1)
    assert area.kind == "area"


@pytest.mark.parametrize(
    "before", ["in ", "", "the mayor of ", "from ", "20 people from ", "the north, ", "5 km, "]
)
def test_at_the_place_itself(before: str) -> None:
    text = f"They met {before}Rafah."
    start = text.index("Rafah")
    assert WORDS.area(text, start, start + 5, TOWN) is None


LANDS = [
    ("off the coast of ", "", "water", 7),
    ("off ", "", "water", 7),
    ("near the border with ", "", "area", 5),
    ("along ", "'s border", "area", 5),
    ("in southern ", "", "area", 5),
    ("near ", "", "area", 5),
]


@pytest.mark.parametrize(("before", "after", "kind", "ucdp"), LANDS)
def test_countries(before: str, after: str, kind: str, ucdp: int) -> None:
    text = f"They met {before}Yemen{after}."
    start = text.index("Yemen")
    area = WORDS.area(text, start, start + 5, LAND)
    assert area is not None
    assert (area.kind, area.ucdp, area.radius) == (kind, ucdp, None)
    assert (area.lat, area.lon) == (LAND.lat, LAND.lon)


def test_between() -> None:
    other = Entry("3", "Arish", "P.PPL", "EGY", None, None, 31.0, 33.0, 100)
    area = between(TOWN, other)
    assert area is not None
    assert (area.lat, area.lon) == (31.0, 33.5)
    assert area.radius == pytest.approx(47.6, abs=0.5)
    assert between(TOWN, LAND) is None
    far = Entry("4", "Far", "P.PPL", "CHN", None, None, 31.0, 100.0, 100)
    assert between(TOWN, far) is None
