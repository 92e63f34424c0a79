"""Which reports repeat the text of another: fingerprints to find them, their words to be sure."""

import re
import sqlite3
import zlib
from collections.abc import Collection, Iterable
from hashlib import blake2b

import msgspec
import numpy as np

from according.base.records.reports import recorded
from according.base.records.rows import CopyRow
from according.model import Document, Paragraph

RUN = 5
"""Words in a run. Two reports of one happening by different hands share few runs of five."""
_ONE_IN = 8
"""One run in eight is kept, by its hash: the same runs in every text (Broder's modulo sketch)."""
LEAST_RUNS = 20
"""A text of fewer is only ever an exact copy."""
LEAST_SHARED = 0.5
"""Of the shorter text's runs. Lower, two reports with the same long quotations would be copies."""
_WEIGHED = 5
"""Candidates whose texts are compared, those with most hashes in common first."""
_HOLDERS = 200
"""Documents looked at for one hash, the earliest filed. A phrase of an outlet ("sign up for our
newsletter") stands in more; the first prints of a story with more copies are among them."""
_WORD = re.compile(r"\w+")
_ODD = 0x9E3779B97F4A7C15
"""Each word of a run weighs a power of it, so that the same words in another order differ."""
_SIGN = 63


class _Laid(msgspec.Struct, frozen=True):
    """Of a reading as it is kept, what tells which of a text is the report's own."""

    paragraphs: tuple[Paragraph, ...] = ()


class Fingerprint(msgspec.Struct, frozen=True):
    """What is kept of a text to find its copies."""

    hashes: tuple[int, ...]
    """Those of the sampled runs, each once; 63 bits."""


def runs_of(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five words, whatever their case and points; 63 bits."""
    words = _WORD.findall(text.casefold())
    if len(words) < RUN:
        return frozenset()
    hashes = {
        word: int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        for word in set(words)
    }
    row = np.fromiter((hashes[word] for word in words), dtype=np.uint64, count=len(words))
    runs = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for place in range(RUN):
        # Whole numbers of 64 bits that wrap around, as a hash may.
        runs = runs * np.uint64(_ODD) + row[place : place + len(runs)]
    return frozenset((_mixed(runs) >> np.uint64(64 - _SIGN)).tolist())


def _mixed(
    runs: "np.ndarray[tuple[int], np.dtype[np.uint64]]",
) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Return hashes whose last bits are as random as their first (the finish of splitmix64)."""
    runs = (runs ^ (runs >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    runs = (runs ^ (runs >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return runs ^ (runs >> np.uint64(31))


def read_text_of(document: Document) -> str:
    """Return the parts of a text that are the report's own: no furniture, no credits."""
    return _own_words(document.text, document.paragraphs)


def _own_words(text: str, paragraphs: Iterable[Paragraph]) -> str:
    own = [p.span.of(text) for p in paragraphs if p.role in ("body", "title")]
    return "\n".join(own) or text


def fingerprint(document: Document) -> Fingerprint:
    """Return the fingerprint of a document's text."""
    sampled = (run for run in runs_of(read_text_of(document)) if run % _ONE_IN == 0)
    return Fingerprint(tuple(sorted(sampled)))


def shared(one: Collection[int], other: Collection[int]) -> float:
    """Return which share of the shorter text's runs stands in the other, 0 to 1."""
    shorter, longer = sorted((frozenset(one), frozenset(other)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


class Copies:
    """Finds which filed report a new one repeats."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection

    def of(
        self, key: int, document: Document, text_sha256: str, own: Fingerprint
    ) -> CopyRow | None:
        """Return of which earlier report a document is a copy; none: of none.

        Args:
            key: of the document, whose row may be there already.
            document: the document.
            text_sha256: of its text.
            own: its fingerprint.
        """
        exact = self._connection.execute(
            "SELECT min(key) FROM document WHERE text_sha256 = ? AND key < ?", (text_sha256, key)
        ).fetchone()[0]
        if exact is not None:
            return CopyRow(document=key, of=exact, kind="exact", shared=1.0)
        return self._near(key, document, own)

    def _near(self, key: int, document: Document, own: Fingerprint) -> CopyRow | None:
        candidates = self._candidates(key, own)
        if not candidates:
            return None
        runs = runs_of(read_text_of(document))
        for candidate in sorted(candidates):
            share = self._share(runs, candidate)
            if share >= LEAST_SHARED:
                return CopyRow(document=key, of=candidate, kind="near", shared=round(share, 3))
        return None

    def _candidates(self, key: int, own: Fingerprint) -> list[int]:
        """Return the earlier documents with most hashes in common, the likeliest first."""
        common: dict[int, int] = {}
        for each in own.hashes:
            holders = self._connection.execute(
                "SELECT document FROM fingerprint WHERE hash = ? AND document < ?"
                " ORDER BY document LIMIT ?",
                (each, key, _HOLDERS),
            )
            for (holder,) in holders:
                common[holder] = common.get(holder, 0) + 1
        return sorted(common, key=lambda holder: (-common[holder], holder))[:_WEIGHED]

    def _share(self, runs: frozenset[int], candidate: int) -> float:
        other = runs_of(own_text(self._connection, candidate))
        return shared(runs, other) if min(len(runs), len(other)) >= LEAST_RUNS else 0.0


def own_text(connection: sqlite3.Connection, key: int) -> str:
    """Return the parts of a filed report's text that are its own: no furniture, no credits."""
    text, record = connection.execute(
        "SELECT text, record FROM document"
        " LEFT JOIN reading ON reading.document = document.key AND current = 1"
        " WHERE document.key = ?",
        (key,),
    ).fetchone()
    if record is None:
        return str(text)
    try:
        laid = msgspec.json.decode(recorded(record), type=_Laid)
    except (zlib.error, msgspec.MsgspecError):
        return str(text)
    return _own_words(text, laid.paragraphs)
