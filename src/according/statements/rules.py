"""The first statement reader: reporting verbs over a parse, and quotation marks."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from according.model import Document, Manner, Span, Spans, Statement
from according.statements.direct import join_quotations
from according.statements.draft import Draft
from according.statements.nesting import parents
from according.statements.quotations import Quotation, find_quotations
from according.statements.reported import reported_speech
from according.statements.sources import describe_source


class RuleStatementReader:
    """Reads statements by rules; says nothing of who a pronoun is."""

    def read(self, document: Document, parse: Doc) -> tuple[Statement, ...]:
        """Return the document's statements in text order (see ``StatementReader``)."""
        bodies = [p.span for p in document.paragraphs if p.role != "furniture"]
        quotations = find_quotations(document.text, bodies)
        drafts = [d for d in reported_speech(parse) if _inside(d, bodies)]
        drafts = join_quotations(document.text, parse, drafts, quotations, bodies)
        return tuple(_statements(document.text, parse, drafts, quotations))


def _inside(draft: Draft, bodies: Sequence[Span]) -> bool:
    return any(body.contains(draft.content[0]) for body in bodies)


def _statements(
    text: str, parse: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> Iterator[Statement]:
    ordered = sorted(drafts, key=lambda d: (min(d.content + d.cue), d.content))
    above = parents(ordered)
    for number, draft in enumerate(ordered):
        parent = above[number]
        kind, unnamed = describe_source(parse, draft.source)
        yield Statement(
            id=f"s{number + 1}",
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            act=draft.act,
            manner=manner_of(text, draft.content, quotations),
            source_kind=kind,
            unnamed=unnamed,
            parent=None if parent is None else f"s{parent + 1}",
        )


def manner_of(text: str, content: Spans, quotations: Sequence[Quotation]) -> Manner:
    """Tell whether all of the content stands in quotation marks, some of it, or none."""
    marked = [
        index
        for quotation in quotations
        for index in range(*quotation.span)
        if any(span.start <= index < span.end for span in content)
    ]
    if not marked:
        return "indirect"
    inside = set(marked)
    outside = any(
        text[index].isalnum() and index not in inside for span in content for index in range(*span)
    )
    return "mixed" if outside else "direct"
