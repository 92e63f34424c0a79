"""Reports from strangers: whatever they hold is shown as text, and nothing leaves the machine."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page
from tests.base.invented import file_readings
from tests.web.served import served

from according.model import Reading, Span, Statement

SCRIPT = '<script>document.title = "taken"</script><img src=x onerror="document.title=\'taken\'">'
BIDI = "\u202e\u2066 reversed \u2069"
TEXT = f'{SCRIPT} The "minister" said {BIDI} & </q></td></table> \x00 {{{{ 7 * 7 }}}} javascript:1'


def reading(id_: str, text: str, **told: str) -> Reading:
    span = Span(0, len(text))
    said = Statement(
        id="s1",
        source=(Span(0, 8),),
        cue=(Span(8, 9),),
        content=(span,),
        act="deny",
        manner="direct",
        source_kind="unnamed",
        confidence=0.9,
    )
    return Reading(id=id_, text=text, language="en", statements=(said,), **told)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("hostile") / "<b>&'.accd"
    names = ["../../claims?x=", "a/b&c=d#e", '"><script>1</script>', ".", "%2e%2e"]
    readings = [
        reading(
            name,
            TEXT,
            title=f"{SCRIPT}{BIDI}{number}",
            publisher=f'"><img src=//elsewhere.example/x>{BIDI}',
            published="2024-05-01",
            url=f"javascript:alert({number})",
        )
        for number, name in enumerate(names)
    ]
    readings.append(reading("long", "word " * 200_000, title="x" * 100_000, published="0000-99"))
    file_readings(path, readings)
    with served(path) as address:
        yield address


@pytest.mark.parametrize(
    "path",
    ["/", "/reports", "/claims", "/statements", "/actors", "/search?words=minister",
     "/statements?speaker=%22%3E%3Cscript%3E1%3C/script%3E", "/search?words=%3Cscript%3E",
     "/reports?publisher=%00", "/incidents?place=%3Cb%3E"],
)  # fmt: skip
def test_it_is_shown_as_text(view: Page, hostile: str, path: str) -> None:
    answer = view.goto(hostile + path)
    assert answer is not None
    assert answer.status == 200
    assert "taken" not in view.title()
    assert not view.locator("img, main script, iframe, [onerror], [style]").count()
    assert not [
        link
        for link in view.eval_on_selector_all("a", "all => all.map(a => a.href)")
        if not link.startswith(hostile)
    ]
    if path == "/statements":
        assert "<script>" in view.locator("main").inner_text()
        # What is reversed in a report ends with its words.
        assert view.locator("td bdi").count() >= 5


def test_ids_lead_back_to_their_report(view: Page, hostile: str) -> None:
    rows = httpx.get(f"{hostile}/api/reports").json()["rows"]
    for row in rows:
        found = httpx.get(f"{hostile}/api/report", params={"id": row["id"]})
        assert found.status_code == 200
        assert found.json()["id"] == row["id"]


def test_a_spreadsheet_takes_nothing_for_a_formula(hostile: str) -> None:
    text = httpx.get(f"{hostile}/reports.csv").content.decode("utf-8-sig")
    assert '"""><img' in text
