"""Questions to a base: every filter, in Python."""

from pathlib import Path

import pytest
from tests.base.invented import Told, file_readings, reading

from according.base import Base, BaseError, ClaimFilter
from according.base.questions.countries import country_code
from according.base.questions.matching import folded, full_text
from according.base.questions.near import kilometres
from according.base.questions.quotes import AROUND, quote

FIRST = reading(
    "aa11",
    "The army shelled Łódź on Monday. Police said the rebels killed 7 farmers at the ford.",
    Told(
        anchor="shelled",
        actor="The army",
        place="Łódź",
        when=("Monday", "2024-04-29", "2024-04-29"),
    ),
    Told(
        anchor="killed",
        actor="the rebels",
        recipient="farmers",
        killed=("7", 7),
        by=("Police", "said"),
        denied_by="The army",
    ),
    day="2024-05-01",
)
SECOND = reading(
    "bb22",
    "Civilians met the army in Tesh. A car-bomb was found there, as O'Neill's paper had it.",
    Told(
        anchor="met",
        type="CONSULT",
        actor="Civilians",
        recipient="the army",
        place="Tesh",
        country="VLM",
    ),
    day="2024-05-03",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return file_readings(tmp_path_factory.mktemp("asking") / "b.accd", [FIRST, SECOND])


def ids(path: Path, **wanted: object) -> set[str]:
    with Base.open(path) as door:
        answer = door.claims(**wanted)
        found = [one.id for one in answer]
        assert len(found) == len(set(found))
        assert wanted.get("limit") or answer.count() == len(found)
        return set(found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"types": "CONSULT"}, {"bb22/c1"}),
        ({"kind": "event", "actor": "ARMY"}, {"aa11/c1"}),
        ({"kind": "event", "recipient": "army"}, {"bb22/c1"}),
        ({"kind": "event", "party": "army"}, {"aa11/c1", "bb22/c1"}),
        ({"actor": "rebelss", "kind": "event"}, {"aa11/c2"}),
        ({"actor": "rebel"}, set()),
        ({"place": "lodz"}, {"aa11/c1"}),
        ({"country": "vlm"}, {"bb22/c1"}),
        ({"near": (1.5, 2.6, 20)}, {"aa11/c1", "bb22/c1"}),
        ({"near": (1.5, 3.5, 20)}, set()),
        ({"since": "2024-04-29", "until": "2024-04-29"}, {"aa11/c1"}),
        ({"since": "2024-04-30"}, set()),
        ({"until": "2024-04-28"}, set()),
        ({"speaker": "police"}, {"aa11/c2"}),
        ({"denied": True}, {"aa11/c2"}),
        ({"min_killed": 7}, {"aa11/c2"}),
        ({"min_killed": 8}, set()),
        ({"source_kinds": ["named_organisation"]}, {"aa11/c2"}),
        ({"acts": ["assert"]}, {"aa11/c2"}),
        ({"words": "ford", "kind": "event"}, {"aa11/c1", "aa11/c2"}),
        ({"published_since": "2024-05-02", "kind": "event"}, {"bb22/c1"}),
        ({"published_until": "2024-05-02", "kind": "event"}, {"aa11/c1", "aa11/c2"}),
        ({"documents": ["bb22"], "kind": "event"}, {"bb22/c1"}),
        ({"publisher": "meridian", "types": ["CONSULT"]}, {"bb22/c1"}),
        ({"publisher": "nobody"}, set()),
        ({"verdict": "accepted"}, set()),
        ({"verdict": "none", "types": ["CONSULT"]}, {"bb22/c1"}),
    ],
)
def test_a_filter_finds_its_claims(base: Path, wanted: dict, found: set) -> None:
    assert ids(base, **wanted) == found


