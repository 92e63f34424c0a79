"""Quotations that stand without a reporting verb."""

import re
from collections.abc import Sequence

import msgspec

from according.model import Span, Spans
from according.statements.draft import Draft
from according.statements.quotations import Quotation

_SENTENCE_END = frozenset(".?!,…")
_FEWEST_WORDS = 4
"""A shorter quotation without a speaker is a title or a term under doubt, not a statement."""
_NAME = r"(\b[A-Z][\w.’'-]*(?:,? [\w.’'-]+){0,7})"
_BEFORE = re.compile(rf"(?:^|[.!?”\"] ){_NAME}\s*:\s*$")
_AFTER = re.compile(rf"^\s*[—–-]+\s*{_NAME}\.?$")
_CONFIDENCE = 0.5
"""Nothing was learned of these; on the development reports about half of them are statements."""


def with_floating(
    text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation], bodies: Sequence[Span]
) -> list[Draft]:
    """Add quotations that no draft covers and that read like sentences.

    In a paragraph where somebody was just quoted directly, the quotation goes on with that
    content; in a paragraph of its own it is a statement without cue and without source.
    """
    found = list(drafts)
    for quotation in quotations:
        if any(quotation.span.overlaps(span) for draft in found for span in _all(draft)):
            continue
        if not _is_sentence(text, quotation):
            continue
        before = _quoted_before(text, found, quotation.span, bodies)
        if before is None:
            found.append(
                Draft(
                    source=_label(text, quotation.span, bodies),
                    cue=(),
                    content=(quotation.span,),
                    confidence=_CONFIDENCE,
                )
            )
        else:
            joined = tuple(sorted({*before.content, quotation.span}))
            found[found.index(before)] = msgspec.structs.replace(before, content=joined)
    return found


def _label(text: str, quotation: Span, bodies: Sequence[Span]) -> Spans:
    """Find who is named beside a quotation without a verb: "Lena Marr: “…”", "“…” — Lena Marr"."""
    body = next((b for b in bodies if b.contains(quotation)), None)
    if body is None:
        return ()
    before = _BEFORE.search(text[body.start : quotation.start])
    if before is not None:
        return (Span(body.start + before.start(1), body.start + before.end(1)),)
    after = _AFTER.match(text[quotation.end : body.end])
    if after is not None:
        return (Span(quotation.end + after.start(1), quotation.end + after.end(1)),)
    return ()


def _all(draft: Draft) -> Spans:
    return draft.content + draft.cue + draft.source


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is more than a term, such as “coalition of the willing,”."""
    words = quotation.span.of(text)
    ending = words.rstrip("”\"'’»“ ")[-1:]
    if ending == "," and words.lstrip("“\"'‘«„ ")[:1].islower():
        return False
    return len(words.split()) >= _FEWEST_WORDS and (ending in _SENTENCE_END or not quotation.closed)


def _quoted_before(
    text: str, drafts: Sequence[Draft], quotation: Span, bodies: Sequence[Span]
) -> Draft | None:
    """Find the draft in the same paragraph whose direct speech comes just before."""
    body = next((b for b in bodies if b.contains(quotation)), None)
    earlier = [
        draft
        for draft in drafts
        if draft.cue
        and body is not None
        and body.start <= draft.cue[-1].start
        and draft.cue[-1].end <= quotation.start
        and draft.content[0].of(text)[:1] in "“\"‘'«"
    ]
    return max(earlier, key=lambda draft: draft.cue[-1], default=None)
