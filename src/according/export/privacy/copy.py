"""A copy of a base, for the time of an export, in which private individuals have pseudonyms.

Every export, of whatever kind, is then made from the copy: none has to know of pseudonyms.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from according.base import Base, ClaimFilter, Selected
from according.base.copies import fingerprint
from according.base.records import packed, project
from according.base.records.rows import CopyRow
from according.base.store import Store
from according.base.write import (
    add_copy,
    add_document,
    add_fingerprint,
    add_reading,
    add_records,
    reader_key,
)
from according.export.made_by import reader_of
from according.export.privacy.private import Private
from according.export.privacy.reading import Pseudonymiser
from according.export.whole import reports
from according.model import Document

_BATCH = 200
"""Reports written at once."""
_ANSWERED = ("words", "actor", "recipient", "party", "speaker", "verdict", "limit", "offset")
"""Fields of a filter that the copy answers otherwise than the base, which has the names."""


@contextmanager
def pseudonymised(
    base: Base, filter_: ClaimFilter, key: bytes, *, folder: Path | None = None
) -> Iterator[tuple[Base, ClaimFilter]]:
    """Lend a base that holds the reports and claims asked for, and the filter to ask it with.

    What people decided and what could not be filed are not in it: both tell names. It is deleted
    at the end.

    Args:
        base: the base as it is.
        filter_: which claims; asked of the base as it is, so that it may tell a private name.
        key: of the pseudonyms.
        folder: where the copy is made; none: where the system keeps such files.

    Raises:
        BaseError: the filter cannot be asked, the base is damaged, or the disk is full.
    """
    plain = ClaimFilter()
    asked = msgspec.structs.replace(filter_, **{name: getattr(plain, name) for name in _ANSWERED})
    with TemporaryDirectory(prefix=".pseudonymised.", dir=folder) as kept:
        path = Path(kept) / base.path.name
        _write(base, filter_, Pseudonymiser(Private(base.connection), key), path)
        with Base.open(path) as copy:
            yield copy, asked


def _write(base: Base, filter_: ClaimFilter, hidden: Pseudonymiser, path: Path) -> None:
    chosen = reports(base, filter_)
    written: set[int] = set()
    with Store.open(path, create=True) as store:
        while batch := list(islice(chosen, _BATCH)):
            with store.writing():
                for one in batch:
                    _add(base, store, one, hidden)
                    written.add(one.report.key)
        with store.writing() as connection:
            for row in base.connection.execute('SELECT document, "of", kind, shared FROM copy'):
                if row[0] in written and row[1] in written:
                    add_copy(
                        connection,
                        CopyRow(**dict(zip(CopyRow.__struct_fields__, row, strict=True))),
                    )


def _add(base: Base, store: Store, one: Selected, hidden: Pseudonymiser) -> None:
    connection, key = store.connection, one.report.key
    # Of the whole reading's claims those that were asked for.
    chosen = msgspec.structs.replace(one.reading, claims=one.claims)
    reading = hidden.reading(chosen)
    given = {name: getattr(reading, name) for name in Document.__struct_fields__}
    document = Document(**given)
    add_document(connection, key, document)
    add_fingerprint(connection, key, fingerprint(document).hashes)
    reader = reader_key(connection, reader_of(base, key).version)
    add_reading(connection, key, reader, packed(reading))
    add_records(connection, project(key, reading))
