import sqlite3
from pathlib import Path

import pytest

from according.places import Gazetteer, GazetteerError
from according.places.gazetteer.location import gazetteer_path
from according.places.gazetteer.store import write_gazetteer

from .conftest import ROWS, row


def test_entries_by_any_spelling_most_people_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("SPRINGFIELD")
    assert [one.entry.admin1 for one in found] == ["Massachusetts", "Illinois"]
    assert not any(one.alias for one in found)
    (halab,) = gazetteer.find("Halab")
    assert halab.alias
    assert halab.entry.name == "Aleppo"
    assert gazetteer.find("Nowhere") == ()
    assert gazetteer.find("") == ()


def test_short_forms_hold_as_printed(gazetteer: Gazetteer) -> None:
    state = gazetteer.abbreviated("Ill.")
    assert state is not None
    assert state.name == "Illinois"
    assert gazetteer.abbreviated("ill.") is None
    assert gazetteer.abbreviated("us") is None


def test_words_for_people(gazetteer: Gazetteer) -> None:
    (syria,) = gazetteer.of_adjective("Syrians")
    assert syria.country == "SYR"
    assert len(gazetteer.of_adjective("Congolese")) == 2
    assert gazetteer.neighbours("SYR") == {"TUR"}
    assert gazetteer.neighbours("YEM") == frozenset()


def test_a_missing_gazetteer_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="according gazetteer build"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("no database at all, but long enough to be looked at " * 20)
    with pytest.raises(GazetteerError, match="is no gazetteer"):
        Gazetteer.open(path)


def test_a_gazetteer_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    write_gazetteer(path, ROWS[:1], dict)
    with sqlite3.connect(path) as store:
        store.execute("UPDATE about SET value = '0' WHERE name = 'format'")
    with pytest.raises(GazetteerError, match="another version"):
        Gazetteer.open(path)


def test_a_failed_build_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    write_gazetteer(path, ROWS, dict)
    before = path.read_bytes()

    def broken() -> object:
        yield ROWS[0]
        raise GazetteerError("no more")

    with pytest.raises(GazetteerError):
        write_gazetteer(path, broken(), dict)  # type: ignore[arg-type]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_later_row_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    old = row("Aleppo", "P.PPLA", "SYR", (0.0, 0.0))
    new = row("Aleppo", "P.PPLA", "SYR", (36.2, 37.2), people=5)
    write_gazetteer(path, [old, new], dict)
    (found,) = Gazetteer.open(path).find("Aleppo")
    assert (found.entry.lat, found.entry.population) == (36.2, 5)


def test_what_it_holds(gazetteer: Gazetteer) -> None:
    summary = gazetteer.summary()
    assert summary.entries == len(ROWS)
    assert summary.about == {"format": "1", "rows": str(len(ROWS))}
    assert sum(summary.features.values()) == len(ROWS)


def test_the_path_can_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORDING_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert gazetteer_path() == tmp_path / "mine.sqlite"
    monkeypatch.delenv("ACCORDING_GAZETTEER")
    assert gazetteer_path().name == "gazetteer.sqlite"
