"""Taking reports in: pages, text, feeds, archives and JSON Lines become documents."""

from according.ingest.errors import IngestError
from according.ingest.given import Given
from according.ingest.inputs import read_inputs, read_opened
from according.ingest.langid import language_name
from according.ingest.limits import Limits
from according.ingest.page import read_page
from according.ingest.text import document_from_text, read_text
from according.model import Document

__all__ = [
    "Given",
    "IngestError",
    "Limits",
    "document_from_html",
    "document_from_text",
    "language_name",
    "read_inputs",
    "read_opened",
    "read_page",
    "read_text",
]


def document_from_html(html: str, *, given: Given | None = None) -> Document:
    """Read the article of one HTML page that is already decoded.

    Raises:
        IngestError: The page has no article in it.
    """
    return read_page(
        html.encode("utf-8", "replace"), given=given or Given(), declared_charset="utf-8"
    )
