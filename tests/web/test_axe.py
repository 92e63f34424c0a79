"""Each page has no serious fault for those who cannot see, in the light and in the dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.web.conftest import watched

from according.base import Base

PAGES = (
    "/", "/incidents?limit=12", "/claims?limit=12", "/statements?limit=12", "/actors?limit=12",
    "/reports?limit=12", "/search?words=strike", "report", "incident", "actor", "/map",
    "/timeline?since=2023-03-01&until=2023-03-05", "/network?type=ASSAULT", "/review",
    "/review?queue=statements", "/review?queue=happenings", "/review/agreement",
)  # fmt: skip


def _address(base: Path, page: str) -> str:
    if page.startswith("/"):
        return page
    with Base.open(base) as door:
        if page == "report":
            least = min(door.readings(), key=lambda one: (len(one.statements) < 5, len(one.text)))
            marks = "".join(f"&mark={each}" for each in ("statements", "events", "people", "times"))
            return f"/report?id={least.id}{marks}"
        if page == "actor":
            return f"/actor/{next(iter(door.actors(named=True, limit=1))).who}"
        return f"/incident/{next(iter(door.incidents(order='disputed', limit=1))).id}"


@pytest.mark.parametrize("path", PAGES)
def test_no_serious_fault_for_those_who_cannot_see(
    browser: Browser, room: str, examples_base: Path, path: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        told = watched(page)
        page.goto(room + _address(examples_base, path))
        if page.locator("figure.chart").count():
            page.locator("figure.chart svg").wait_for()
        # axe is put into the page, past its policy; nothing of it is served. Only contrast
        # differs in the dark.
        found = Axe().run(page).response["violations"]
        page.emulate_media(color_scheme="dark")
        dark = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
        found += Axe().run(page, options=dark).response["violations"]
        assert not [
            (one["id"], [node["html"] for node in one["nodes"]][:3])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert not told
