"""Plain text to a document: headline, byline, dateline, paragraphs, and what is no report."""

from collections.abc import Iterable

from according.ingest.dateline import find_dateline
from according.ingest.decode import decode
from according.ingest.errors import IngestError
from according.ingest.given import NO_GIVEN, Given
from according.ingest.headings import Headings, headings_of
from according.ingest.headline import split_kicker
from according.ingest.identity import document_id, sha256
from according.ingest.langid import language_of
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.markup import tidy
from according.ingest.paragraphs import paragraph_spans
from according.model import Dateline, Document, Paragraph, ParagraphRole, Span

_DATELINE_PLACES = 3
"""Body paragraphs in which a dateline is looked for; a standfirst may come before it."""

_BETWEEN = "\n\n"


def read_text(
    raw: bytes,
    *,
    given: Given = NO_GIVEN,
    declared_charset: str | None = None,
    origin: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read a text file.

    The document's text is the headline without its kicker, then the body, an empty line between
    paragraphs; white space is evened out, hard-wrapped lines are joined, byline and furniture are
    left out.

    Raises:
        IngestError: The bytes are not text, or there is none, or too much.
    """
    source = decode(raw, declared=declared_charset)
    refuse_long(source, limits)
    found = [words for span in paragraph_spans(source) if (words := tidy(span.of(source)))]
    headings = headings_of(found, given_title=given.title)
    kept = [index for index in range(len(found)) if index not in headings.outside]
    if headings.credits.issuperset(kept):
        raise IngestError("there is no report in this text; see that it was saved with its words")
    texts = [
        split_kicker(found[index])[1] if index in headings.title_at else found[index]
        for index in kept
    ]
    title_at = _places(headings.title_at, kept)
    return _document(
        _BETWEEN.join(texts),
        _laid_out(texts, title_at, _places(headings.credits, kept)),
        headings,
        given,
        source=(sha256(raw), origin),
    )


def document_from_text(
    text: str,
    *,
    given: Given = NO_GIVEN,
    origin: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Make a document of a text that is kept as it stands, to the character.

    Headline, byline and furniture are marked in ``paragraphs``, not taken out.

    Raises:
        IngestError: The text is empty, too long, or holds half a character (a lone surrogate).
    """
    refuse_long(text, limits)
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise IngestError(
            f"the text has half a character (a lone surrogate) at {error.start}; "
            "write the file again as UTF-8"
        ) from error
    spans = paragraph_spans(text)
    if not spans:
        raise IngestError("the text is empty; give the report's words")
    headings = headings_of([span.of(text) for span in spans], given_title=given.title)
    paragraphs = []
    for index, span in enumerate(spans):
        paragraphs.append(Paragraph(span, _role(index, headings)))
    return _document(text, paragraphs, headings, given, source=(sha256(raw), origin))


def document_from_paragraphs(
    paragraphs: list[str],
    *,
    given: Given,
    raw: bytes,
    origin: str | None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Make a document of paragraphs whose headline (``given.title``) stands apart from them.

    Args:
        paragraphs: One line each.
        given: The headline and what else is known.
        raw: The bytes the paragraphs were taken from, for their hash.
        origin: The place they were taken from.
        limits: ``max_text_characters`` bounds them together.

    Raises:
        IngestError: There is no text, or too much.
    """
    found = headings_of(paragraphs, given_title=given.title)
    kept = [
        index
        for index in range(len(paragraphs))
        if index not in found.outside and index not in found.title_at
    ]
    if found.credits.issuperset(kept):
        raise IngestError("the item has no text; give the page it links to")
    kicker, title = split_kicker(given.title) if given.title else (None, None)
    headings = Headings(kicker=kicker, title=title, byline=found.byline)
    body = [paragraphs[index] for index in kept]
    text = _BETWEEN.join(body)
    refuse_long(text, limits)
    laid_out = _laid_out(body, (), _places(found.credits, kept))
    return _document(text, laid_out, headings, given, source=(sha256(raw), origin))


def _places(wanted: Iterable[int], kept: list[int]) -> tuple[int, ...]:
    """Return where the wanted ones of all paragraphs stand among those that are kept."""
    return tuple(place for place, index in enumerate(kept) if index in frozenset(wanted))


def _role(index: int, headings: Headings) -> ParagraphRole:
    if index in headings.title_at:
        return "title"
    if index in headings.outside:
        return "furniture"
    return "credit" if index in headings.credits else "body"


def _laid_out(
    texts: list[str], title_at: tuple[int, ...], credits_at: tuple[int, ...]
) -> list[Paragraph]:
    paragraphs = []
    start = 0
    for index, words in enumerate(texts):
        role: ParagraphRole = "credit" if index in credits_at else "body"
        role = "title" if index in title_at else role
        paragraphs.append(Paragraph(Span(start, start + len(words)), role))
        start += len(words) + len(_BETWEEN)
    return paragraphs


def refuse_long(text: str, limits: Limits) -> None:
    """Refuse a text that is no single report.

    Raises:
        IngestError: It has more than ``limits.max_text_characters``.
    """
    if len(text) > limits.max_text_characters:
        raise IngestError(
            f"the text has {len(text):,} characters, more than {limits.max_text_characters:,}; "
            "it is too long for one report: split it"
        )


def _document(
    text: str,
    paragraphs: list[Paragraph],
    headings: Headings,
    given: Given,
    *,
    source: tuple[str, str | None],
) -> Document:
    hashed, origin = source
    published = given.published or headings.published
    publisher = given.publisher or headings.publisher
    told = "given" if given.published else "source line"
    return Document(
        id=given.id
        or document_id(
            url=given.url,
            publisher=publisher,
            published=published,
            title=headings.title,
            text=text,
        ),
        text=text,
        title=headings.title,
        kicker=headings.kicker,
        byline=headings.byline,
        dateline=_dateline(text, paragraphs),
        published=published,
        published_from=told if published else None,
        publisher=publisher,
        url=given.url,
        language=language_of(text),
        paragraphs=tuple(paragraphs),
        raw_sha256=hashed,
        origin=origin,
    )


def _dateline(text: str, paragraphs: list[Paragraph]) -> Dateline | None:
    body = [paragraph.span for paragraph in paragraphs if paragraph.role == "body"]
    found = (find_dateline(text, span) for span in body[:_DATELINE_PLACES])
    return next((dateline for dateline in found if dateline is not None), None)
