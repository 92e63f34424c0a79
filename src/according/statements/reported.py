"""Reported speech over a parse: a reporting verb, its subject, and the words it governs."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from according.model import Act
from according.statements.draft import Draft, spans_of
from according.statements.predicates import Predicate, reporting_verbs

_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_LEANING = frozenset({"conj", "advcl", "xcomp", "dep"})
"""Where a verb without a subject of its own takes that of the verb it hangs on."""


def reported_speech(doc: Doc) -> Iterator[Draft]:
    """Find verbs that report something, and "according to", each with its source and content."""
    for sentence in doc.sents:
        for token in sentence:
            if token.lower_ == "according":
                draft = _according_to(token, sentence)
            elif token.pos_ in ("VERB", "AUX"):
                predicate = reporting_verbs().get(token.lemma_.lower())
                draft = _by_verb(token, predicate, sentence) if predicate else None
            else:
                draft = None
            if draft is not None and draft.content:
                yield draft


def cue_tokens(verb: Token) -> set[int]:
    """Return the verb with its auxiliaries, negation and particle."""
    return {verb.i} | {child.i for child in verb.children if child.dep_ in _CUE_PARTS}


def source_tokens(verb: Token) -> set[int]:
    """Return the noun phrase that says what the verb reports; empty where the text names none."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        agents = [child for child in verb.children if child.dep_ == "agent"]
        heads = [head for agent in agents for head in agent.children if head.dep_ == "pobj"]
        return _noun_phrase(heads[0]) if heads else set()
    subject = _subject(verb)
    return _noun_phrase(subject) if subject is not None else set()


def _subject(verb: Token) -> Token | None:
    """Find the verb's subject, through relative clauses and verbs that share one."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            if child.lower_ in _RELATIVES and verb.dep_ == "relcl":
                return verb.head
            return child
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ in _LEANING and verb.head.pos_ in ("VERB", "AUX") and verb.head.i != verb.i:
        return _subject(verb.head)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head.head)
    return None


def _noun_phrase(head: Token) -> set[int]:
    """Return the phrase's tokens, without relative clauses."""
    left_out = {
        token.i
        for child in head.children
        if child.dep_ in ("relcl", "acl") or (child.dep_ == "advcl")
        for token in child.subtree
    }
    return {token.i for token in head.subtree} - left_out


def _according_to(token: Token, sentence: Span) -> Draft | None:
    head = next((c for to in token.children for c in to.children if c.dep_ == "pobj"), None)
    if head is None:
        return None
    source = {t.i for t in head.subtree}
    cue = {token.i} | {to.i for to in token.children if to.lower_ == "to"}
    content = {t.i for t in sentence} - {t.i for t in token.subtree} - cue - source
    return _draft(token.doc, source, cue, content, "assert")


def _by_verb(verb: Token, predicate: Predicate, sentence: Span) -> Draft | None:
    source = source_tokens(verb)
    cue = cue_tokens(verb)
    content, more_cue = _governed(verb, predicate)
    if not content and predicate.speech:
        content = _around(verb, sentence)
    return _draft(verb.doc, source, cue | more_cue, content, predicate.act)


def _draft(doc: Doc, source: set[int], cue: set[int], content: set[int], act: Act) -> Draft | None:
    spans = spans_of(doc, content - source - cue)
    if not spans:
        return None
    return Draft(source=spans_of(doc, source), cue=spans_of(doc, cue), content=spans, act=act)


def _governed(verb: Token, predicate: Predicate) -> tuple[set[int], set[int]]:
    """Return the tokens the verb reports, and a preposition that belongs to the cue."""
    places = predicate.content
    content: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp" and "clause" in places:
            return {t.i for t in child.subtree}, set()
        infinitive = child.dep_ in ("xcomp", "advcl") and _is_infinitive(child)
        noun_phrase = child.dep_ in ("dobj", "oprd", "attr", "nsubjpass")
        if (infinitive and "to" in places) or (noun_phrase and "object" in places):
            content |= {t.i for t in child.subtree}
    if content:
        return content, set()
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in places:
            return {t.i for t in child.subtree} - {child.i}, {child.i}
    return set(), set()


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _around(verb: Token, sentence: Span) -> set[int]:
    """Return what a verb of speaking closes: "The bridge is gone, she said."."""
    own = {t.i for t in verb.subtree}
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "conj") and verb.head.i != verb.i:
        commas = {verb.i - 1, verb.left_edge.i - 1}
        if any(verb.doc[i].text in ',”"—' for i in commas if i >= sentence.start):
            return {t.i for t in sentence} - own
    return set()
