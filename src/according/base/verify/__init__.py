"""Verifying a base: spans are sliced, hashes and rows are made again, and compared."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import msgspec

from according.base.filing.workers import default_workers
from according.base.store import Store
from according.base.verify.decided import check_decisions
from according.base.verify.documents import check_documents
from according.base.verify.faults import BACKUP, Check, Fault, Findings, told
from according.base.verify.pages import SavedFile, check_pages, saved_files
from according.base.verify.whole import (
    INDEXES,
    check_file,
    check_index,
    check_layout,
    check_notes,
    check_references,
    fingerprints,
    tables,
)

__all__ = ["Check", "Fault", "Verified", "verify"]

_STRETCH = 200
"""Documents that are checked together: their rows are in memory at a time."""
_FILES = 20
"""Saved files that are read together."""
_END = 2**62 // 1_000_000


class Verified(msgspec.Struct, kw_only=True):
    """What has been looked at so far; at the end, what was found."""

    done: int = 0
    of: int = 0
    """Pieces of work."""
    documents: int = 0
    records: int = 0
    spans: int = 0
    pages: int = 0
    missing: int = 0
    """Reports whose saved page is not there any more."""
    skipped: list[str] = msgspec.field(default_factory=list)
    """What could not be looked at, and why."""
    faults: list[Fault] = msgspec.field(default_factory=list)
    """Filled at the end: what follows from another fault is not told."""


class _Task(msgspec.Struct, frozen=True):
    """A piece of the work, as it goes to another process."""

    what: str
    """Which check."""
    on: str = ""
    """A table or index."""
    stretch: tuple[int, int] = (0, 0)
    files: tuple[SavedFile, ...] = ()


def verify(
    path: str | Path, *, pages: Path | None = None, workers: int | None = None
) -> Iterator[Verified]:
    """Check a base; yield how far it is after every piece of work, at the end with the faults.

    It may be asked while others read or file; nothing is changed.

    Args:
        path: the base.
        pages: also hold saved pages against it, which lie where they were or in this folder.
        workers: how many processes; none: as many as suit this machine.

    Raises:
        BaseError: there is no such base, or it is of another layout.
    """
    with Store.open(Path(path)) as store:
        so_far = Verified()
        tasks = _tasks(store.connection, so_far, pages)
        so_far.of = len(tasks)
        found: dict[int, Findings] = {}
        hashes: dict[int, tuple[int, int]] = {}
        for number, findings in _done(store.path, tasks, workers or default_workers()):
            found[number] = msgspec.structs.replace(findings, fingerprints={})
            hashes |= findings.fingerprints
            _count(so_far, findings)
            if so_far.done < so_far.of:
                yield so_far
        faults = [fault for number in sorted(found) for fault in found[number].faults]
        faults += _guarded(lambda: _fingerprints(store.connection, hashes)).faults
        so_far.faults = list(told(sorted(faults, key=_rank)))
        yield so_far


def _tasks(connection: sqlite3.Connection, so_far: Verified, pages: Path | None) -> list[_Task]:
    """Return the work in pieces, the longest first."""
    tasks: list[_Task] = [_Task("index", index) for index in INDEXES]
    try:
        every = tables(connection)
        keys = [key for (key,) in connection.execute("SELECT key FROM document ORDER BY key")]
        files, so_far.missing = saved_files(connection, pages) if pages else ([], 0)
    except sqlite3.DatabaseError:
        # The check of the file tells it.
        return [_Task("file", "document")]
    borders = [-_END, *keys[_STRETCH::_STRETCH], _END]
    tasks += [_Task("file", table) for table in every]
    tasks += [_Task("documents", stretch=pair) for pair in pairwise(borders)]
    tasks += [_Task("references", table) for table in every]
    tasks += [
        _Task("pages", files=tuple(files[start : start + _FILES]))
        for start in range(0, len(files), _FILES)
    ]
    return [*tasks, *(_Task(each) for each in ("layout", "decisions", "notes"))]


def _done(path: Path, tasks: Sequence[_Task], workers: int) -> Iterator[tuple[int, Findings]]:
    """Do the work; yield each piece's number and findings as it is done."""
    if workers == 1 or len(tasks) == 1:
        yield from ((number, _do(str(path), task)) for number, task in enumerate(tasks))
        return
    # "spawn": a forked process would inherit the connection to the base.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            futures = {
                pool.submit(_do, str(path), task): number for number, task in enumerate(tasks)
            }
            for future in as_completed(futures):
                yield futures.pop(future), future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _do(path: str, task: _Task) -> Findings:
    with Store.open(Path(path)) as store:
        if task.what == "index":
            return _guarded(lambda: _index(path, task.on))
        connection = store.connection
        checks: dict[str, Callable[[], Findings]] = {
            "file": lambda: check_file(connection, task.on),
            "references": lambda: check_references(connection, task.on),
            "documents": lambda: check_documents(connection, *task.stretch),
            "pages": lambda: check_pages(connection, task.files),
            "layout": lambda: check_layout(connection),
            "decisions": lambda: check_decisions(connection),
            "notes": lambda: check_notes(connection),
        }
        # One state of the base, whoever writes meanwhile.
        connection.execute("BEGIN")
        return _guarded(checks[task.what])


def _index(path: str, index: str) -> Findings:
    connection = sqlite3.connect(path, timeout=60.0, isolation_level=None)
    try:
        return check_index(connection, index)
    finally:
        connection.close()


def _guarded(check: Callable[[], Findings]) -> Findings:
    """Check, and tell a file that SQLite cannot read as one fault."""
    try:
        return check()
    except sqlite3.DatabaseError as error:
        fault = Fault(
            check="file",
            record="the file",
            what=f"SQLite cannot read it: {error}",
            remedy=BACKUP,
            subject=("the file",),
        )
        return Findings((fault,))


def _fingerprints(connection: sqlite3.Connection, wanted: dict[int, tuple[int, int]]) -> Findings:
    stored = fingerprints(connection)
    nothing = (0, 0)
    return Findings(
        tuple(
            Fault(
                check="fingerprint",
                record=f"document {key}",
                what="the hashes by which its copies are found are not those of its text",
                remedy=BACKUP,
                subject=("fingerprint", key),
                follows=(("document", key),),
            )
            for key, own in wanted.items()
            if stored.get(key, nothing) != own
        )
    )


def _count(so_far: Verified, findings: Findings) -> None:
    so_far.done += 1
    so_far.documents += findings.documents
    so_far.records += findings.records
    so_far.spans += findings.spans
    so_far.pages += findings.pages
    so_far.skipped += findings.skipped


_FIRST: tuple[Check, ...] = ("file", "layout", "text", "reading", "span", "words", "row")


def _rank(fault: Fault) -> int:
    """Return where a fault stands: what is the cause of others comes first."""
    return _FIRST.index(fault.check) if fault.check in _FIRST else len(_FIRST)
