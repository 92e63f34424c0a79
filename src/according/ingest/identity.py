"""What makes two documents the same one."""

import hashlib

import msgspec

_ID_LENGTH = 16
"""Hexadecimal digits kept: 64 bits, so that two in a billion documents collide with odds of 3 %."""


def document_id(
    *, url: str | None, publisher: str | None, published: str | None, title: str | None, text: str
) -> str:
    """Return a document's content hash, 16 hexadecimal digits.

    Address, publisher and date are in it: one wire story printed by two papers is two documents.
    """
    parts = {
        "published": published,
        "publisher": publisher,
        "text": text,
        "title": title,
        "url": url,
    }
    return sha256(msgspec.json.encode(parts, order="deterministic"))[:_ID_LENGTH]


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of ``raw`` in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
