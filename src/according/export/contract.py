"""The reading contract: one JSON object a line, and the schema it keeps to."""

from typing import Any

import msgspec

from according.model import Failure, Reading

SCHEMA_ID = "urn:according:reading:1"
"""Raised when a stable key changes its meaning; new keys beside the stable ones do not count."""


def to_line(record: Reading | Failure) -> bytes:
    """Return a reading, or the failure in its place, as one line of UTF-8 JSON with its newline."""
    return msgspec.json.encode(record) + b"\n"


def from_line(line: bytes | str) -> Reading | Failure:
    """Return the reading or failure that a line of the contract holds.

    Raises:
        msgspec.ValidationError: the line is no such object; the message names the place in it.
        msgspec.DecodeError: the line is not JSON.
    """
    if "error" in msgspec.json.decode(line, type=dict[str, msgspec.Raw]):
        return msgspec.json.decode(line, type=Failure)
    return msgspec.json.decode(line, type=Reading)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a line: a reading, or an id with an error."""
    (reading, failure), parts = msgspec.json.schema_components(
        (Reading, Failure), ref_template="#/$defs/{name}"
    )
    for name, part in parts.items():
        if name != Failure.__name__ and "properties" in part:
            # A reading always has all its keys, which also tells it from a failure.
            part["required"] = sorted(part["properties"])
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "According reading",
        "description": "One line of `according read --format json`. A span is [start, end) in "
        "Unicode code points of `text`; text[start:end] is the evidence.",
        "oneOf": [reading, failure],
        "$defs": parts,
    }
    # Once through JSON, so that what is returned equals what is printed (lists, not tuples).
    return dict(msgspec.json.decode(msgspec.json.encode(described)))
