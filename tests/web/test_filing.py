"""The room stays usable while a job files into its base."""

import subprocess
import sys
import time
from pathlib import Path

import httpx
from tests.web.served import served

ROOT = Path(__file__).resolve().parents[2]


def test_pages_are_answered_while_reports_are_filed(tmp_path: Path, own_base: Path) -> None:
    source = tmp_path / "more.txt"
    source.write_text("Rebels killed nine soldiers near Kelb, a doctor said.", encoding="utf-8")
    words = ["file", own_base, source, ROOT / "examples" / "corpus" / "texts"]
    with served(own_base) as room, httpx.Client(base_url=room, timeout=10) as client:
        before = client.get("/api/overview").json()["reports"]
        job = subprocess.Popen(
            [sys.executable, "-c", "from according.cli import main; main()", *map(str, words)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        took = []
        while job.poll() is None:
            for path in ("/", "/claims", "/incidents", "/search?words=soldiers"):
                began = time.perf_counter()
                assert client.get(path).status_code == 200
                took.append(time.perf_counter() - began)
        assert job.returncode == 0, job.communicate()[1].decode()
        assert len(took) > 4
        assert max(took) < 5
        # The reports are there at once; what is added up may be five seconds old.
        found = client.get("/api/search?words=nine+soldiers+Kelb").json()
        assert any(hit["found"]["report"]["id"] for hit in found["hits"])
        time.sleep(5.1)
        assert client.get("/api/overview").json()["reports"] == before + 1
