"""How long the pages of the reading room take on a large base, warm: time on the server.

    python benchmarks/room.py BASE

The base is one of `base.py`, linked; every address is asked for once to warm up, then ten times.
"""

import statistics
import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

from according.base import Base
from according.web.app import create_app
from according.web.settings import Settings

TIMES = 10
TARGETS = {"/report": 60, "/": 300}
"""Milliseconds within which 95 of 100 are to be answered; of tables 200."""
TABLES = (
    "/incidents",
    "/incidents?order=disputed",
    "/incidents?order=reports&type=ASSAULT",
    "/incidents?actor=army",
    "/claims",
    "/claims?order=killed",
    "/claims?order=when",
    "/claims?type=ASSAULT",
    "/claims?type=ASSAULT&country=SLV",
    "/claims?actor=police",
    "/claims?speaker=smith",
    "/claims?words=attack",
    "/claims?min_independent=5",
    "/statements",
    "/statements?act=deny",
    "/statements?speaker=smith",
    "/statements?said=attack",
    "/actors",
    "/actors?order=said",
    "/actors?name=smith",
    "/reports",
    "/reports?words=attack",
    "/search?words=attack",
    "/search?words=bomb+embassy",
)
REPORTS = 40


def main(path: Path) -> int:
    """Measure, and return whether a target was missed."""
    app = create_app(path, Settings(connections=1))
    with Base.open(path) as base:
        last = base.connection.execute("SELECT max(key) FROM document").fetchone()[0]
        step = max(1, last // REPORTS)
        ids = base.connection.execute(
            "SELECT id FROM document WHERE key % ? = 0 ORDER BY key", (step,)
        ).fetchall()
    missed = False
    with TestClient(app, base_url="http://127.0.0.1") as client:
        for address in ("/", *TABLES):
            client.get(address)
            took = sorted(_took(client, address) for _ in range(TIMES))
            missed |= _tell(address, took, TARGETS.get(address, 200))
        addresses = [f"/report?id={id_}" for (id_,) in ids]
        if client.get(addresses[0]).status_code == 200:
            for address in addresses:
                client.get(address)
            took = sorted(_took(client, address) for address in addresses)
            missed |= _tell("/report", took, TARGETS["/report"])
    return int(missed)


def _took(client: TestClient, address: str) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200, (address, answer.text[-500:])
    return took


def _tell(address: str, took: list[float], target: int) -> bool:
    late = took[min(len(took) - 1, int(len(took) * 0.95))]
    missed = late > target
    print(
        f"{address:45} median {statistics.median(took):6.0f} ms, 95 % within {late:6.0f} ms"
        f"{'  MISSED: ' + str(target) if missed else ''}",
        flush=True,
    )
    return missed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
