"""Pages of a report, an incident and an actor."""

import html
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page
from tests.web.served import served

from according.base import Base
from according.base.questions.bodies import bodies


def report_of(base: Path) -> str:
    with Base.open(base) as door:
        return max(door.readings(), key=lambda one: len(one.statements)).id


def incident_of(base: Path) -> str:
    with Base.open(base) as door:
        return next(iter(door.incidents(order="reports", limit=1))).id


def actor_of(base: Path) -> str:
    with Base.open(base) as door:
        found = next(iter(door.actors(named=True, limit=1))).who
    assert found
    return found


def test_a_report_is_printed_whole_with_its_marks(
    view: Page, room: str, examples_base: Path
) -> None:
    id_ = report_of(examples_base)
    view.goto(f"{room}/report?id={id_}")
    with Base.open(examples_base) as base:
        text = base.reading(id_).text
    shown = "".join(view.locator(".text").all_text_contents())
    assert shown.split() == text.split() or "".join(shown.split()) == "".join(text.split())
    view.locator("a.m").first.hover()
    assert view.locator(".card .note").count() == 1


def test_marks_and_words_follow_the_address(view: Page, room: str, examples_base: Path) -> None:
    id_ = report_of(examples_base)
    view.goto(f"{room}/report?id={id_}&mark=none&at=5:20")
    assert view.locator("a.m").count() == 0
    assert view.locator("mark#at").count() == 1
    view.locator(".toggles a", has_text="places").click()
    assert view.locator("a.m.m-place").count() > 0


def test_a_report_with_all_that_is_marked_is_light(room: str, examples_base: Path) -> None:
    every = "".join(
        f"&mark={each}" for each in ("statements", "events", "people", "places", "times", "counts")
    )
    answer = httpx.get(f"{room}/report?id={report_of(examples_base)}{every}")
    assert answer.status_code == 200
    assert len(answer.content) < 200_000


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen_nor_needs_scripts(
    browser: Browser, room: str, examples_base: Path, width: int, scheme: str
) -> None:
    pages = [
        f"/report?id={report_of(examples_base)}",
        f"/incident/{incident_of(examples_base)}",
        f"/actor/{actor_of(examples_base)}",
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


@pytest.mark.parametrize(("kind", "find"), [("incident", incident_of), ("actor", actor_of)])
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


def test_bodies_stand_as_a_tree_of_several_steps(
    view: Page, room: str, examples_base: Path
) -> None:
    with Base.open(examples_base) as base:
        named = {one.name: one.who for one in base.actors(named=True)}
        mission = named["Joint Monitoring Mission"]
        assert mission
        (tree,) = bodies(base.connection, mission)
        nations = named["United Nations"]
        assert nations
        (whole,) = bodies(base.connection, nations)
    (middle,) = tree.below
    (lowest,) = middle.below
    assert middle.name == "United Nations"
    assert lowest.who == mission
    assert lowest.tie
    assert lowest.tie.predicate == "part_of"
    assert mission in {one.who for one in whole.below[0].below}
    view.goto(f"{room}/actor/{mission}")
    assert view.locator(".bodies li li li > b").inner_text() == "Joint Monitoring Mission"
    view.locator(".bodies li li > a").first.click()
    assert view.locator("h1").inner_text() == "United Nations"


def test_all_that_somebody_said_is_listed_by_its_id(
    room: str, examples_base: Path, browser: Browser
) -> None:
    with Base.open(examples_base) as base:
        found = max(base.actors(named=True), key=lambda one: one.said)
    assert found.said > 25
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{room}/actor/{found.who}")
        listed = page.locator("section[aria-labelledby=said] li")
        assert listed.count() == 25
        page.locator("section[aria-labelledby=said]").get_by_role(
            "link", name="all of this"
        ).click()
        assert listed.count() == found.said
    assert httpx.get(f"{room}/actor/{found.who}?all=nothing").status_code == 400


def test_those_with_a_name_like_it_are_made_one_by_a_button(
    browser: Browser, own_base: Path
) -> None:
    with Base.open(own_base) as base:
        bureau = next(one.who for one in base.actors(named=True) if one.name == "State Security")
    with served(own_base) as room, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{room}/actor/{bureau}")
        page.locator("summary", has_text="with a name like it").click()
        page.get_by_role("button", name="with State Security Bureau").first.click()
        assert page.locator("#decisions ~ ul b").inner_text() == "same"
    with Base.open(own_base) as base:
        assert [one.decision.verdict for one in base.decisions()] == ["same"]


def test_nothing_is_shown_that_only_programs_read(room: str, examples_base: Path) -> None:
    pages = [
        f"/report?id={report_of(examples_base)}",
        f"/incident/{incident_of(examples_base)}",
        f"/actor/{actor_of(examples_base)}",
        "/map", "/timeline", "/network",
    ]  # fmt: skip
    for address in pages:
        shown = _shown(httpx.get(room + address).text)
        for found in (
            r"\bNone\b(?! of)",
            r"\bnull\b",
            r"\bundefined\b",
            r"\b1 (reports|claims|origins)\b",
        ):
            assert not re.search(found, shown), (address, found)
        assert not re.search(r"\b\d{4}-\d\d-\d\d\b", shown), address


def _shown(page: str) -> str:
    """Return the words of a page, without those that a report has or that name a file."""
    without = re.sub(r"<(code|title)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return html.unescape(without)
