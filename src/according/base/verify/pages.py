"""Saved pages, where they are still there: the same bytes, the same text, the words on them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from according.base.verify.faults import Fault, Findings
from according.ingest import read_inputs
from according.ingest.decode import decode
from according.ingest.selector import locate_all, quote_selector
from according.model import Document, ParagraphRole, Span

_PART = re.compile(r"[#:@]\d+$")
"""What stands behind the name of a file of several reports: item, line, offset."""
_PAGES = (".html", ".htm", ".xhtml")
_SHOWN: tuple[ParagraphRole, ...] = ("body", "title")
_OTHER_BYTES = (
    "find the page as it was on {day}, or file this one as another report, with an id of its own"
)
_OTHER_TEXT = (
    "nothing is wrong with the page: this version of According takes another text from it; the "
    "records stand on the text in the base"
)


class SavedFile(msgspec.Struct, frozen=True):
    """A file that reports were taken from."""

    path: str
    parts: tuple[tuple[int, str], ...]
    """Of each report its key, and what stands behind the file's name in its origin."""


def saved_files(connection: sqlite3.Connection, folder: Path) -> tuple[list[SavedFile], int]:
    """Return the files that are still there, and how many reports' are not.

    A file is looked for where it was, then in the folder by its path there, then by its name.
    """
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    paths: dict[str, Path | None] = {}
    missing = 0
    rows = connection.execute("SELECT key, origin FROM document WHERE raw_sha256 IS NOT NULL")
    for key, origin in rows:
        if origin is None or origin.startswith(("http://", "https://")):
            missing += 1
            continue
        name = origin if _file(origin, folder) else _PART.sub("", origin)
        if name not in paths:
            paths[name] = _file(name, folder)
        path = paths[name]
        if path is None:
            missing += 1
        else:
            found[str(path)].append((key, origin[len(name) :]))
    return [SavedFile(path, tuple(parts)) for path, parts in found.items()], missing


def _file(name: str, folder: Path) -> Path | None:
    candidates: Iterable[Path] = (Path(name), folder / name, folder / Path(name).name)
    return next((path for path in candidates if path.is_file()), None)


def check_pages(connection: sqlite3.Connection, files: Sequence[SavedFile]) -> Findings:
    """Take the reports of some files in again, and hold them against the base."""
    faults: list[Fault] = []
    pages = 0
    for file in files:
        again = {
            (item.origin or "")[len(file.path) :]: item
            for item in read_inputs([file.path])
            if isinstance(item, Document)
        }
        for key, part in file.parts:
            pages += 1
            faults += _compared(connection, key, file.path, again.get(part))
    return Findings(tuple(faults), pages=pages)


def _compared(
    connection: sqlite3.Connection, key: int, path: str, again: Document | None
) -> Iterator[Fault]:
    id_, text, hash_, day = connection.execute(
        "SELECT id, text, raw_sha256, coalesce(day, 'the day it was filed') FROM document"
        " WHERE key = ?",
        (key,),
    ).fetchone()
    what = remedy = None
    if again is None or again.raw_sha256 != hash_:
        what = f"{path} is not what the report was taken from: its hash is another"
        remedy = _OTHER_BYTES.format(day=day)
    elif again.text != text:
        what, remedy = f"the text taken from {path} is another", _OTHER_TEXT
    elif path.casefold().endswith(_PAGES):
        lost = _not_shown(Path(path).read_bytes(), again)
        if lost is not None:
            what, remedy = f"{path} does not show the words {lost!r}", _OTHER_TEXT
    if what is not None and remedy is not None:
        yield Fault(
            check="page",
            record=id_,
            what=what,
            remedy=remedy,
            subject=("page", key),
            follows=(("document", key),),
        )


def _not_shown(raw: bytes, document: Document) -> str | None:
    """Return words of a text that its page does not have."""
    spans = [each.span for each in document.paragraphs if each.role in _SHOWN] or [
        Span(0, len(document.text))
    ]
    selectors = [quote_selector(document.text, span) for span in spans]
    places = locate_all(decode(raw), selectors)
    lost = (one.exact for one, place in zip(selectors, places, strict=True) if place is None)
    return next(lost, None)
