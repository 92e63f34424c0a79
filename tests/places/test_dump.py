import zipfile
from pathlib import Path

import pytest

from according.places import Gazetteer, GazetteerError
from according.places.gazetteer import Dump, load_dump
from according.places.gazetteer.store import write_gazetteer

from .conftest import row


def line(number: str, name: str, feature: str = "P.PPL", **other: str) -> str:
    kind, code = feature.split(".")
    fields = [
        number, name, name, other.get("names", ""), other.get("lat", "36.5"),
        other.get("lon", "38.0"), kind, code, other.get("country", "SY"), "",
        other.get("admin1", "09"), "", "", "", other.get("people", "100"), "", "1",
        "", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(fields)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def names(dump: Dump) -> list[str]:
    return [one.entry.name for one in dump.rows()]


def test_lines_become_rows(tmp_path: Path) -> None:
    dump = Dump(write(tmp_path / "SY.txt", line("7", "Jarablus", names="Djerablous,جرابلس")))
    (only,) = dump.rows()
    assert only.entry.id == "7"
    assert only.entry.country == "SYR"
    assert only.entry.admin1 == "Aleppo"
    assert only.entry.feature == "P.PPL"
    assert only.aliases == ("Djerablous",)


def test_bad_lines_are_counted_and_the_first_is_told(tmp_path: Path) -> None:
    path = write(
        tmp_path / "SY.txt",
        line("1", "Good"),
        "only\ttwo",
        line("x", "No number"),
        line("2", "Off the globe", lat="95"),
        line("3", "No point", lat="north"),
        line("4", "Good too"),
    )
    dump = Dump(path)
    assert names(dump) == ["Good", "Good too"]
    assert (dump.lines, dump.skipped) == (6, 4)
    assert dump.first_bad == "line 2: it has 2 columns, not 19"


def test_only_wanted_classes(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", line("1", "Town"), line("2", "Hotel", "S.HTL"))
    assert names(Dump(path)) == ["Town"]
    assert names(Dump(path, classes="S")) == ["Hotel"]


def test_a_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "not this one " * 100)
        archive.writestr("SY.txt", line("1", "Town") + "\n")
    assert names(Dump(path)) == ["Town"]


@pytest.mark.parametrize("content", ["", "just a text\nof two lines\n", "a,b,c\n" * 500])
def test_a_file_that_is_no_dump(tmp_path: Path, content: str) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(content)
    with pytest.raises(GazetteerError, match="is no dump of GeoNames"):
        names(Dump(path))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        names(Dump(tmp_path / "none.txt"))
    raw = tmp_path / "raw.txt"
    raw.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GazetteerError, match="cannot be read"):
        names(Dump(raw))
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.csv", "1")
    with pytest.raises(GazetteerError, match=r"holds no \.txt file"):
        names(Dump(empty))


def test_names_of_divisions(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", line("1", "Town", admin1="99"))
    codes = write(tmp_path / "admin1CodesASCII.txt", "SY.99\tNew Province\tNew Province\t5")
    (only,) = Dump(path, admin1=codes).rows()
    assert only.entry.admin1 == "New Province"
    with pytest.raises(GazetteerError, match="is no line of admin1CodesASCII"):
        Dump(path, admin1=write(tmp_path / "bad.txt", "SY"))


def test_loading_adds_and_our_divisions_give_way(tmp_path: Path) -> None:
    gazetteer = tmp_path / "g.sqlite"
    ours = row(
        "Aleppo", "A.ADM1", "SYR", (36.0, 37.0), people=9, division=("09", "Aleppo"),
        aliases=("Halab province",), short=("Alep.",),
    )  # fmt: skip
    write_gazetteer(gazetteer, [ours], lambda: {"rows": "1"})
    path = write(
        tmp_path / "SY.txt",
        line("170062", "Aleppo Governorate", "A.ADM1"),
        line("7", "Jarablus"),
    )
    dump = Dump(path)
    load_dump(dump, dump.rows(), name="SY.txt", path=gazetteer)
    opened = Gazetteer.open(gazetteer)
    assert opened.summary().entries == 2
    assert opened.summary().about["dump SY.txt"] == "2 lines, 0 passed over"
    assert {one.entry.id for one in opened.find("Halab Province")} == {"170062"}
    assert {one.entry.id for one in opened.find("Aleppo Governorate")} == {"170062"}
    short = opened.abbreviated("Alep.")
    assert short is not None
    assert short.id == "170062"


def test_a_gazetteer_must_be_there_first(tmp_path: Path) -> None:
    dump = Dump(write(tmp_path / "SY.txt", line("1", "Town")))
    with pytest.raises(GazetteerError, match="according gazetteer build"):
        load_dump(dump, dump.rows(), name="SY.txt", path=tmp_path / "none.sqlite")
