"""Map, timeline, network: drawn without a complaint of the policy, and the same as a table."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import watched
from tests.web.served import served

from according.base import Base, ClaimFilter
from according.web.charts import network

REPORTS = {
    "one.txt": "Bomb kills 12 in Aleppo\n\nALEPPO, March 3, 2023 - A bomb killed 12 people in "
    "Aleppo on Thursday, police said.",
    "two.txt": "Protesters arrested in Lagos\n\nLAGOS, March 4, 2023 - Police arrested 40 "
    "protesters in Lagos on Friday, a spokesman said.",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room whose incidents have points: the examples' country is invented."""
    folder = tmp_path_factory.mktemp("world")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    base = folder / "world.accd"
    filing = ["file", base, *(folder / name for name in REPORTS), "--published", "2023-03-04"]
    for words in (filing, ["link", base]):
        done = subprocess.run(
            [sys.executable, "-c", "from according.cli import main; main()", *words],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
    with served(base) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["timeline", "network"])
def test_a_chart_is_drawn_and_fits_a_phone(
    browser: Browser, room: str, name: str, scheme: str
) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        page = context.new_page()
        told = watched(page)
        page.goto(f"{room}/{name}")
        expect(page.locator("figure.chart svg")).to_be_visible()
        assert page.locator("main tbody tr").count()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert not told


def test_points_of_the_map_lead_to_their_incidents(view: Page, world: str) -> None:
    view.goto(f"{world}/map")
    points = view.locator("figure.chart svg .mark-symbol path")
    expect(points).to_have_count(2)
    points.first.hover()
    expect(view.locator("#vg-tooltip-element")).to_be_visible()
    assert view.locator("main tbody tr").count() == 2
    with view.context.expect_event("request", lambda one: "/incident/" in one.url):
        points.first.click()


@pytest.mark.parametrize("name", ["map", "timeline", "network"])
def test_without_scripts_the_table_has_it(browser: Browser, world: str, name: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{world}/{name}")
        assert page.locator("tbody tr, .empty").count()


def test_a_chart_asks_what_the_tables_ask(view: Page, world: str) -> None:
    view.goto(f"{world}/map?country=NGA")
    assert view.locator("main tbody tr").count() == 1
    assert view.get_by_role("link", name="Table and filters").get_attribute("href") == (
        "/incidents?country=NGA"
    )
    answer = view.goto(f"{world}/map?nonsense=1")
    assert answer is not None
    assert answer.status == 400


def test_tables_lead_to_the_charts_that_can_be_asked_for_the_same(view: Page, room: str) -> None:
    view.goto(f"{room}/incidents?type=ASSAULT&min_reports=2")
    # A network is made of claims: they know nothing of reports of a happening.
    assert view.locator(".views a").all_inner_texts() == ["Map", "Timeline"]
    view.locator(".views a", has_text="Timeline").click()
    assert view.url.endswith("/timeline?type=ASSAULT&min_reports=2")
    view.goto(f"{room}/claims?type=ASSAULT")
    view.locator(".views a", has_text="Network").click()
    assert view.url.endswith("/network?type=ASSAULT")
    view.goto(f"{room}/actors")
    assert view.locator(".views").count() == 0


def test_an_incident_leads_to_its_place_on_the_map(view: Page, world: str) -> None:
    view.goto(f"{world}/incidents?country=NGA")
    view.locator("td[data-label=Incident] a").first.click()
    view.get_by_role("link", name="On the map").click()
    assert "/map?near=" in view.url
    assert view.locator("main tbody tr").count() == 1


def test_a_network_is_laid_out_the_same_each_time(examples_base: Path) -> None:
    with Base.open(examples_base) as base:
        found = list(base.claims(ClaimFilter(kind="event")))
    made = network.network(found)
    assert made == network.network(list(reversed(found)))
    assert len(made.nodes) <= network.MOST
    assert made.left_out > 0
    assert all(0 <= one.x <= 1 and 0 <= one.y <= 1 for one in made.nodes)
