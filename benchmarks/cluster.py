"""What `according read --engine daft` costs, and what more processes bring.

``python benchmarks/cluster.py TEXTS.jsonl[.gz] …``: reads reports with one process and with more,
and prints seconds, processor seconds, words per processor second and per second, with what it takes
to start told apart (a run over two reports). Lines of TEXTS have ``id`` and ``text``.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

ACCORDING = Path(sys.executable).with_name("according")


class Cost(msgspec.Struct, frozen=True):
    """What a run took."""

    seconds: float
    processor: float


def reports(paths: Iterable[Path]) -> Iterator[dict[str, str]]:
    """Read lines of JSON."""
    for path in paths:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield {"id": row["id"], "text": row["text"]}


def write(path: Path, rows: Iterable[dict[str, str]]) -> int:
    """Write lines of JSON; return how many words are in them."""
    words = 0
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            words += len(row["text"].split())
            out.write(json.dumps(row) + "\n")
    return words


def cost(source: Path, out: Path, workers: int, size: int) -> Cost:
    """Read with so many processes."""
    options = ["--workers", str(workers), "--partition-size", str(size)]
    command = [str(ACCORDING), "read", "--engine", "daft", str(source), "--out", str(out)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([*command, *options], check=True, stderr=subprocess.DEVNULL)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(ended - began, spent)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--workers", type=int, default=2, help="beside one")
    parser.add_argument("--partition-size", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        words = write(folder / "in.jsonl", islice(reports(args.texts), args.reports))
        few = write(folder / "few.jsonl", islice(reports(args.texts), args.workers))
        print(f"{args.reports} reports, {words:,} words; {os.getloadavg()[0]:.1f} other load")
        walls = []
        for count in (1, args.workers):
            start = cost(folder / "few.jsonl", folder / f"few{count}", count, 1)
            whole = cost(folder / "in.jsonl", folder / f"out{count}", count, args.partition_size)
            wall, spent = whole.seconds - start.seconds, whole.processor - start.processor
            walls.append(wall)
            print(
                f"{count} processes: {whole.seconds:.1f} s, {whole.processor:.1f} processor s; "
                f"without the start ({start.seconds:.1f} s, {start.processor:.1f} processor s) "
                f"{(words - few) / wall:,.0f} words a second, "
                f"{(words - few) / spent:,.0f} a processor second",
                flush=True,
            )
        print(f"{args.workers} processes against one: {walls[0] / walls[1]:.2f} x")


if __name__ == "__main__":
    main()
