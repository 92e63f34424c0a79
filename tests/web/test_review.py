"""Review: each decision by key and by button, with and without scripts, each taken back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import watched
from tests.web.served import TOKEN, served

from according.base import Base


@pytest.fixture
def own_room(own_base: Path) -> Iterator[str]:
    with served(own_base) as address:
        yield address


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser without JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        told = watched(page)
        yield page
        assert not told


def standing(base: Path) -> list[tuple[str, str, str]]:
    with Base.open(base) as opened:
        return [
            (one.decision.verdict, one.decision.person, one.state) for one in opened.decisions()
        ]


CASES = [
    ("claims", "a", "accept"),
    ("claims", "r", "reject"),
    ("statements", "a", "accept"),
    ("happenings", "s", "same"),
    ("happenings", "d", "different"),
    ("people", "s", "same"),
    ("people", "d", "different"),
]


@pytest.mark.parametrize(("queue", "key", "verdict"), CASES)
def test_a_key_decides_and_another_takes_it_back(
    view: Page, own_room: str, own_base: Path, queue: str, key: str, verdict: str
) -> None:
    view.goto(f"{own_room}/review?queue={queue}")
    first = view.locator(".record .id").first.inner_text()
    view.keyboard.press(key)
    view.wait_for_url(re.compile("done="))
    assert standing(own_base) == [(verdict, "Ann", "standing")]
    assert view.locator(".record .id").first.inner_text() != first or queue == "people"
    view.keyboard.press("u")
    view.wait_for_url(re.compile("done=undone"))
    assert standing(own_base) == [(verdict, "Ann", "withdrawn")]
    assert view.locator(".record .id").first.inner_text() == first


@pytest.mark.parametrize(("queue", "verdict"), [(queue, verdict) for queue, _, verdict in CASES])
def test_buttons_do_without_scripts(
    plain: Page, own_room: str, own_base: Path, queue: str, verdict: str
) -> None:
    plain.goto(f"{own_room}/review?queue={queue}")
    plain.fill("#why", "read <b>twice</b>")
    plain.locator(f"button[value={verdict}]").click()
    assert standing(own_base) == [(verdict, "Ann", "standing")]
    plain.get_by_role("button", name="Undo").first.click()
    assert standing(own_base) == [(verdict, "Ann", "withdrawn")]


def test_next_previous_and_help(view: Page, own_room: str) -> None:
    view.goto(f"{own_room}/review")
    first = view.locator(".record .id").inner_text()
    view.keyboard.press("j")
    view.wait_for_url(re.compile("record="))
    assert view.locator(".record .id").inner_text() != first
    view.keyboard.press("k")
    expect(view.locator(".record .id")).to_have_text(first)
    view.keyboard.press("?")
    expect(view.locator("#help dl")).to_be_visible()
    view.fill("#why", "")
    view.locator("#why").press("a")
    expect(view.locator("#why")).to_have_value("a")


def test_fields_are_amended_one_by_one(plain: Page, own_room: str, own_base: Path) -> None:
    plain.goto(f"{own_room}/review")
    plain.locator("summary", has_text="Amend").click()
    plain.get_by_label("Killed").fill("12-14")
    plain.get_by_label("When").fill("2023-03-02/2023-03-04")
    plain.get_by_label("Where").fill("Ardesh")
    plain.locator("select[name$='.type']").select_option("PROTEST")
    plain.get_by_label("Who (names").fill("Ann; Ben")
    plain.locator("select[name$='.act']").last.select_option("doubt")
    plain.locator("#why-amend").fill("as the second paragraph says")
    plain.locator("button", has_text=re.compile("^Amend$")).click()
    with Base.open(own_base) as base:
        made = {one.decision.field: one.decision for one in base.decisions()}
    assert made["killed"].value == {"low": 12, "high": 14}
    assert made["time"].value == {"start": "2023-03-02", "end": "2023-03-04"}
    assert made["place"].value == {"name": "Ardesh"}
    assert made["type"].value == "PROTEST"
    assert made["actors"].value == ["Ann", "Ben"]
    assert made["act"].records[0].kind == "statement"
    assert {one.why for one in made.values()} == {"as the second paragraph says"}
    assert plain.get_by_label("Killed").input_value() == "12-14"
    plain.locator(".made form button").first.click()
    assert sorted(state for _, _, state in standing(own_base)).count("withdrawn") == 1


def test_a_value_that_cannot_be_is_refused(plain: Page, own_room: str, own_base: Path) -> None:
    plain.goto(f"{own_room}/review")
    plain.locator("summary", has_text="Amend").click()
    plain.locator("input[name$='.span']").fill("words that nobody printed")
    plain.locator("button", has_text=re.compile("^Amend$")).click()
    assert "letter for letter" in plain.locator(".message").inner_text()
    assert not standing(own_base)


def test_two_people_agree_and_do_not(browser: Browser, own_room: str, own_base: Path) -> None:
    verdicts = {"Ann": ("accept", "reject", "accept"), "Ben": ("accept", "accept", "reject")}
    for person, said in verdicts.items():
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{own_room}/review?as={person}")
            (cookie,) = context.cookies()
            assert cookie["httpOnly"]
            assert cookie["sameSite"] == "Strict"
            # What another decided is not shown before one has decided.
            assert page.locator(".made li").count() == 0
            for verdict in said:
                page.locator(f"button[value={verdict}]").click()
            page.goto(f"{own_room}/review/agreement")
    assert len(standing(own_base)) == 6
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{own_room}/review/agreement")
        row = page.locator("tbody tr").first.inner_text().split("\t")
        assert row[3:5] == ["3", "1"]
        assert page.locator("article.incident").count() == 2


def test_a_page_from_elsewhere_names_nobody(browser: Browser, own_room: str) -> None:
    with browser.new_context() as context:
        answer = context.request.get(
            f"{own_room}/review?as=Mallory", headers={"sec-fetch-site": "cross-site"}
        )
        assert "Mallory" not in answer.text()
        refused = context.request.post(
            f"{own_room}/review/decide",
            form={"token": TOKEN, "verdict": "accept", "record": "x/c1"},
            headers={"origin": "https://elsewhere.example"},
        )
        assert refused.status == 403


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room(browser: Browser, room: str, scheme: str) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        page = context.new_page()
        told = watched(page)
        for queue in ("claims", "statements", "happenings", "people"):
            page.goto(f"{room}/review?queue={queue}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert not told
