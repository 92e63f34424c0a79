"""The list of places is made at first need, and never where it could surprise."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from according.cli import places
from according.cli.app import app
from according.places.gazetteer import GazetteerError


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Where lists were made, in a home that has none; making the real one takes ten seconds."""
    made: list[Path] = []
    monkeypatch.delenv("ACCORDING_GAZETTEER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(places, "build_gazetteer", made.append)
    return made


def test_it_is_made_where_there_is_none(
    built: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places.provide_places()
    assert built == [tmp_path / "according" / "gazetteer.sqlite"]
    assert "this once" in capsys.readouterr().err


def test_one_that_is_there_is_left_alone(built: list[Path], tmp_path: Path) -> None:
    (tmp_path / "according").mkdir()
    (tmp_path / "according" / "gazetteer.sqlite").write_bytes(b"of an older version")
    places.provide_places()
    assert not built


def test_a_file_that_the_user_names_is_not_made(
    built: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORDING_GAZETTEER", str(tmp_path / "mistyped.sqlite"))
    done = CliRunner().invoke(app, ["read", str(tmp_path / "any.txt")])
    assert done.exit_code == 2
    assert "according gazetteer build" in done.output
    assert not built


def test_what_stands_in_the_way_is_told(
    built: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cannot(_: Path) -> None:
        raise GazetteerError("the disk is full")

    monkeypatch.setattr(places, "build_gazetteer", cannot)
    with pytest.raises(typer.Exit):
        places.provide_places()
    assert "the disk is full" in capsys.readouterr().err
