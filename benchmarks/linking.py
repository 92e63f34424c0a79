"""How long linking takes, and how much memory, on a cut of a base and on one ten times it.

    nice -n 10 .venv/bin/python benchmarks/linking.py BASE [--documents 800 8000] [--keep FOLDER]

A cut is the first so many documents of the base with all that was read in them. Printed is, for
each cut, the claims, seconds, claims a second and the most memory; and by how much the time per
claim grows from the first cut to the last.
"""

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from according.base.records.keys import PER_DOCUMENT
from according.base.store import Store
from according.link.job import link_base

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
    parser.add_argument("base", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[800, 8000])
    parser.add_argument("--keep", type=Path, help="a folder for the cuts, which stay there")
    parser.add_argument("--only-link", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only_link:
        linked(given.base)
        return
    with tempfile.TemporaryDirectory() as folder:
        paces = []
        for documents in given.documents:
            path = (given.keep or Path(folder)) / f"cut-{documents}.accd"
            path.unlink(missing_ok=True)
            claims = cut(given.base, documents, path)
            told = subprocess.run(
                [sys.executable, __file__, str(path), "--only-link"],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
            seconds, memory, pairs = (float(each) for each in told.stdout.split())
            paces.append(seconds / claims)
            print(
                f"{documents:,} documents, {claims:,} claims: {seconds:.0f} s,"
                f" {claims / seconds:,.0f} claims/s, {pairs:,.0f} pairs, {memory:.2f} GB",
                flush=True,
            )
        print(f"time per claim, last to first: {paces[-1] / paces[0]:.2f}")


if __name__ == "__main__":
    main()
