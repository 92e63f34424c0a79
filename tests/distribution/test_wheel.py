"""What is built is whole and small, and what is installed from it works with no network at all."""

import re
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from email.parser import Parser
from pathlib import Path

import pytest
from tests.distribution.conftest import ROOT, Built, Installed

LIMIT = 25_000_000
"""Bytes of the wheel; nine tenths of it are the encoder's weights."""
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow


def test_the_wheel_holds_the_package_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    source = ROOT / "src"
    files = (path for path in (source / "according").rglob("*") if path.is_file())
    assert {path.relative_to(source).as_posix() for path in files if path.suffix != ".pyc"} == names
    assert {name.split("/")[0] for name in names} == {"according"}


def test_the_wheel_is_small_and_the_docs_say_how_large(built: Built) -> None:
    size = built.wheel.stat().st_size
    assert size < LIMIT
    for page, pattern in (
        ("docs/installing.md", r"\| the wheel \| (\d+) MB"),
        ("README.md", r"\.whl` \((\d+) MB"),
    ):
        told = re.search(pattern, (ROOT / page).read_text(encoding="utf-8"))
        assert told, page
        assert abs(int(told[1]) - size / 1e6) <= 1


def test_the_source_has_what_is_needed_to_build_and_check(built: Built) -> None:
    with tarfile.open(built.source) as packed:
        tops = {name.split("/", 2)[1] for name in packed.getnames() if "/" in name}
    assert tops >= {"src", "tests", "docs", "examples", "LICENSE", "NOTICE", "pyproject.toml"}
    assert not tops & {".venv", ".git", "demo", "dist"}


def test_its_metadata(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        (name,) = [each for each in wheel.namelist() if each.endswith("dist-info/METADATA")]
        metadata = Parser().parsestr(wheel.read(name).decode())
        entry = wheel.read(name.replace("METADATA", "entry_points.txt")).decode()
        licences = {each for each in wheel.namelist() if "dist-info/licenses/" in each}
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert "according = according.cli:main" in entry
    assert {Path(each).name for each in licences} == {"LICENSE", "NOTICE"}


def test_the_notice_names_what_is_of_others() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for told in re.findall(r"\baccording/[^\s,]+[\w]", notice):
        assert (ROOT / "src" / told).exists(), told
    for licence in (ROOT / "src" / "according").rglob("*LICENSE*"):
        assert licence.relative_to(ROOT / "src").as_posix() in notice


def test_it_is_imported_from_where_it_is_installed(installed: Installed) -> None:
    done = subprocess.run(
        [installed.python, "-c", "import according; print(according.__file__)"],
        cwd=installed.home,
        env=installed.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(installed.python.parents[1]))


def test_there_is_no_network(run: Run) -> None:
    """The other tests mean something only if this holds."""
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"
    done = run("-c", code, program="python")
    assert done.returncode == 1
    assert "unreachable" in done.stderr.lower()
    version = run("--version")
    assert version.returncode == 0
    assert version.stdout.startswith("according ")


def test_what_a_user_does_first(installed: Installed, run: Run) -> None:
    """A home without a list of places, as ``pipx install`` leaves it."""
    shutil.rmtree(installed.home / ".local", ignore_errors=True)
    reports = ROOT / "examples" / "corpus" / "texts"
    first = run("read", reports / "h01-gazette-1.txt", "--format", "table")
    assert first.returncode == 0, first.stderr
    assert "making the list of places, this once" in first.stderr
    assert "Brandt" in first.stdout

    filed = run("file", "own.accd", reports, "--workers", "1")
    assert filed.returncode == 0, filed.stderr
    assert "9 filed" in filed.stderr
    assert "list of places" not in filed.stderr
    assert run("link", "own.accd").returncode == 0
    asked = run("claims", "own.accd", "--format", "jsonl", "--limit", "1")
    assert asked.stdout.startswith("{")
    written = run("export", "own.accd", "dossier", "-o", "own.html")
    assert written.returncode == 0, written.stderr
    assert "Port Casimir" in (installed.home / "own.html").read_text(encoding="utf-8")


def test_the_room_has_its_pages_scripts_and_styles(installed: Installed, run: Run) -> None:
    reports = ROOT / "examples" / "corpus" / "texts" / "h01-gazette-1.txt"
    assert run("file", "room.accd", reports, "--workers", "1").returncode == 0
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    # Here the machine's own loopback is used, so that this test can ask.
    command = [installed.program(), "serve", "room.accd", "--port", port]
    with subprocess.Popen(
        command,
        cwd=installed.home,
        env=installed.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as room:
        try:
            assert room.stdout is not None
            address = _address(room.stdout)
            page = _asked(address)
            assert "Port Casimir" in _asked(f"{address}reports")
            for told in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)):
                assert _asked(address.rstrip("/") + told)
            for file in (ROOT / "src" / "according" / "web" / "static").iterdir():
                assert _asked(f"{address.rstrip('/')}/static/{file.name}")
        finally:
            room.terminate()


def _address(lines: Iterable[str]) -> str:
    for line in lines:
        if told := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return told[0]
    raise AssertionError("the room told no address")


def _asked(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                body: bytes = answer.read()
            return body.decode("utf-8")
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            # The address is told a moment before it is listened at.
            time.sleep(0.1)
    raise AssertionError(f"nobody listens at {address}")


def test_every_requirement_is_pinned_by_hash() -> None:
    """The list that ``make install`` takes covers what the wheel asks for."""
    pinned = set(
        re.findall(
            r"^([A-Za-z0-9_.-]+)==",
            (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    code = "from importlib.metadata import requires; print(*requires('according'), sep='\\n')"
    asked = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    wanted = {
        re.split(r"[^A-Za-z0-9_.-]", line, maxsplit=1)[0].replace("_", "-").lower()
        for line in asked.splitlines()
        if "extra ==" not in line
    }
    assert wanted <= {name.replace("_", "-").lower() for name in pinned}
