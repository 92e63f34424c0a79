"""The tables: filters, facets, orders, pages, downloads; in a browser and without a script."""

import csv
import io
import json

import httpx
import pyarrow.parquet
import pytest
from playwright.sync_api import Browser, Page

PAGES = ("/", "/incidents", "/claims", "/statements", "/actors", "/reports", "/search?words=strike")
TABLES = ("incidents", "claims", "statements", "actors", "reports")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 2560])
def test_right_on_a_phone_and_on_a_wide_screen(
    browser: Browser, room: str, path: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(room + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_facet_is_a_filter_and_back(view: Page, room: str) -> None:
    view.goto(f"{room}/claims")
    link = view.locator(".facets a", has_text="ASSAULT").first
    number = int(link.locator("xpath=following-sibling::span").inner_text())
    link.click()
    assert view.url.endswith("/claims?type=ASSAULT")
    assert view.locator(".found").inner_text().startswith(f"{number} claims")
    tags = view.locator("td .tag.type").all_inner_texts()
    assert set(tags) == {"ASSAULT"}
    view.locator(".asked a").first.click()
    assert view.url.endswith("/claims")


def test_filters_in_a_form_stand_in_the_address(view: Page, room: str) -> None:
    view.goto(f"{room}/statements")
    view.locator("summary", has_text="All filters").click()
    view.get_by_role("combobox", name="Act", exact=True).select_option("deny")
    view.locator("form.filters button").click()
    assert "act=deny" in view.url
    # What is empty is left out by a script; without one it asks for nothing.
    assert "speaker=" not in view.url
    assert set(view.locator("td .tag.no").all_inner_texts()) == {"deny"}


def test_pages_put_together_are_the_whole(view: Page, room: str) -> None:
    view.goto(f"{room}/incidents?limit=60&order=newest")
    seen: list[str | None] = []
    while True:
        seen += [
            one.get_attribute("href") for one in view.locator("td[data-label=Incident] a").all()
        ]
        following = view.get_by_role("link", name="Next 60")
        if not following.count():
            break
        following.click()
    whole = httpx.get(f"{room}/incidents.csv?order=newest").content.decode("utf-8-sig")
    assert seen == [f"/incident/{row['id']}" for row in csv.DictReader(io.StringIO(whole))]


def test_it_works_without_javascript(browser: Browser, room: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{room}/claims")
        page.get_by_label("In the order of").select_option("killed")
        page.get_by_role("button", name="Sort").click()
        assert "order=killed" in page.url
        assert page.locator("tbody tr").count() == 50
        page.get_by_role("link", name="Next 50").click()
        assert page.locator("tbody tr").count() == 50


def test_the_keyboard_reaches_the_content_and_the_search(view: Page, room: str) -> None:
    view.goto(f"{room}/claims")
    view.keyboard.press("Tab")
    assert view.locator(":focus").inner_text() == "Skip to the content"
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "main"
    view.keyboard.press("/")
    view.keyboard.type("docks")
    view.keyboard.press("Enter")
    view.wait_for_url("**/search?words=docks")
    assert view.locator("mark").first.inner_text().lower() in ("docks", "dock")


@pytest.mark.parametrize("table", TABLES)
def test_any_table_is_a_file_with_all_pages(room: str, table: str) -> None:
    text = httpx.get(f"{room}/{table}.csv?limit=3").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    lines = httpx.get(f"{room}/{table}.jsonl").text.splitlines()
    parquet = httpx.get(f"{room}/{table}.parquet")
    assert f'filename="examples-{table}.parquet"' in parquet.headers["content-disposition"]
    whole = pyarrow.parquet.read_table(io.BytesIO(parquet.content)).to_pylist()
    assert len(rows) == len(lines) == len(whole) > 3
    assert [json.loads(line) for line in lines] == whole
    assert list(rows[0]) == list(whole[0])
    api = httpx.get(f"{room}/api/{table}", params={"limit": 500}).json()
    assert api["rows"] == whole[: len(api["rows"])]


def test_what_is_wrong_is_told_to_people_and_programs(room: str) -> None:
    page = httpx.get(f"{room}/claims?since=soon")
    assert page.status_code == 400
    assert "is no day; write it as 2023-03-02" in page.text
    for asked in ("since=soon", "nonsense=1", "limit=0", "after=x", "words=%22", "near=1,2"):
        answer = httpx.get(f"{room}/api/claims?{asked}")
        assert answer.status_code == 400
        assert set(answer.json()) == {"error"}
        assert set(answer.json()["error"]) == {"status", "title", "message"}
    assert httpx.get(f"{room}/nothing").status_code == 404
    assert httpx.get(f"{room}/api/report?id=nothing").status_code == 404
    assert httpx.get(f"{room}/claims.xls").status_code == 400
