"""The front page."""

from playwright.sync_api import Page


def test_the_front_page(view: Page, room: str) -> None:
    view.goto(room)
    assert view.locator("h1").inner_text() == "examples.accd"
