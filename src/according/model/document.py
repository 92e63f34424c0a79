"""Documents: a report as it was taken in, before anything is read in it."""

from typing import Literal

import msgspec

from according.model.span import Span

ParagraphRole = Literal["body", "title", "credit", "furniture"]
"""What a paragraph is to the report.

``credit`` says who reported, edited or first printed it (``Reporting by …``): it is kept because
it names an origin, and is not read for statements. ``furniture`` is what a page puts around a
report: prompts, share lines, picture credits, links to other stories.
"""


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph of a document's text."""

    span: Span
    role: ParagraphRole = "body"


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where, when and by which wire a report says it was written.

    ``span`` covers the whole dateline with its dash, ``place_span`` the place alone. It has a
    place, a credit, or both: ``(CNN) —`` names only the wire.
    """

    span: Span
    place: str | None = None
    place_span: Span | None = None
    date: str | None = None
    """The words of the date as printed, unresolved."""
    credit: str | None = None
    """The wire or agency named in the dateline, as printed."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report: its text and what its page or feed says of it.

    ``text[start:end]`` is the evidence for every span of every record made from the document.
    """

    id: str
    """The id given on input, else a hash of address, publisher, date, title and text."""
    text: str
    title: str | None = None
    """The headline, without its kicker."""
    kicker: str | None = None
    """A label before the headline: ``EXCLUSIVE``, ``UPDATE 2``."""
    byline: str | None = None
    dateline: Dateline | None = None
    published: str | None = None
    """ISO 8601 date, or date and time; never guessed."""
    published_from: str | None = None
    """How ``published`` was found: ``given``, or the part of the page that says it."""
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code of the text's language; none where the text is too short to tell."""
    paragraphs: tuple[Paragraph, ...] = ()
    raw_sha256: str | None = None
    """Hash of the bytes the document was taken from, in hexadecimal."""
    origin: str | None = None
    """The file, archive record or address the document was taken from."""
