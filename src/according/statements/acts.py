"""What a source does by what it says: assert, deny, demand, …, told from cue and content."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import get_args

import msgspec
from spacy.tokens import Doc, Token

from according import lexicon
from according.model import Act, Spans, words

_SIDES = frozenset({"party", "side", "leader", "minister", "president", "government", "delegation"})
"""Who agree with one another where there are several of them."""
_BETWEEN = r"\|"
"""A cue pattern with this mark sees cue and content, parted by it; the others see the cue."""


class ActWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words that show one act."""

    act: Act
    cue: tuple[re.Pattern[str], ...]
    content: tuple[re.Pattern[str], ...]
    verbs: frozenset[str]
    nouns: frozenset[str]


@cache
def act_words() -> tuple[ActWords, ...]:
    """Return the words of every act, in the order in which they are tried.

    Raises:
        ValueError: the table names an act that does not exist.
    """
    return tuple(_act_words(entry) for entry in lexicon.table("acts")["act"])


def _act_words(entry: Mapping[str, Sequence[str]]) -> ActWords:
    name = str(entry["name"])
    if name not in get_args(Act):
        raise ValueError(f"acts.toml: there is no act {name!r}")
    return ActWords(
        act=name,  # type: ignore[arg-type]
        cue=tuple(re.compile(pattern) for pattern in entry.get("cue", ())),
        content=tuple(re.compile(pattern) for pattern in entry.get("content", ())),
        verbs=frozenset(entry.get("verbs", ())),
        nouns=frozenset(entry.get("nouns", ())),
    )


def act_of(doc: Doc, text: str, cue: Spans, content: Spans, source: Spans = ()) -> Act:
    """Return the act of a statement.

    The cue decides; a cue that only says leaves it to the content.

    Args:
        doc: the parse of the document.
        text: its text; given, because spaCy puts ``doc.text`` together anew at every call.
        cue: spans of the reporting words; may be empty.
        content: spans of the reported words.
        source: spans of who says it; what a policeman or a neighbour tells of others is neither a
            charge nor a claim of responsibility.
    """
    told = " ".join(words(text, cue).lower().split())
    reported = " ".join(words(text, content).lower().split())
    by_cue = _from_cue(doc, cue, told, reported)
    return by_cue or _from_content(reported, _not_theirs(words(text, source))) or "assert"


def _not_theirs(source: str) -> frozenset[Act]:
    """Return the acts that a content does not show where such a source tells it."""
    table: Mapping[str, Sequence[str]] = lexicon.table("acts")["onlookers"]
    told_by = {word.strip(",.") for word in source.lower().split()}
    if told_by & set(table["neutral"]):
        return frozenset({"accuse", "claim_responsibility"})
    return frozenset({"claim_responsibility"} if told_by & set(table["bystanders"]) else ())


def _from_cue(doc: Doc, cue: Spans, told: str, reported: str) -> Act | None:
    for entry in act_words():
        if any(_fits(pattern, told, reported) for pattern in entry.cue):
            return entry.act
    tokens = [token for span in cue for token in _tokens(doc, span)]
    if any(token.lemma_.lower() == "agree" and _together(token) for token in tokens):
        return None
    verbs = [token.lemma_.lower() for token in tokens if token.pos_ in ("VERB", "AUX")]
    nouns = [token.lemma_.lower() for token in tokens if token.pos_ in ("NOUN", "PROPN")]
    for entry in act_words():
        if any(verb in entry.verbs for verb in verbs):
            return entry.act
    for entry in act_words():
        if any(noun in entry.nouns for noun in nouns):
            return entry.act
    return None


def _fits(pattern: re.Pattern[str], told: str, reported: str) -> bool:
    if _BETWEEN not in pattern.pattern:
        return bool(pattern.search(told))
    found = pattern.search(f"{told} | {reported}")
    return found is not None and found.start() <= len(told)


def _together(verb: Token) -> bool:
    """Tell whether a verb has two subjects: "Rao and Lund agreed that …" confirms nothing."""
    for subject in (child for child in verb.children if child.dep_ == "nsubj"):
        if subject.tag_ == "NNS" and subject.lemma_.lower() in _SIDES:
            return True
        if subject.lower_ == "both" or any(
            child.dep_ == "conj" or child.lower_ in ("both", "two") for child in subject.children
        ):
            return True
    return False


def _tokens(doc: Doc, span: tuple[int, int]) -> Sequence[Token]:
    return list(doc.char_span(*span, alignment_mode="expand") or ())


def _from_content(reported: str, never: frozenset[Act]) -> Act | None:
    if reported.rstrip("”\"'’ ").endswith("?") and not re.search(r"[.!?]\W+\w", reported):
        return "ask"
    for entry in act_words():
        if entry.act not in never and any(p.search(reported) for p in entry.content):
            return entry.act
    return None
