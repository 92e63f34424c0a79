"""From links to statements: what is told inside what, which act, in which manner, by what kind."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from according.encoder import Link
from according.model import Document, Manner, Span, Spans, Statement, words
from according.statements.about import with_answers
from according.statements.acts import act_of
from according.statements.doubles import without_doubles
from according.statements.draft import Draft
from according.statements.floating import with_floating
from according.statements.nesting import parents
from according.statements.quotations import Quotation, find_quotations
from according.statements.reporting import reports, without_addressee
from according.statements.sources import describe_source
from according.statements.told import with_told

_READ = ("body", "title")
_EXPLETIVE = re.compile(
    r"it … (is|was|has been|had been|being|were) (\w+ )?\w+(ed|aid|own|ught|elt|eard)",
    re.IGNORECASE,
)
"""Source and cue of "it was reported that …": it names nobody."""


def read_statements(document: Document, parse: Doc, links: Sequence[Link]) -> tuple[Statement, ...]:
    """Return the document's statements in text order, with ids ``s1``, ``s2``, and so on.

    Args:
        document: the document; furniture among its paragraphs is not read.
        parse: spaCy's parse of exactly ``document.text``.
        links: what the encoder found in ``document.text``.
    """
    return with_answers(parse, document.text, unanswered(document, parse, links))


def unanswered(document: Document, parse: Doc, links: Sequence[Link]) -> tuple[Statement, ...]:
    """Return the statements as ``read_statements`` does, before any is tied to what it answers."""
    bodies = [p.span for p in document.paragraphs if p.role in _READ]
    quotations = find_quotations(document.text, bodies)
    found = [draft for one in links if (draft := _draft(document, one, bodies)) is not None]
    drafts = [without_addressee(parse, draft) for draft in found]
    drafts = with_floating(document.text, without_doubles(drafts), quotations, bodies)
    drafts = with_told(parse, document.text, drafts)
    drafts.sort(key=lambda draft: (draft.start, -draft.size))
    drafts = _without_empty_cues(parse, drafts)
    return tuple(_statements(parse, drafts, quotations))


def _draft(document: Document, one: Link, bodies: Sequence[Span]) -> Draft | None:
    """Keep a link's words to the report itself: no furniture, no dateline."""
    start = document.dateline.span.end if document.dateline else 0
    head = document.dateline.span.start if document.dateline else 0

    def kept(spans: Spans) -> Spans:
        outside = [s for s in spans if any(body.contains(s) for body in bodies)]
        cut = [Span(start, s.end) if head <= s.start < start else s for s in outside]
        return tuple(_whole(document.text, s) for s in cut if s.fits(document.text))

    content, cue = kept(one.content), kept(one.cue)
    if not content or not cue:
        return None
    source = kept(one.source)
    if _EXPLETIVE.fullmatch(words(document.text, (*source, *cue))):
        source = ()
    return Draft(source=source, cue=cue, content=content, confidence=one.confidence)


def _whole(text: str, span: Span) -> Span:
    """Widen a span to whole words; the encoder reads pieces of words, and may begin amid one."""
    start, end = span
    while 0 < start < end and text[start].isalpha() and text[start - 1].isalpha():
        start -= 1
    while start < end < len(text) and text[end].isalpha() and text[end - 1].isalpha():
        end += 1
    return Span(start, end)


def _without_empty_cues(parse: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out drafts whose cue does not report: "will", "bombed", "known as"."""
    text = parse.text
    above = parents(text, drafts)
    return [
        draft
        for number, draft in enumerate(drafts)
        if not draft.cue or reports(parse, text, draft, inner=above[number] is not None)
    ]


def _statements(
    parse: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> Iterator[Statement]:
    text = parse.text
    above = parents(text, drafts)
    for number, draft in enumerate(drafts):
        parent = above[number]
        kind, unnamed = describe_source(parse, draft.source)
        yield Statement(
            id=f"s{number + 1}",
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            act=act_of(parse, text, draft.cue, draft.content, draft.source),
            manner=manner_of(text, draft.content, quotations),
            source_kind=kind,
            unnamed=unnamed,
            parent=None if parent is None else f"s{parent + 1}",
            confidence=round(draft.confidence, 3),
        )


def manner_of(text: str, content: Spans, quotations: Sequence[Quotation]) -> Manner:
    """Tell whether all of the content stands in quotation marks, some of it, or none."""
    quoted = [
        Span(max(q.span.start, span.start), min(q.span.end, span.end))
        for q in quotations
        for span in content
        if q.span.overlaps(span)
    ]
    if not quoted:
        return "indirect"
    letters = sum(map(str.isalnum, "".join(span.of(text) for span in content)))
    inside = sum(map(str.isalnum, "".join(span.of(text) for span in quoted)))
    return "direct" if inside == letters else "mixed"
