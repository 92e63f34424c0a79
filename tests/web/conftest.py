"""The examples, filed and linked once; a room that is served; a real browser."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from tests.web.served import served

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def examples_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example corpus in a base, linked; nobody may write into it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    made = shared / "examples.accd"
    # Reading takes half a minute: the first worker does it, the others wait.
    with (shared / "examples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = shared / "making.accd"
            for words in (["file", making, ROOT / "examples" / "corpus"], ["link", making]):
                done = subprocess.run(
                    [sys.executable, "-c", "from according.cli import main; main()", *words],
                    capture_output=True,
                    check=False,
                )
                assert done.returncode == 0, done.stderr.decode()
            making.rename(made)
    return made


@pytest.fixture
def own_base(examples_base: Path, tmp_path: Path) -> Path:
    """A copy of it for a test that decides or files."""
    return Path(shutil.copy(examples_base, tmp_path / "own.accd"))


@pytest.fixture(scope="session")
def room(examples_base: Path) -> Iterator[str]:
    """The address of a room with the examples, without a slash at its end."""
    with served(examples_base) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = shutil.which("chromium")
    if found is None:
        said = "there is no chromium; install it: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with sync_playwright() as playwright:
        lent = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield lent
        lent.close()


@pytest.fixture
def view(browser: Browser) -> Iterator[Page]:
    """A page of the browser; the test fails if anything left the machine or was refused."""
    with browser.new_context() as context:
        page = context.new_page()
        told = watched(page)
        yield page
        assert not told


def watched(page: Page) -> list[str]:
    """Return a list to which all is added that a page of ours must not do."""
    told: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        # A page that answers 404 says so on the console; tests look at the status itself.
        if message.type == "error" and "Failed to load resource" not in message.text:
            told.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            told.append(f"asked for {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", asked)
    return told