@pytest.mark.parametrize("few", [0, 5_000])
def test_common_and_rare_are_answered_alike(
    base: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("according.base.questions.claims.FEW", few)
    assert ids(base, party="army", kind="event") == {"aa11/c1", "bb22/c1"}
    assert ids(base, speaker="police") == {"aa11/c2"}
    assert ids(base, words="ford", min_killed=1) == {"aa11/c2"}


@pytest.mark.parametrize("order", ["newest", "oldest", "when", "killed"])
def test_pages_put_together_are_the_whole(base: Path, order: str) -> None:
    with Base.open(base) as door:
        whole = [one.id for one in door.claims(order=order)]
        pages = [
            one.id
            for offset in range(0, len(whole), 2)
            for one in door.claims(order=order, limit=2, offset=offset)
        ]
    assert pages == whole
    assert len(whole) == 5


def test_an_unknown_filter_names_the_nearest(base: Path) -> None:
    with Base.open(base) as door:
        with pytest.raises(BaseError, match="did you mean 'types'"):
            door.claims(type="ASSAULT")
        with pytest.raises(BaseError, match="cannot be asked"):
            door.claims(acts=["shout"])


def test_reports_are_found_by_words(base: Path) -> None:
    with Base.open(base) as door:
        (found,) = door.find("O'Neill's car-bomb")
        assert found.report.id == "bb22"
        assert "[car" in found.snippet
        assert door.find("army").count() == 2
        assert [one.report.id for one in door.find("army", limit=1, offset=1)]
        with pytest.raises(BaseError, match="full-text query"):
            list(door.find('"army'))


def test_the_unranked_follow_the_ranked(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("according.base.questions.find.RANKED", 1)
    with Base.open(base) as door:
        assert [one.report.id for one in door.find("army")] == ["bb22", "aa11"]
        assert [one.report.id for one in door.find("army", limit=1, offset=1)] == ["aa11"]


def test_statements_and_actors(base: Path) -> None:
    with Base.open(base) as door:
        (said,) = door.statements(speaker="police", said="killed")
        assert said.id == "aa11/s1"
        assert door.statements(acts=["deny"]).count() == 0
        army = {one.name: one for one in door.actors(name="army")}
        assert set(army) == {"The army", "the army"}
        assert army["the army"].suffered == 1


def test_a_claim_comes_with_its_words(base: Path) -> None:
    with Base.open(base) as door:
        (one,) = door.claims(speaker="police")
        assert one.quote == "Police said the rebels killed 7 farmers at the ford."
        assert one.claim.chain == "Police ← Meridian"
        assert one.verdict is None


def test_tables_have_their_columns_when_empty(base: Path) -> None:
    with Base.open(base) as door:
        full, empty = door.claims().to_arrow(), door.claims(min_killed=99).to_arrow()
        assert full.schema == empty.schema
        assert (full.num_rows, empty.num_rows) == (5, 0)
        assert full.column("id")[0].as_py() == next(iter(door.claims())).id


def test_readings_come_back_whole(base: Path) -> None:
    with Base.open(base) as door:
        assert list(door.readings()) == [FIRST, SECOND]
        assert door.reading("aa") == FIRST
        with pytest.raises(BaseError, match="no document"):
            door.reading("zz")
        (selected,) = door.selected(ClaimFilter(speaker="police"))
        assert selected.reading == FIRST
        assert [claim.id for claim in selected.claims] == ["c2"]
        assert sum(len(one.claims) for one in door.selected(limit=3)) == 3


def test_words_are_quoted_unless_they_are_a_query() -> None:
    assert full_text("O'Neill's car-bomb") == '"O" "Neill" "s" "car" "bomb"'
    assert full_text("a OR b") == "a OR b"
    assert folded("Łódź  Straße") == "lodz strasse"


def test_distances_and_quotes_and_countries() -> None:
    assert kilometres(52.52, 13.405, 48.8566, 2.3522) == pytest.approx(878, abs=2)
    text = "One. Two killed three! Four."
    assert quote(text[: 10 + AROUND], 9, 15) == "Two killed three!"
    assert country_code("syria") == country_code("SYR") == country_code("sy") == "SYR"
    assert country_code("Nowhere") is None
