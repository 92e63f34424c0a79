"""A folder of Parquet files, one a table, typed, with what each column means in its metadata."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from according.base import Base, ClaimFilter
from according.export.csv_tables import ONLY_CLAIMS
from according.export.dictionary import write_dictionary
from according.export.kind import Settings, Written
from according.export.tables import Row, Table, Type, exported, rows
from according.export.whole import asks_for_claims, reports

if TYPE_CHECKING:
    import pyarrow

_GROUP = 20_000
"""Rows that are held of a table before they are written."""
_CHARACTERS = 16_000_000
"""Of texts that are held of a table before they are written."""


def write(base: Base, filter_: ClaimFilter, target: Path, _settings: Settings, /) -> Written:
    """Write the tables; rows go to the files a group at a time."""
    number = 0
    with ExitStack() as stack:
        files = {
            table.name: stack.enter_context(File(target / f"{table.name}.parquet", table))
            for table in exported()
        }
        for one in reports(base, filter_):
            number += len(one.claims)
            for name, found in rows(base, one):
                files[name].add(found, len(one.reading.text) if name == "documents" else 0)
    write_dictionary(target)
    notes = (ONLY_CLAIMS,) if asks_for_claims(filter_) else ()
    return Written(records=number, of="claims", notes=notes)


def schema(table: Table) -> "pyarrow.Schema":
    """Return the Arrow schema of a table, with the meaning of it and of each column."""
    # A quarter of a second to load, and other exports do not need it.
    import pyarrow

    types: Mapping[Type, Any] = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "real": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "day": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    fields = []
    for field in table.fields:
        told = {"description": field.about}
        if field.refers:
            told["refers_to"] = f"{field.refers}.id"
        fields.append(pyarrow.field(field.name, types[field.type], metadata=told))
    return pyarrow.schema(fields, metadata={"description": table.about})


class File:
    """A Parquet file that rows are added to."""

    def __init__(self, path: Path, table: Table):
        import pyarrow.parquet

        self._schema = schema(table)
        self._columns: list[list[Any]] = [[] for _ in table.fields]
        self._characters = 0
        self._writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._flush()
        self._writer.close()

    def add(self, found: list[Row], characters: int) -> None:
        """Add rows, with texts of so many characters."""
        for row in found:
            for column, value in zip(self._columns, row, strict=True):
                column.append(value)
        self._characters += characters
        if len(self._columns[0]) >= _GROUP or self._characters >= _CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        batch = pyarrow.record_batch(self._columns, schema=self._schema)
        self._writer.write_batch(batch)
        self._columns = [[] for _ in self._columns]
        self._characters = 0
