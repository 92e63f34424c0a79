"""Pages of a report, an incident and an actor."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page
from tests.web.served import served

from according.base import Base


def _report(base: Path) -> str:
    with Base.open(base) as door:
        return max(door.readings(), key=lambda one: len(one.statements)).id


def _incident(base: Path) -> str:
    with Base.open(base) as door:
        return next(iter(door.incidents(order="reports", limit=1))).id


def _actor(base: Path) -> str:
    with Base.open(base) as door:
        found = next(iter(door.actors(named=True, limit=1))).who
    assert found
    return found


def test_a_report_is_printed_whole_with_its_marks(
    view: Page, room: str, examples_base: Path
) -> None:
    id_ = _report(examples_base)
    view.goto(f"{room}/report?id={id_}")
    with Base.open(examples_base) as base:
        text = base.reading(id_).text
    shown = "".join(view.locator(".text").all_text_contents())
    assert shown.split() == text.split() or "".join(shown.split()) == "".join(text.split())
    view.locator("a.m").first.hover()
    assert view.locator(".card .note").count() == 1


def test_marks_and_words_follow_the_address(view: Page, room: str, examples_base: Path) -> None:
    id_ = _report(examples_base)
    view.goto(f"{room}/report?id={id_}&mark=none&at=5:20")
    assert view.locator("a.m").count() == 0
    assert view.locator("mark#at").count() == 1
    view.locator(".toggles a", has_text="places").click()
    assert view.locator("a.m.m-place").count() > 0


def test_a_report_with_all_that_is_marked_is_light(room: str, examples_base: Path) -> None:
    every = "".join(
        f"&mark={each}" for each in ("statements", "events", "people", "places", "times", "counts")
    )
    answer = httpx.get(f"{room}/report?id={_report(examples_base)}{every}")
    assert answer.status_code == 200
    assert len(answer.content) < 200_000


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen_nor_needs_scripts(
    browser: Browser, room: str, examples_base: Path, width: int, scheme: str
) -> None:
    pages = [
        f"/report?id={_report(examples_base)}",
        f"/incident/{_incident(examples_base)}",
        f"/actor/{_actor(examples_base)}",
    ]
    with browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=False,
    ) as context:
        page = context.new_page()
        for address in pages:
            answer = page.goto(room + address)
            assert answer and answer.status == 200
            assert len(answer.body()) < 200_000
            assert page.locator("h1").count() == 1
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("kind", "find"), [("incident", _incident), ("actor", _actor)])
def test_decided_and_undone(browser: Browser, own_base: Path, kind: str, find: object) -> None:
    assert callable(find)
    id_ = find(own_base)
    with served(own_base) as room, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{room}/{kind}/{id_}")
        page.locator("details form").first.evaluate("form => form.closest('details').open = true")
        page.locator("details form button").first.click()
        assert page.locator("#decisions ~ ul b").count() == 1
        page.get_by_role("button", name="Undo").click()
        assert "withdrawn" in page.locator("#decisions ~ ul").inner_text()
    with Base.open(own_base) as base:
        assert [one.state for one in base.decisions()] == ["withdrawn"]
