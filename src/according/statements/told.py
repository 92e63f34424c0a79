"""What an answer says was said: "rejected a report by Channel 6 that …", "dismissed claims of …".

The encoder often reads such a content as one piece, and then nothing stands for what is answered.
"""

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from according import lexicon
from according.model import Span, Spans
from according.statements.acts import act_of
from according.statements.draft import Draft

_ANSWERING = frozenset({"deny", "confirm", "doubt", "retract"})
_SURE = 0.8
"""How sure such a statement is, as a share of how sure the answer around it is. Of the six that
the rule adds to the example corpus five are in its gold."""
_REACH = 8
"""Words from the noun to its "that": "a report on Channel 6 that …"."""


def with_told(parse: Doc, text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Add to denials, confirmations and doubts what they say was reported, claimed, alleged.

    A noun that the answer's cue has swallowed ("confirmed reports | that …") goes back to its
    content first, so that the new draft lies inside it.
    """
    nouns = frozenset(lexicon.table("answers")["told"]["nouns"])
    found: list[Draft] = []
    for draft in drafts:
        if act_of(parse, text, draft.cue, draft.content) not in _ANSWERING:
            found.append(draft)
            continue
        answer = _given_back(parse, draft, nouns)
        found.append(answer)
        found.extend(
            told
            for told in _told(parse, answer, nouns)
            if not any(_meets(told.cue, other.cue) for other in drafts if other is not draft)
        )
    return found


def _given_back(parse: Doc, draft: Draft, nouns: frozenset[str]) -> Draft:
    tokens = _tokens(parse, draft.cue)
    if len(tokens) < 2 or tokens[-1].lemma_.lower() not in nouns or not draft.content:
        return draft
    noun, first = tokens[-1], draft.content[0]
    begins = noun.left_edge.idx if noun.left_edge.i > tokens[0].i else noun.idx
    if not 0 <= first.start - (noun.idx + len(noun)) <= 1:
        return draft
    cue = tuple(
        Span(span.start, min(span.end, _before(parse, begins)))
        for span in draft.cue
        if span.start < begins
    )
    return msgspec.structs.replace(
        draft, cue=cue, content=(Span(begins, first.end), *draft.content[1:])
    )


def _before(parse: Doc, begins: int) -> int:
    """Return where the word before a position ends."""
    token = parse.char_span(begins, begins + 1, alignment_mode="expand")
    if token is None or token.start == 0:
        return begins
    last = parse[token.start - 1]
    return int(last.idx + len(last))


def _told(parse: Doc, answer: Draft, nouns: frozenset[str]) -> Iterator[Draft]:
    for noun in _tokens(parse, answer.content):
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in nouns:
            continue
        content = _complement(noun, answer.content)
        if content is not None:
            yield Draft(
                source=_source(noun, content),
                cue=(Span(noun.idx, noun.idx + len(noun)),),
                content=(content,),
                confidence=answer.confidence * _SURE,
            )


def _complement(noun: Token, around: Spans) -> Span | None:
    """Find the noun's "that …" or "of …" inside the spans around it."""
    for marker in noun.doc[noun.i + 1 : min(noun.i + 1 + _REACH, noun.sent.end)]:
        if marker.lower_ != "that" or marker.dep_ != "mark":
            continue
        return _within(Span(marker.idx, _end(marker.head.right_edge, marker)), around)
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.lower_ == "of":
        return _within(Span(following.idx, _end(following.right_edge, following)), around)
    return None


def _end(last: Token, first: Token) -> int:
    while last.is_punct and last.i > first.i and last.text not in "”\"’'":
        last = last.nbor(-1)
    return int(last.idx + len(last))


def _within(span: Span, around: Spans) -> Span | None:
    for own in around:
        if own.start <= span.start < own.end:
            return Span(span.start, min(span.end, own.end))
    return None


def _source(noun: Token, content: Span) -> Spans:
    """Find whose claim it is: "the army's claim", "a report by Channel 6 that …"."""
    for child in noun.children:
        if child.dep_ == "poss":
            last = child.right_edge
            return (Span(child.left_edge.idx, last.idx + len(last)),)
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "from", "in", "of", "on"):
            named = next((c for c in child.children if c.dep_ == "pobj"), None)
            if named is not None and child.idx < content.start and named.right_edge.i > child.i:
                last = named.right_edge
                if last.idx < content.start:
                    return (Span(named.left_edge.idx, last.idx + len(last)),)
    return ()


def _tokens(parse: Doc, spans: Spans) -> list[Token]:
    return [
        token for span in spans for token in parse.char_span(*span, alignment_mode="expand") or ()
    ]


def _meets(one: Spans, other: Spans) -> bool:
    return any(a.overlaps(b) for a in one for b in other)
