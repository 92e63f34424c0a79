"""Whether a cue reports anything: "said" does, "bombed", "was appointed" and "will" do not.

The network was trained on texts that mark attitudes and deeds too ("signed", "opposed"), and
finds such cues where nobody says a thing. What is left out here is told by word lists
(``lexicon/data/reporting.toml``), and only where the content has no quotation and no "that".
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from according import lexicon
from according.model import Spans, words
from according.statements.draft import Draft
from according.statements.sources import describe_source

_FULL = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_SAYING = frozenset({"NOUN", "PROPN", "ADJ"})
_RELAYING = frozenset({"according", "per", "citing", ":"})
_LENDING = frozenset({"against", "about", "for", "from", "in", "reports", "by"})
"""Words beside which even "is" may report: "is against the plan"."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_QUOTED = re.compile(r"[“”\"«»]|``|''")
_CLAUSE = re.compile(r"^\W*(?:that|how|why|whether|what|if|to be)\b", re.IGNORECASE)
_HOLDING = re.compile(
    r"^\W*(?:not )?(?:sure|certain|aware|of the (?:opinion|view)|against|in favou?r)\b",
    re.IGNORECASE,
)
"""What the words say themselves, where the cue has lost them: "is | of the opinion that …"."""
_REASON = re.compile(r"\b(?:for|over|as)\b", re.IGNORECASE)
"""What is criticised has a reason beside it: "attacked the mayor for his silence"."""
_PHRASE = frozenset({"dobj", "nsubjpass", "pobj", "nsubj", "attr"})
_DIGGING = frozenset({"document", "media"})


class Verbs(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of ``reporting.toml``."""

    deeds: frozenset[str]
    particles: frozenset[str]
    both: frozenset[str]
    armed: frozenset[str]
    careers: frozenset[str]
    finds: frozenset[str]
    names: frozenset[str]
    duties: frozenset[str]
    addressing: frozenset[str]
    charging: frozenset[str]


@cache
def _verbs() -> Verbs:
    table = lexicon.table("reporting")
    return Verbs(
        deeds=frozenset(table["deeds"]["verbs"]),
        particles=frozenset(table["deeds"]["particles"]),
        both=frozenset(table["both"]["verbs"]),
        armed=frozenset(table["both"]["armed"]),
        careers=frozenset(table["careers"]["verbs"]),
        finds=frozenset(table["finds"]["verbs"]),
        names=frozenset(table["names"]["verbs"]),
        duties=frozenset(table["duties"]["verbs"]),
        addressing=frozenset(table["addressing"]["verbs"]),
        charging=frozenset(table["charging"]["verbs"]),
    )


def reports(parse: Doc, text: str, draft: Draft, *, inner: bool) -> bool:
    """Tell whether a draft's cue may report something.

    Args:
        parse: the parse of the document.
        text: its text.
        draft: a draft with a cue.
        inner: whether it lies in another's content. The inner layer is read with less certainty
            than the outer, so its cues must show themselves.
    """
    cue = _tokens(parse, draft.cue)
    content = words(text, draft.content)
    if not any(token.pos_ in _FULL or token.lower_ in _RELAYING for token in cue):
        lent = any(token.lower_ in _LENDING for token in cue)
        own = bool(_QUOTED.search(content) or _HOLDING.match(content))
        return not inner and (lent or own)
    verbs = [token for token in cue if token.pos_ == "VERB"]
    if not verbs or any(token.pos_ in _SAYING for token in cue):
        return not _names(cue, content)
    if _names(cue, content):
        return False
    if _QUOTED.search(content) or _CLAUSE.match(content):
        return True
    return not any(
        told(parse, verbs[-1], cue, draft) for told in (_deed, _war, _career, _find, _duty)
    )


def without_addressee(parse: Doc, draft: Draft) -> Draft:
    """Take the source from a draft whose cue is a passive that tells who is spoken to or of.

    "We were told that it was over" names no source, and "he is accused of theft" no accuser: who
    is accused belongs to the content.
    """
    verbs = {
        token.i: token.lemma_.lower()
        for token in _tokens(parse, draft.cue)
        if token.tag_ == "VBN" and token.lemma_.lower() in _verbs().addressing | _verbs().charging
    }
    if not verbs or not draft.source:
        return draft
    for token in _roots(_tokens(parse, draft.source)):
        if token.dep_ == "nsubjpass" and token.head.i in verbs:
            charged = verbs[token.head.i] in _verbs().charging
            content = (*draft.source, *draft.content) if charged else draft.content
            return msgspec.structs.replace(draft, source=(), content=tuple(sorted(content)))
    return draft


def _names(cue: Sequence[Token], content: str) -> bool:
    """Tell whether the words only name a thing: "dubbed", "also known as"."""
    naming = any(token.lemma_.lower() in _verbs().names for token in cue)
    told = content.lower().startswith("as ") or any(token.lower_ == "as" for token in cue)
    return naming and told


def _deed(parse: Doc, verb: Token, cue: Sequence[Token], draft: Draft) -> bool:
    if verb.lemma_.lower() not in _verbs().deeds:
        return False
    return not any(token.lower_ in _verbs().particles for token in cue)


def _war(parse: Doc, verb: Token, cue: Sequence[Token], draft: Draft) -> bool:
    if verb.lemma_.lower() not in _verbs().both:
        return False
    content = _tokens(parse, draft.content)
    if any(_REASON.fullmatch(token.text) for token in content):
        return False
    involved = [*_roots(_tokens(parse, draft.source)), *_roots(content)]
    return any(
        token.lemma_.lower() in _verbs().armed or token.ent_type_ in _PLACES for token in involved
    )


def _career(parse: Doc, verb: Token, cue: Sequence[Token], draft: Draft) -> bool:
    if verb.lemma_.lower() not in _verbs().careers or verb.tag_ != "VBN":
        return False
    had = any(token.lemma_.lower() == "have" for token in cue)
    passive = any(token.lemma_.lower() == "be" for token in cue) or not had
    return passive and not any(t.lower_ == "as" for t in _tokens(parse, draft.content)[:1])


def _find(parse: Doc, verb: Token, cue: Sequence[Token], draft: Draft) -> bool:
    if verb.lemma_.lower() not in _verbs().finds:
        return False
    kind, _ = describe_source(parse, draft.source)
    return kind not in _DIGGING and _is_phrase(parse, draft.content)


def _duty(parse: Doc, verb: Token, cue: Sequence[Token], draft: Draft) -> bool:
    if verb.lemma_.lower() != "charge" or draft.source:
        return False
    content = [t for t in _tokens(parse, draft.content) if t.lower_ != "with"]
    task = next((token for token in content if token.tag_ == "VBG"), None)
    return task is not None and task.lemma_.lower() in _verbs().duties


def _is_phrase(parse: Doc, content: Spans) -> bool:
    """Tell whether a content is a thing's name, not a fact: the encoder's clauses have verbs."""
    roots = _roots(_tokens(parse, content))
    return bool(roots) and roots[0].pos_ in ("NOUN", "PROPN") and roots[0].dep_ in _PHRASE


def _roots(tokens: Sequence[Token]) -> list[Token]:
    """Return the words that hang on something outside, without punctuation."""
    inside = {token.i for token in tokens}
    return [t for t in tokens if not t.is_punct and (t.head.i not in inside or t.head is t)]


def _tokens(parse: Doc, spans: Spans) -> list[Token]:
    return [
        token for span in spans for token in parse.char_span(*span, alignment_mode="expand") or ()
    ]
