"""Quotations joined to those who say them."""

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from according.model import Span, Spans
from according.statements.draft import Draft, spans_of
from according.statements.predicates import reporting_verbs
from according.statements.quotations import Quotation
from according.statements.reported import cue_tokens, source_tokens

_SENTENCE_END = frozenset(".?!,…")
_FEWEST_WORDS = 4
"""A shorter quotation without a speaker is a title or a term under doubt, not a statement."""


def join_quotations(
    text: str,
    doc: Doc,
    drafts: Sequence[Draft],
    quotations: Sequence[Quotation],
    bodies: Sequence[Span],
) -> list[Draft]:
    """Widen contents to the whole quotations they touch, and give the other quotations a speaker.

    A quotation is said by the nearest verb of speaking in its paragraph that stands outside it;
    else by whoever spoke before it in the paragraph, or left a quotation open in the paragraph
    before. What no one is named for and reads like a sentence stays as a statement without cue.
    """
    found = [_widen(draft, quotations) for draft in drafts]
    for quotation in quotations:
        if any(_touches(draft, quotation.span) for draft in found):
            continue
        body = next(b for b in bodies if b.contains(quotation.span))
        verb = _speaking_verb(doc, quotation.span, body, bodies)
        if verb is not None:
            found.append(_said(doc, verb, quotation.span))
            continue
        _join_to_earlier(text, found, quotation, body)
    return found


def _touches(draft: Draft, quotation: Span) -> bool:
    return any(quotation.overlaps(span) for span in draft.content)


def _widen(draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    content = list(draft.content)
    for quotation in quotations:
        marks = quotation.span
        if any(marks.overlaps(cue) for cue in draft.cue):
            # The reporting verb itself is quoted: what it reports ends with the quotation.
            content = [
                Span(max(s.start, marks.start), min(s.end, marks.end))
                for s in content
                if s.overlaps(marks)
            ] or content
        elif any(marks.overlaps(span) for span in content):
            content = _merge([*content, marks], draft.source + draft.cue)
    return msgspec.structs.replace(draft, content=tuple(content))


def _merge(spans: list[Span], taken: Spans) -> list[Span]:
    """Join overlapping spans; a span that would swallow the cue or source stays apart."""
    merged: list[Span] = []
    for span in sorted(spans):
        joined = Span(merged[-1].start, max(merged[-1].end, span.end)) if merged else span
        if merged and span.start <= merged[-1].end and not any(joined.overlaps(t) for t in taken):
            merged[-1] = joined
        elif not merged or span.start >= merged[-1].end:
            merged.append(span)
    return merged


def _speaking_verb(doc: Doc, quotation: Span, body: Span, bodies: Sequence[Span]) -> Token | None:
    """Find the verb of speaking nearest to a quotation, in its sentence or just before it."""
    region = Span(body.start, body.end)
    before = [b for b in bodies if b.end <= body.start]
    if before and body.start == quotation.start and doc.text[: before[-1].end].endswith(":"):
        region = Span(before[-1].start, body.end)
    window = doc.char_span(*region, alignment_mode="expand")
    verbs = [
        token
        for token in (window or ())
        if _speaks(token) and not quotation.contains(Span(token.idx, token.idx + len(token)))
    ]
    near = [
        (distance, verb) for verb in verbs if (distance := _distance(doc, verb, quotation)) < 80
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _speaks(token: Token) -> bool:
    predicate = reporting_verbs().get(token.lemma_.lower())
    return token.pos_ == "VERB" and predicate is not None and predicate.speech


def _distance(doc: Doc, verb: Token, quotation: Span) -> int:
    """Return characters between verb and quotation; a sentence's end between them is too far."""
    if verb.idx >= quotation.end:
        between = doc.text[quotation.end : verb.idx]
    else:
        between = doc.text[verb.idx + len(verb) : quotation.start]
    return 1000 if any(mark in between for mark in ".?!") and ":" not in between else len(between)


def _said(doc: Doc, verb: Token, quotation: Span) -> Draft:
    return Draft(
        source=spans_of(doc, source_tokens(verb)),
        cue=spans_of(doc, cue_tokens(verb)),
        content=(quotation,),
        act=reporting_verbs()[verb.lemma_.lower()].act,
    )


def _join_to_earlier(text: str, found: list[Draft], quotation: Quotation, body: Span) -> None:
    words = quotation.span.of(text).split()
    ending = quotation.span.of(text).rstrip("”\"'’")[-1:] if words else ""
    if len(words) < _FEWEST_WORDS or not (ending in _SENTENCE_END or not quotation.closed):
        return
    earlier = [d for d in found if d.cue and d.cue[-1].end <= quotation.span.start]
    last = max(earlier, key=lambda d: d.cue[-1], default=None)
    if last is not None and last.cue[-1].start >= body.start:
        joined = tuple(sorted({*last.content, quotation.span}))
        found[found.index(last)] = msgspec.structs.replace(last, content=joined)
        return
    source = last.source if last is not None and quotation.continues else ()
    found.append(Draft(source=source, cue=(), content=(quotation.span,)))
