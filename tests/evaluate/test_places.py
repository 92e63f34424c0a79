import random
from pathlib import Path

import pytest

from according.evaluate.gold_places import GoldToponym, PlaceDocument, read_place_gold
from according.evaluate.lines import GoldError
from according.evaluate.places import kilometres, place_mistakes, score_places
from according.model import Reading, Span
from according.model.place import PlaceRef

from .published import scorer

TEXT = "In Velm, Velmian traders left Ostrel for Nova Ostrel."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


GOLD = PlaceDocument(
    id="d",
    text=TEXT,
    corpus="invented",
    toponyms=(
        GoldToponym(at("Velm"), 48.86, 2.35, "Literal"),
        GoldToponym(at("Velmian"), 48.86, 2.35, "Demonym"),
        GoldToponym(at("Ostrel"), 51.51, -0.13, "Literal"),
        GoldToponym(at("Nova Ostrel"), None, None, "Mixed"),
        GoldToponym(at("traders"), 1.0, 1.0, "Literal_Expression"),
    ),
)


def read(*places: tuple[str, float | None, float | None]) -> dict[str, Reading]:
    refs = tuple(
        PlaceRef(id=f"p{n}", span=at(words), name=words, lat=lat, lon=lon)
        for n, (words, lat, lon) in enumerate(places)
    )
    return {"d": Reading(id="d", text=TEXT, places=refs)}


def test_a_perfect_reading() -> None:
    scores = score_places(
        [GOLD], read(("Velm", 48.9, 2.3), ("Ostrel", 51.5, 0.0), ("Nova Ostrel", None, None))
    )
    assert set(scores.corpora) == {"all", "invented"}
    score = scores.corpora["all"]
    assert score.relaxed.f1 == score.exact.f1 == 1
    assert (score.acc161.right, score.acc161.of) == (2, 2)
    assert score.all_types.r == 3 / 4
    assert score.median_km is not None
    assert score.median_km < 20


def test_associative_gold_may_be_found_or_not() -> None:
    with_it = score_places([GOLD], read(("Velm", 48.9, 2.3), ("Velmian", 48.9, 2.3)))
    without = score_places([GOLD], read(("Velm", 48.9, 2.3)))
    assert with_it.corpora["all"].relaxed == without.corpora["all"].relaxed
    assert with_it.corpora["all"].all161.right == 2


def test_mistakes() -> None:
    predicted = read(("Velm", 40.0, 2.0), ("traders", 1.0, 1.0), ("Ostrel", None, None))
    found = [(one.kind, one.gold, one.predicted) for one in place_mistakes([GOLD], predicted)]
    assert found[0][0] == "elsewhere"
    assert ("invented", None, "traders") in found
    assert ("missed", "Nova Ostrel", None) in found
    assert any(kind == "open" for kind, *_ in found)


def test_distance() -> None:
    assert kilometres((51.5074, -0.1278), (48.8566, 2.3522)) == pytest.approx(343.6, abs=1)
    assert kilometres((0, 179.9), (0, -179.9)) < 23


def test_a_reading_of_another_text() -> None:
    with pytest.raises(ValueError, match="another text"):
        score_places([GOLD], {"d": Reading(id="d", text="Other.")})


def test_gold_with_a_span_outside_its_text(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "d", "text": "Velm", "toponyms": [{"span": [0, 9]}]}\n')
    with pytest.raises(GoldError, match=r"gold.jsonl:1: toponym: span \[0, 9\)"):
        read_place_gold(path)


@pytest.mark.gold
def test_the_numbers_are_those_of_the_published_scorer(gold: Path) -> None:
    published = scorer(gold, "score_places")
    path = gold / "geo" / "dev.jsonl.gz"
    documents = read_place_gold(path)
    chance = random.Random(11)
    readings = {one.id: _worsened(one, chance) for one in documents}
    expected = published.score(
        published.load(str(path)),
        {
            name: [{"span": list(p.span), "lat": p.lat, "lon": p.lon} for p in reading.places]
            for name, reading in readings.items()
        },
    )
    scores = score_places(documents, readings)
    assert set(scores.corpora) == set(expected)
    for corpus, score in scores.corpora.items():
        theirs = expected[corpus]
        assert score.docs == theirs["docs"]
        for mine, row in ((score.relaxed, "relaxed"), (score.exact, "exact"),
                          (score.all_types, "all-types")):  # fmt: skip
            assert (mine.tp, mine.pred, mine.gold) == tuple(
                theirs[row][key] for key in ("tp", "pred", "gold")
            )
        assert score.acc161.share == pytest.approx(theirs["acc161"])
        assert score.acc161.of == theirs["with_coordinates"]
        assert score.acc161_found.share == pytest.approx(theirs["acc161_found"])
        assert score.all161.share == pytest.approx(theirs["all161"])
        assert score.median_km == pytest.approx(theirs["median_km"])


def _worsened(document: PlaceDocument, chance: random.Random) -> Reading:
    """The gold, worsened: dropped, doubled, shifted, invented, moved."""
    places: list[PlaceRef] = []
    for toponym in document.toponyms:
        fate = chance.random()
        if fate < 0.2:
            continue
        start = max(0, toponym.span.start - chance.choice((0, 0, 0, 2, 5)))
        end = min(len(document.text), toponym.span.end + chance.choice((0, 0, 0, 3)))
        moved = chance.choice((0.0, 0.0, 1.0, 10.0))
        point = (None, None) if toponym.lat is None or toponym.lon is None or fate < 0.3 else (
            toponym.lat + moved / 2, toponym.lon)  # fmt: skip
        for _ in range(2 if fate > 0.9 else 1):
            places.append(
                PlaceRef(
                    id=f"p{len(places)}",
                    span=Span(start, end),
                    name="x",
                    lat=point[0],
                    lon=point[1],
                )
            )
    for _ in range(chance.randrange(3)):
        start = chance.randrange(len(document.text) - 5)
        places.append(PlaceRef(id=f"p{len(places)}", span=Span(start, start + 5), name="x"))
    return Reading(id=document.id, text=document.text, places=tuple(places))
