"""MHTML: a page with its pictures in one file, as Chromium's browsers save it."""

import email
import email.policy

import msgspec

from according.ingest.errors import IngestError
from according.ingest.given import NO_GIVEN, Given
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.page import read_page
from according.model import Document


def read_mhtml(
    raw: bytes,
    *,
    given: Given = NO_GIVEN,
    origin: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read the page in an MHTML file; its first HTML part.

    Raises:
        IngestError: There is no page in the file, or no article in the page.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        page = part.get_payload(decode=True)
        if isinstance(page, bytes) and page.strip():
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            url = given.url or (str(address).strip() if address else None)
            return read_page(
                page,
                given=msgspec.structs.replace(given, url=url),
                declared_charset=part.get_content_charset(),
                origin=origin,
                limits=limits,
            )
    raise IngestError("there is no page in this MHTML file; save the page again as HTML")
