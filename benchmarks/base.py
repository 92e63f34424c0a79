"""How fast a large evidence base answers.

``python benchmarks/base.py BASE --make GOLD --cache READINGS.jsonl [--documents 100000]`` makes a
base of so many documents: it reads some hundreds of gold reports once (or takes them from the
cache), and varies each: names become others of the same length, tolls and days shift, so that
every span holds. ``python benchmarks/base.py BASE`` asks it some forty questions, each for its
first fifty, and prints how long the first page and the count take.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

from according.base import Answer, Base, BaseError
from base_making import make

PAGE = 50
COUNTED = 1_000
"""As on the command line: beyond it, "at least"."""
TARGET_MS = 100


def questions(base: Base) -> Iterator[tuple[str, Callable[[], Answer[object]]]]:
    """Yield questions by what they are called; names are taken from the base itself."""
    for words in WORDS:
        yield f"find {words}", lambda words=words: base.find(words, limit=PAGE)  # type: ignore[misc]
    common, middling, rare = _names(base)
    wanted: list[dict[str, object]] = [
        {},
        *({"actor": name} for name in (common, middling, rare)),
        *({"party": name} for name in (common, middling, rare)),
        {"recipient": common},
        *({"speaker": name} for name in (common, middling, rare)),
        {"speaker": "government officials"},
        {"types": ["ASSAULT"]},
        {"types": ["ASSAULT"], "modes": ["aerial"]},
        {"types": ["ASSAULT"], "country": "SLV"},
        {"types": ["PROTEST"], "country": "USA", "statuses": ["happened"]},
        {"types": ["AID"], "country": "HND"},
        {"near": (13.7, -89.2, 100)},
        {"near": (40.7, -74.0, 25), "types": ["PROTEST"]},
        {"min_killed": 5},
        {"min_killed": 50, "country": "COL"},
        {"min_injured": 20, "order": "killed"},
        {"words": "bomb", "types": ["ASSAULT"]},
        {"words": "government", "types": ["SANCTION"], "denied": True},
        {"words": "oligarchy embassy", "min_killed": 1},
        {"actor": common, "types": ["ASSAULT"]},
        {"actor": middling, "since": "2021-01-01", "until": "2021-12-31"},
        {"since": "2021-03-01", "until": "2021-03-07"},
        {"since": "2021-03-01", "until": "2021-03-31", "order": "when"},
        {"published_since": "2022-05-01", "published_until": "2022-05-03", "acts": ["deny"]},
        {"acts": ["claim_responsibility"]},
        {"source_kinds": ["unnamed"], "min_confidence": 0.9},
        {"denied": True, "order": "oldest"},
        {"place": "San Salvador"},
        {"publisher": "The Daily Record 7", "types": ["ACCUSE"]},
        {"verdict": "none", "copies": False},
        {"order": "killed"},
        {"order": "when"},
    ]
    for each in wanted:
        called = ", ".join(f"{name}={value}" for name, value in each.items()) or "all"
        yield f"claims {called}", lambda each=each: base.claims(limit=PAGE, **each)  # type: ignore[misc]


WORDS = (
    "government",
    "the",
    "bomb",
    "police said",
    '"air force"',
    "president election campaign",
    "guerrillas OR rebels",
    "oligarchy",
    "embassy bombing lima",
    "hostage* NOT embassy",
)


def _names(base: Base) -> tuple[str, str, str]:
    """Return the name of an actor of very many reports, of some and of few."""
    listed = [
        row[0]
        for row in base.connection.execute(
            "SELECT name FROM actor WHERE kind IN ('person', 'organisation') AND did > 0"
            " GROUP BY name ORDER BY count(*) DESC, name LIMIT 4000"
        )
    ]
    return listed[0], listed[len(listed) // 20], listed[-1]


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the median of several runs after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[len(taken) // 2]


def ask(path: Path, times: int) -> None:
    """Ask all questions and print how long each takes."""
    pages: dict[str, list[float]] = {}
    with Base.open(path) as base:
        numbers = base.inventory().numbers
        print(f"{numbers['document']:,} documents, {numbers['claim']:,} claims")
        print(f"{'question':70} {'page ms':>8} {'count ms':>9} {'hits':>9}")
        for called, asked in questions(base):
            page = milliseconds(lambda asked=asked: list(asked()), times)  # type: ignore[misc]
            answer = asked()
            began = time.perf_counter()
            hits = answer.count(at_most=COUNTED)
            counted = (time.perf_counter() - began) * 1000
            late = " !" if page > TARGET_MS else ""
            print(f"{called[:70]:70} {page:8.1f} {counted:9.1f} {hits:9,}{late}", flush=True)
            pages.setdefault(called.split()[0], []).append(page)
    for kind, taken in pages.items():
        cuts = quantiles(taken, n=20, method="inclusive")
        print(f"{kind}: {len(taken)} questions, p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")


def main() -> None:
    """Make a base, or ask one."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("base", type=Path)
    ap.add_argument("--make", type=Path, metavar="GOLD", help="folder of the gold reports")
    ap.add_argument("--cache", type=Path, default=Path("readings.jsonl"))
    ap.add_argument("--documents", type=int, default=100_000)
    ap.add_argument("--times", type=int, default=5, help="runs of each question")
    args = ap.parse_args()
    try:
        if args.make:
            make(args.base, args.make, args.cache, args.documents)
        else:
            ask(args.base, args.times)
    except BaseError as error:
        ap.error(str(error))


if __name__ == "__main__":
    main()
