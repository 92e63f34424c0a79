from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from according.cli.gazetteer import gazetteer
from according.places.gazetteer.entry import Entry
from according.places.gazetteer.rows import Row
from according.places.gazetteer.store import write_gazetteer

ROWS = [
    Row(Entry("1", "Velm", "P.PPL", "FRA", "11", "Ostrel", 48.5, 2.5, 12_345), aliases=("Welm",)),
    Row(Entry("2", "Velm", "P.PPLX", None, None, None, -1.0, 3.0)),
]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "places.sqlite"
    monkeypatch.setenv("ACCORDING_GAZETTEER", str(path))
    monkeypatch.setenv("COLUMNS", "200")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(gazetteer, arguments)


def test_without_a_gazetteer_every_command_names_the_remedy(path: Path) -> None:
    for command in (["status"], ["find", "Velm"], ["load", "none.txt"]):
        result = run(*command)
        assert result.exit_code == 2
        assert "according gazetteer build" in result.output or "none.txt" in result.output


def test_find(path: Path) -> None:
    write_gazetteer(path, ROWS, dict)
    result = run("find", "velm")
    assert result.exit_code == 0
    assert "Ostrel" in result.output
    assert "12,345" in result.output
    assert result.output.index("P.PPL ") < result.output.index("P.PPLX")
    nothing = run("find", "Nowhere")
    assert nothing.exit_code == 1


def test_status(path: Path) -> None:
    write_gazetteer(path, ROWS, lambda: {"cities": "invented 1"})
    output = run("status").output
    assert "2 places, 3 names" in output
    assert "cities: invented 1" in output


def test_load(path: Path, tmp_path: Path) -> None:
    write_gazetteer(path, ROWS, dict)
    dump = tmp_path / "FR.txt"
    place = "3\tNeuvelm\t\t\t48\t2\tP\tPPL\tFR\t\t11\t\t\t\t7\t\t\t\t2024-01-01"
    dump.write_text(f"bad line\n{place}\n")
    result = run("load", str(dump))
    assert result.exit_code == 0
    assert "1 of 2 lines were passed over" in result.output
    assert "line 1" in result.output
    assert "Neuvelm" in run("find", "Neuvelm").output


def test_load_what_is_no_dump(path: Path, tmp_path: Path) -> None:
    write_gazetteer(path, ROWS, dict)
    text = tmp_path / "notes.txt"
    text.write_text("just words\n")
    result = run("load", str(text))
    assert result.exit_code == 2
    assert "no dump of GeoNames" in result.output
    assert "Velm" in run("find", "Velm").output
