"""Commands that ask a base."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.base.invented import Told, file_readings, reading
from typer.testing import CliRunner

from according.cli.app import app
from according.export.cells import cell

RUN = CliRunner()
REPORT = reading(
    "aa11",
    "The army shelled Tesh on Monday. Police said the rebels killed 7 farmers at the ford.",
    Told(
        anchor="shelled",
        actor="The army",
        place="Tesh",
        when=("Monday", "2024-04-29", "2024-04-29"),
    ),
    Told(anchor="killed", actor="the rebels", killed=("7", 7), by=("Police", "said")),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(file_readings(tmp_path_factory.mktemp("asking") / "b.accd", [REPORT]))


def run(*words: str) -> str:
    result = RUN.invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_claims_as_table_lines_and_csv(base: str) -> None:
    assert "The army" in run("claims", base, "--type", "assault", "--place", "tesh")
    lines = run("claims", base, "--min-killed", "7", "--format", "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["aa11/c2"]
    rows = list(csv.DictReader(io.StringIO(run("claims", base, "--since", "2024-04", "-f", "csv"))))
    assert [row["since"] for row in rows] == ["2024-04-29"]


def test_what_is_left_is_told(base: str) -> None:
    result = RUN.invoke(app, ["claims", base, "--limit", "1"])
    assert "2 more: --offset 1" in result.stderr
    assert "nothing found" in RUN.invoke(app, ["find", base, "zebra"]).stderr


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["--type", "assualt"], "did you mean ASSAULT"),
        (["--mode", "nothing"], "heavy-weapons"),
        (["--near", "1,2"], "degrees north"),
        (["--since", "Monday"], "2023-03-02"),
        (["--country", "Nowhere"], "ISO 3166-1"),
        (["--order", "best"], "newest"),
        (["--words", '"open'], "full-text query"),
    ],
)
def test_a_wrong_value_ends_the_command_with_the_remedy(
    base: str, wanted: list[str], said: str
) -> None:
    result = RUN.invoke(app, ["claims", base, *wanted])
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_base_that_is_none_is_refused(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["find", str(tmp_path / "no.accd"), "word"])
    assert result.exit_code == 2
    assert "according file" in result.stderr


def test_find_shows_the_words(base: str) -> None:
    assert "[farmers]" in run("find", base, "farmers")


def test_statements_and_actors(base: str) -> None:
    assert "Police" in run("statements", base, "--speaker", "police")
    assert "the rebels" in run("actors", base, "--kind", "group", "--order", "did")


def test_a_timeline_puts_the_open_apart_with_their_reasons(base: str) -> None:
    shown = run("timeline", base)
    assert shown.index("2024-04-29") < shown.index("No day") < shown.index("no time is told")
    assert "█" in shown


def test_show_a_report_and_a_record(base: str) -> None:
    assert "What is told" in run("show", base, "aa11")
    assert "On whose word: Police" in run("show", base, "aa11/c2")
    assert json.loads(run("show", base, "aa", "--json"))["id"] == "aa11"
    assert RUN.invoke(app, ["show", base, "aa11/c9"]).exit_code == 2


def test_info_tells_what_is_there(base: str) -> None:
    assert "1 reports" in run("info", base)
    assert json.loads(run("info", base, "--json"))["numbers"]["claim"] == 3


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_shown_as_text(begins: str) -> None:
    assert cell(f"{begins}1+1") == f"'{begins}1+1"


def test_numbers_stay_numbers() -> None:
    assert (cell(-1.5), cell(None), cell("a=b")) == (-1.5, "", "a=b")
