"""A reading's records as rows of the evidence base."""

from according.base.records.project import Projection, project
from according.base.records.reports import (
    Packed,
    as_reading_of,
    content_sha256,
    document_row,
    packed,
    reading_row,
    recorded,
    text_sha256,
    unpacked,
)

__all__ = [
    "Packed",
    "Projection",
    "as_reading_of",
    "content_sha256",
    "document_row",
    "packed",
    "project",
    "reading_row",
    "recorded",
    "text_sha256",
    "unpacked",
]
