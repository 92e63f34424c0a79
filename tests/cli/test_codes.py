"""``according read --codebook``: the events of a report as a codebook has them."""

import io
import json

from rich.console import Console
from tests.codebooks.reports import DAY, TOWN, told
from typer.testing import CliRunner

from according.cli.app import app
from according.cli.codes import code_lines, show_codes

RAID = told(
    "Gunmen shot five farmers in Zara on 2 March.",
    "shot",
    mode="firearms",
    by=(("Gunmen", {"sector": "UAF"}),),
    to=(("farmers", {"sector": "CVL"}),),
    when=("2 March", DAY),
    where=("Zara", TOWN),
)


def shown(codebook: str) -> str:
    file = io.StringIO()
    show_codes(Console(file=file, width=120), RAID, codebook)  # type: ignore[arg-type]
    return file.getvalue()


def test_an_event_is_shown_with_its_fields_and_why() -> None:
    text = shown("acled")
    assert "e1  ASSAULT “shot”" in text
    assert "2023-03-02" in text
    assert "why fatalities" in text


def test_an_event_that_cannot_be_coded_tells_why() -> None:
    assert "e1 cannot be coded in UCDP GED because" in " ".join(shown("ucdp").split())


def test_one_object_an_event() -> None:
    (coded,) = map(json.loads, code_lines(RAID, "acled"))
    assert coded["event_type"] == "Violence against civilians"
    (refused,) = map(json.loads, code_lines(RAID, "ucdp"))
    assert refused["id"] == "r1/e1"
    assert refused["cannot_be_coded"]


def test_a_codebook_that_there_is_none_of_is_told() -> None:
    done = CliRunner().invoke(app, ["read", "x.txt", "--codebook", "gdelt"])
    assert done.exit_code == 2
    assert "plover, cameo, acled, ucdp" in " ".join(done.output.split())
