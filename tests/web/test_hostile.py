"""Reports from strangers: whatever they hold is shown as text, and nothing leaves the machine."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page
from tests.base.invented import Told, file_readings
from tests.base.invented import reading as telling
from tests.link.simple import SimpleScorer
from tests.web.served import served

from according.link.job import link_base
from according.model import Reading, Span, Statement

SCRIPT = '<script>document.title = "taken"</script><img src=x onerror="document.title=\'taken\'">'
BIDI = "\u202e\u2066 reversed \u2069"
TEXT = f'{SCRIPT} The "minister" said {BIDI} & </q></td></table> \x00 {{{{ 7 * 7 }}}} javascript:1'

NAME = f'"><script>1</script>{BIDI}<i onclick=1>'
PLACE = "<img src=x onerror=1>"
BREAKS = "</script></svg>{{7*7}}"
TOLD = (
    f"{NAME} said that {NAME}'s men </q><b onmouseover=1>shelled</b> {PLACE}: {BREAKS} "
    "Teshk Brigades 5 dead"
)


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
    readings += [
        telling(
            number,
            TOLD,
            Told(
                anchor=f"shelled</b> {PLACE}: {BREAKS}",
                actor=NAME,
                recipient="Teshk Brigades",
                place=PLACE,
                when=("5 dead", "2024-05-01", "2024-05-01"),
                killed=("5", killed),
                by=(NAME, "said"),
                denied_by=BREAKS,
            ),
        )
        for number, killed in (("<u>1", 5), ("<u>2", 9))
    ]
    file_readings(path, readings)
    for _ in link_base(path, lambda: "2024-06-01T10:00:00+00:00", scorer=SimpleScorer()):
        pass
    with served(path) as address:
        yield address


LOUD = "img, iframe, main script:not([src^='/static/']), [onerror], [onclick], [onmouseover]"


def _told(room: str, kind: str) -> str:
    """Return the address of a page of the reports that tell a happening."""
    if kind == "incident":
        return f"/incident/{httpx.get(f'{room}/api/incidents').json()['rows'][0]['id']}"
    if kind == "actor":
        found = httpx.get(f"{room}/api/actors").json()["rows"]
        return f"/actor/{next(one['who'] for one in found if one['who'])}"
    return kind


@pytest.mark.parametrize(
    "path",
    ["/report?id=%3Cu%3E1", "/report?id=a/b%26c%3Dd%23e&mark=people&mark=places", "incident",
     "actor", "/map", "/timeline", "/network", "/review", "/review?queue=statements",
     "/review?queue=happenings", "/review?queue=people", "/review/agreement"],
)  # fmt: skip
def test_what_is_told_is_shown_as_text(view: Page, hostile: str, path: str) -> None:
    answer = view.goto(hostile + _told(hostile, path))
    assert answer is not None
    assert answer.status == 200
    if path in ("/map", "/timeline", "/network"):
        view.locator("figure.chart svg").wait_for()
    assert view.title() != "taken"
    assert not view.locator(LOUD).count()
    assert not [
        link
        for link in view.eval_on_selector_all("main a", "all => all.map(a => a.href)")
        if not link.startswith(hostile)
    ]
    if path in ("incident", "actor", "/report?id=%3Cu%3E1", "/network"):
        assert "<script>1</script>" in view.locator("main").inner_text()


def test_a_very_long_report_is_shown_in_parts(view: Page, hostile: str) -> None:
    answer = view.goto(f"{hostile}/report?id=long")
    assert answer is not None
    assert len(answer.body()) < 200_000
    assert "part 1 of 100" in view.locator(".message").inner_text()
    view.get_by_role("link", name="Part 2 of 100").click()
    assert "part 2 of 100" in view.locator(".message").inner_text()
    # Words that are asked for are found in whichever part they stand.
    view.goto(f"{hostile}/report?id=long&at=500000:500004#at")
    assert view.locator("mark#at").inner_text() == "word"
    assert "part 51 of 100" in view.locator(".message").inner_text()
    for part in ("0", "101", "x"):
        assert httpx.get(f"{hostile}/report?id=long&part={part}").status_code in (400, 404)


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
    assert view.title() != "taken"
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
