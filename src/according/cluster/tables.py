"""The tables of a job: documents on their way, readings, errors."""

from typing import TYPE_CHECKING, Any

import msgspec

from according.export.contract import to_line
from according.model import Document, Failure, Reading

if TYPE_CHECKING:
    import pyarrow

_TAKEN = {"record": "string", "failed": "bool"}
_READINGS = {
    "id": "string",
    "title": "string",
    "published": "string",
    "publisher": "string",
    "url": "string",
    "language": "string",
    "origin": "string",
    "part": "string",
    "row": "int64",
    "words": "int64",
    "statements": "int64",
    "events": "int64",
    "claims": "int64",
    "reading": "string",
    "reader": "string",
}
_ERRORS = {
    "id": "string",
    "origin": "string",
    "url": "string",
    "part": "string",
    "row": "int64",
    "stage": "string",
    "error": "string",
    "remedy": "string",
    "failure": "string",
}
_CRASH = "could not be read: "
"""How the reader begins to tell of a fault of its own, after which no remedy stands."""
_REPORT = "please report it, with the document"


def schema_of(table: str) -> "pyarrow.Schema":
    """Return the columns of ``taken``, ``readings`` or ``errors``."""
    import pyarrow

    types = {"string": pyarrow.string(), "int64": pyarrow.int64(), "bool": pyarrow.bool_()}
    columns = {"taken": _TAKEN, "readings": _READINGS, "errors": _ERRORS}[table]
    return pyarrow.schema([(name, types[type_]) for name, type_ in columns.items()])


def taken_row(item: Document | Failure) -> dict[str, Any]:
    """Return a document, or why there is none, on its way to a reader."""
    return {"record": msgspec.json.encode(item).decode(), "failed": isinstance(item, Failure)}


def taken_item(row: dict[str, Any]) -> Document | Failure:
    """Return what a row holds."""
    if row["failed"]:
        return msgspec.json.decode(row["record"], type=Failure)
    return msgspec.json.decode(row["record"], type=Document)


def reading_row(reading: Reading, part: str, row: int, reader: str) -> dict[str, Any]:
    """Return a reading as the line of the contract, with what tables are asked for beside it.

    Args:
        reading: what was read.
        part: the part of the job that it is of.
        row: its place in that part, failures counted.
        reader: what made it, as JSON.
    """
    plain = ("id", "title", "published", "publisher", "url", "language", "origin")
    counted = ("statements", "events", "claims")
    return {
        **{name: getattr(reading, name) for name in plain},
        **{name: len(getattr(reading, name)) for name in counted},
        "part": part,
        "row": row,
        "words": len(reading.text.split()),
        "reading": to_line(reading).decode().rstrip("\n"),
        "reader": reader,
    }


def error_row(failure: Failure, part: str, row: int) -> dict[str, Any]:
    """Return a failure: what is wrong, what to do about it, and the line of the contract."""
    error, _, remedy = failure.error.partition("; ")
    if failure.error.startswith(_CRASH):
        error, remedy = failure.error, _REPORT
    return {
        "id": failure.id,
        "origin": failure.origin,
        "url": failure.url,
        "part": part,
        "row": row,
        "stage": failure.stage,
        "error": error,
        "remedy": remedy or None,
        "failure": to_line(failure).decode().rstrip("\n"),
    }
