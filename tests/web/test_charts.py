"""Map, timeline, network: drawn without a complaint of the policy, and the same as a table."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import watched
from tests.web.served import served

from according.base import Base, ClaimFilter
from according.web.charts import map, network, timeline

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


@pytest.mark.parametrize(
    ("name", "row", "mark"),
    [
        ("map", "tr[data-mark] a", ".mark-symbol path[stroke-width='5']"),
        ("timeline", "tr[data-mark] a", ".mark-rect path[stroke-width='5']"),
        ("network", "a[data-mark]", ".mark-symbol path[stroke-width='4']"),
        ("network", "td.num a", ".mark-rule line[opacity='1']"),
    ],
)
def test_what_is_focused_in_the_table_stands_out_in_the_chart(
    view: Page, world: str, name: str, row: str, mark: str
) -> None:
    view.goto(f"{world}/{name}")
    chart = view.locator("figure.chart svg")
    expect(chart).to_be_visible()
    expect(chart.locator(mark)).to_have_count(0)
    for link in view.locator(f".charted {row}").all():
        link.focus()
        expect(chart.locator(mark)).not_to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_no_name_in_the_network_lies_on_another(browser: Browser, room: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{room}/network")
        page.locator("figure.chart svg").wait_for()
        page.wait_for_function("document.querySelectorAll('.mark-text text').length > 0")
        page.wait_for_timeout(200)
        boxes = (
            page.locator(".mark-text.role-mark")
            .first.locator("text")
            .evaluate_all(
                "all => all.filter(one => one.style.visibility !== 'hidden')"
                ".map(one => one.getBoundingClientRect())"
                ".map(box => [box.left, box.top + 2, box.right, box.bottom - 2])"
            )
        )
        # Of the larger ones most are named on a phone too.
        assert len(boxes) >= 8
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or one[3] <= other[1] or other[3] <= one[1]
        # A name that has no room is written when its line is focused.
        link = page.locator("tr[data-mark] td:first-child a").last
        link.focus()
        expect(page.locator(".mark-text.role-mark").nth(1)).to_contain_text(link.inner_text())


def test_the_world_is_shown_without_the_antarctic() -> None:
    found = [_spot(40.7, -74.0), _spot(-33.9, 151.2), _spot(51.5, -0.1)]
    shown = map.chart(found).to_dict()["projection"]["fit"]["geometry"]["coordinates"]
    assert min(y for _, y in shown) == -56
    near = map.chart([_spot(36.2, 37.1)]).to_dict()["projection"]["fit"]["geometry"]
    assert near["coordinates"][0] == [pytest.approx(33.1), pytest.approx(32.2)]
    pole = map.chart([*found, _spot(-77.8, 166.7)]).to_dict()["projection"]["fit"]["geometry"]
    assert min(y for _, y in pole["coordinates"]) == -77.8


def _spot(lat: float, lon: float) -> map.Spot:
    return map.Spot(lat=lat, lon=lon, name="there", incidents=())


@pytest.mark.parametrize(
    ("last", "unit"), [("2023-03-09", "day"), ("2023-12-01", "month"), ("2035-01-01", "year")]
)
def test_bars_are_never_thinner_than_a_line(examples_base: Path, last: str, unit: str) -> None:
    with Base.open(examples_base) as base:
        one = next(each for each in base.incidents() if each.since)
    replaced = msgspec.structs.replace
    found = timeline.bars([replaced(one, since=day) for day in ("2023-03-01", last)])
    assert found.unit == unit
    assert len(found.bars) == 2
    assert timeline.mark_of(replaced(one, since=last), found) == found.bars[1].mark
    # An hour is told, so that no reader's zone moves a bar to the day before.
    (data,) = timeline.chart(found).to_dict()["datasets"].values()
    assert [each["since"][-6:] for each in data] == ["T00:00", "T00:00"]
