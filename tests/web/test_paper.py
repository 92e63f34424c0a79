"""What is printed: no navigation, nothing folded, the names of records, nothing cut off."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.web.test_told_pages import actor_of, incident_of, report_of

FIND = {"report": report_of, "incident": incident_of, "actor": actor_of}
ADDRESS = {"report": "/report?id={}", "incident": "/incident/{}", "actor": "/actor/{}"}


@pytest.mark.parametrize("kind", list(FIND))
def test_a_dossier_is_printed_whole(
    browser: Browser, room: str, examples_base: Path, kind: str
) -> None:
    id_ = FIND[kind](examples_base)
    # The width of a sheet of A4 between its margins.
    with browser.new_context(
        viewport={"width": 680, "height": 900}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(room + ADDRESS[kind].format(id_))
        page.emulate_media(media="print")
        assert not page.locator(
            "nav:visible, form:visible, button:visible, .no-print:visible"
        ).count()
        folded = page.locator("main details:not(.no-print) > :not(summary)")
        for number in range(folded.count()):
            box = folded.nth(number).bounding_box()
            assert box
            assert box["height"] > 0
        assert id_ in page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        told = page.locator("main table tr, .note, .bodies > li, svg.toll")
        kept = told.evaluate_all(
            "all => all.every(one => getComputedStyle(one).breakInside === 'avoid'"
            " || one.matches('.bodies > li'))"
        )
        assert kept


def test_the_address_of_a_report_is_printed(
    browser: Browser, room: str, examples_base: Path
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{room}/report?id={report_of(examples_base)}")
        page.emulate_media(media="print")
        link = page.locator("a[rel~=external]").first
        shown = link.evaluate("one => getComputedStyle(one, '::after').content")
        assert link.get_attribute("href") in shown
