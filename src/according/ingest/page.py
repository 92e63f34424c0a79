"""One saved HTML page to a document."""

import lxml.html
import msgspec

from according.ingest.article import article_blocks
from according.ingest.blocks import Block
from according.ingest.dateline import find_dateline
from according.ingest.decode import decode
from according.ingest.errors import IngestError
from according.ingest.given import Given
from according.ingest.headline import split_kicker
from according.ingest.identity import document_id, sha256
from according.ingest.langid import language_of
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.linked_data import linked_article
from according.ingest.markup import parse
from according.ingest.particulars import Particulars, particulars_of
from according.ingest.published import Published, published_of
from according.ingest.text import refuse_long
from according.ingest.trim import report_of
from according.model import Document, Paragraph, ParagraphRole, Span

_NO_GIVEN = Given()

_TIMES = 3
"""A page has more text than its article, but not so much more than the longest may have."""
_NO_ARTICLE = (
    "no article was found in the page; it may be a front page, a login page, or a page whose text "
    "is loaded by a script: save it again from a browser after it has loaded, or give the text"
)


def read_page(
    raw: bytes,
    *,
    given: Given = _NO_GIVEN,
    declared_charset: str | None = None,
    origin: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read the article of one HTML page.

    Args:
        raw: The page as saved.
        given: What the user says of the document; it wins over what the page says.
        declared_charset: The encoding that a transfer header or archive record names.
        origin: The file, archive record or address the page was taken from.

        limits: ``max_text_characters`` bounds the article.

    Returns:
        A document whose text is the report's paragraphs with an empty line between them; the
        headline stands apart.

    Raises:
        IngestError: The bytes are not text, or the page has no article in it, or too long a one.
    """
    html = decode(raw, declared=declared_charset)
    tree = parse(html)
    if tree is None:
        raise IngestError(_NO_ARTICLE)
    if len(html) > _TIMES * limits.max_text_characters:
        _refuse_wordy(tree, limits)
    linked = linked_article(tree)
    said = particulars_of(tree, linked)
    blocks = report_of(article_blocks(tree, told=linked.body), said)
    if not any(block.kind not in ("heading", "credit") for block in blocks):
        raise IngestError(_NO_ARTICLE)
    url = given.url or said.url
    if given.published:
        published: Published | None = Published(given.published, "given")
    else:
        published = published_of(tree, linked, url=url)
    document = _document(blocks, msgspec.structs.replace(given, url=url), said, published)
    refuse_long(document.text, limits)
    return msgspec.structs.replace(document, raw_sha256=sha256(raw), origin=origin)


def _refuse_wordy(tree: lxml.html.HtmlElement, limits: Limits) -> None:
    """Refuse a page before its article is looked for, which takes long in so much text."""
    texts = tree.xpath("//text()[not(parent::script or parent::style)]")
    if sum(map(len, texts)) > _TIMES * limits.max_text_characters:
        raise IngestError(
            f"the page has {_TIMES} times the text that a report may have; save the report alone"
        )


def _document(
    blocks: list[Block], given: Given, said: Particulars, published: Published | None
) -> Document:
    text, paragraphs = _joined(blocks)
    kicker, title = split_kicker(given.title or said.title or "")
    publisher = given.publisher or said.publisher
    value, found = published or (None, None)
    identity = given.id or document_id(
        url=given.url, publisher=publisher, published=value, title=title or None, text=text
    )
    return Document(
        id=identity,
        text=text,
        title=title or None,
        kicker=kicker or said.kicker,
        byline=said.byline,
        dateline=find_dateline(text, paragraphs[0].span),
        published=value,
        published_from=found,
        publisher=publisher,
        url=given.url,
        language=language_of(text) or said.language,
        paragraphs=paragraphs,
    )


def _joined(blocks: list[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    paragraphs = []
    start = 0
    for block in blocks:
        role: ParagraphRole = "credit" if block.kind == "credit" else "body"
        paragraphs.append(Paragraph(Span(start, start + len(block.text)), role))
        start += len(block.text) + len("\n\n")
    return "\n\n".join(block.text for block in blocks), tuple(paragraphs)
