"""How long the pages of the reading room take on a large base, warm: time on the server.

    python benchmarks/room.py BASE

The base is one of `base.py`, linked. Tables are asked for once to warm up, then ten times; of
reports, incidents and actors, each page once, after ten others of its kind.
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
"""Milliseconds within which 95 of 100 are to be answered; of all others 200."""
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
REVIEWS = (
    "/review",
    "/review?queue=statements",
    "/review?queue=happenings",
    "/review?queue=people",
    "/review/agreement",
)
CHARTS = ("/map?type=ASSAULT", "/timeline?type=ASSAULT", "/network?type=ASSAULT")
PAGES = {
    "/report?id=": "SELECT id FROM document WHERE key % ? = 0 ORDER BY key",
    "/incident/": "SELECT id FROM incident WHERE key % ? = 0 ORDER BY key",
    "/actor/": "SELECT id FROM who WHERE key % ? = 0 ORDER BY key",
}
"""Address, and the question for the ids."""
EACH, FIRST = 200, 10
"""Pages of a kind, and how many of them are asked for to warm up."""


def main(path: Path) -> int:
    """Measure, and return whether a target was missed."""
    app = create_app(path, Settings(connections=1))
    missed = False
    with TestClient(app, base_url="http://127.0.0.1") as client:
        for address in ("/", *TABLES, *CHARTS, *REVIEWS):
            client.get(address)
            took = [_took(client, address) for _ in range(TIMES)]
            missed |= _tell(address, took, TARGETS.get(address, 200))
        for kind, ids in _ids(path).items():
            took = [_took(client, kind + id_) for id_ in ids][FIRST:]
            address = kind.partition("?")[0]
            missed |= _tell(f"{address} ({len(took)} pages)", took, TARGETS.get(address, 200))
    return int(missed)


def _ids(path: Path) -> dict[str, list[str]]:
    """Return ids of records from all parts of the base, and of incidents and actors the largest."""
    with Base.open(path) as base:
        ask = base.connection.execute
        found = {}
        for kind, question in PAGES.items():
            table = question.split()[3]
            last = ask(f"SELECT max(key) FROM {table}").fetchone()[0]
            rows = ask(question, (max(1, last // (EACH + FIRST)),)).fetchall()
            found[kind] = [id_ for (id_,) in rows]
        for kind, table in (("/incident/", "incident"), ("/actor/", "who")):
            largest = ask(f"SELECT id FROM {table} ORDER BY reports DESC LIMIT 20").fetchall()
            found[kind] += [id_ for (id_,) in largest]
    return found


def _took(client: TestClient, address: str) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200, (address, answer.text[-500:])
    return took


def _tell(address: str, took: list[float], target: int) -> bool:
    took = sorted(took)
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
