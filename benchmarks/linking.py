"""How long linking takes, and how much memory, on a cut of a base and on one ten times it.

    nice -n 10 .venv/bin/python benchmarks/linking.py BASE [--documents 800 8000] [--keep FOLDER]
    nice -n 10 .venv/bin/python benchmarks/linking.py --make READINGS … [--claims 10000 100000]

With ``--make``, bases of so many claims are made from dated readings (JSON lines), as
`linking_making.py` tells, and linked. Without, a cut is the first so many documents of the base
with all that was read in them. Printed is, for each, the claims, seconds, claims a second and the
most memory; and by how much the time per claim grows from the first to the last.
"""

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from according.base.records.keys import PER_DOCUMENT
from according.base.store import Store
from according.link.job import link_base
from linking_making import make, read

_KEYED = ("statement", "actor", "relation", "time", "place", "event", "count", "claim")
_BESIDE = (("party", "event"), ("link", "claim"))


def cut(base: Path, documents: int, path: Path) -> int:
    """Copy the first documents of a base into a new one; return how many claims they have."""
    with Store.open(path, create=True) as store:
        to = store.connection
        to.execute("ATTACH ? AS whole", (f"file:{base.resolve()}?mode=ro",))
        to.execute("PRAGMA foreign_keys = OFF")
        limit = (documents + 1) * PER_DOCUMENT
        _copy(to, "reader", "1")
        _copy(to, "document", f"key <= {documents}")
        _copy(to, "reading", f"document <= {documents} AND current = 1")
        for table in _KEYED:
            _copy(to, table, f"key < {limit}")
        for table, column in _BESIDE:
            _copy(to, table, f"{column} < {limit}")
        (claims,) = to.execute("SELECT count(*) FROM main.claim").fetchone()
        to.execute("DETACH whole")
    return int(claims)


def _copy(to: sqlite3.Connection, table: str, where: str) -> None:
    there = {row[1] for row in to.execute(f'PRAGMA whole.table_info("{table}")')}
    here = [row[1] for row in to.execute(f'PRAGMA main.table_info("{table}")')]
    names = ", ".join(f'"{name}"' for name in here if name in there)
    sql = f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM whole."{table}" WHERE {where}'
    to.execute(sql)


def linked(path: Path) -> None:
    """Link a base in this process and print the seconds and the most memory."""
    began = time.monotonic()
    steps = list(link_base(path, lambda: datetime.now().astimezone().isoformat()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{time.monotonic() - began:.1f} {most:.2f} {steps[-1].pairs if steps else 0}")


def main() -> None:
    """Cut, link each cut in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("base", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, nargs="+", default=[800, 8000])
    parser.add_argument("--make", type=Path, nargs="+", metavar="READINGS")
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--keep", type=Path, help="a folder for the bases, which stay there")
    parser.add_argument("--only-link", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.base is None and not given.make:
        parser.error("name a base, or readings to make one of")
    if given.only_link:
        linked(given.base)
        return
    with tempfile.TemporaryDirectory() as folder:
        paces = []
        for path, documents, claims in bases(given, given.keep or Path(folder)):
            seconds = measured(path, documents, claims)
            paces.append(seconds / claims)
        print(f"time per claim, last to first: {paces[-1] / paces[0]:.2f}")


def bases(given: argparse.Namespace, folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Make the bases; yield the path of each, its documents and its claims."""
    if given.make:
        readings = list(read(given.make))
        for wanted in given.claims:
            path = folder / f"made-{wanted}.accd"
            yield path, *make(path, readings, wanted)
        return
    for documents in given.documents:
        path = folder / f"cut-{documents}.accd"
        path.unlink(missing_ok=True)
        yield path, documents, cut(given.base, documents, path)


def measured(path: Path, documents: int, claims: int) -> float:
    """Link a base in a process of its own, print how it went and return the seconds."""
    told = subprocess.run(
        [sys.executable, __file__, str(path), "--only-link"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, memory, pairs = (float(each) for each in told.stdout.split())
    print(
        f"{documents:,} documents, {claims:,} claims: {seconds:.0f} s,"
        f" {claims / seconds:,.0f} claims/s, {pairs:,.0f} pairs, {memory:.2f} GB",
        flush=True,
    )
    return seconds


if __name__ == "__main__":
    main()
