"""What speaks for and against one statement answering another: one named number for each sign."""

import math
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from according import lexicon
from according.model import Span, Spans, Statement, words

Vectors = NDArray[np.float32]
Evidence = dict[str, float]
"""By name of the sign how strongly it shows; signs that do not show are left out."""

ANSWERING = frozenset({"deny", "confirm", "retract", "doubt"})
"""Acts that may answer another statement."""
_STEM = 5
"""Letters in which words must agree to be of one family: "injury" and "injured"."""
_POINTING = re.compile(
    r"^\W*(?:as .{0,40})?(?:the|that|this|those|these|such|any|all|his|her|their|its|\w+[’']s?)\s"
    r"(?:[\w-]+\s){0,2}?([\w-]+?)s?\b"
)
_BARE = re.compile(r"^\W*(?:that|this|it|so|them|these|those)?\W*(?:as\b.*)?$")
_VERDICT = re.compile(
    r"^\W*(?:that )?(?:he|she|they|it|that|this)\W*(?:s|re|is|are|was|were|had been)\b.{0,25}"
    r"\b(?:right|true|correct|wrong|false|untrue|lies?|nonsense|rubbish|absurd|invented|forged"
    r"|forgery|baseless|ridiculous|accurate)\b"
    r"|^\W*(?:yes|no|nonsense|rubbish|not true|not so|absolutely|the same|the opposite)\b"
    r"(?! \w+s\b)"
)
"""Contents that judge what was said just before: "That is a lie", "He's absolutely right"."""
_LONG = 9
"""A content of more words says itself what it answers, unless a pointing noun heads it."""
_PARTING = re.compile(r"\n+")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "his", "her", "their"})
_APART = 0.35
"""Cosine of word vectors at and under which two words have nothing to do with one another."""
_JUDGING = re.compile(
    r"^.{0,40}\b(?:right|correct|true|wrong|mistaken|lying|lied|false|honest)\b.{0,3}"
    r"\b(?:when|in|to|that|about)\b.{0,20}$"
)
"""What stands before an inner statement that is judged: "was right when he | said"."""
_SAME_NAME = 2
"""So many words shared (all, of a shorter one) make two names one, where one is a pronoun's."""
_NEAR_HEAD = 8
"""Characters before an inner statement that still begins the content."""
_HEAD = 14
"""Words of a content in which its polarity is looked for."""


@cache
def _points() -> Mapping[str, tuple[str, ...]]:
    table: Mapping[str, Sequence[str]] = lexicon.table("answers")["points"]
    return {noun: tuple(beginnings) for noun, beginnings in table.items()}


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon.table("answers")["negation"]["words"])


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at of one statement, computed once a report."""

    number: int
    statement: Statement
    source: str
    cue: str
    content: str
    bag: Counter[str]
    """Beginnings of the content's words; of a candidate without what is told inside it."""
    vectors: Vectors
    """One row, of length 1, for each word of the bag that has a vector."""
    named: frozenset[str]
    """Stems of the source's words; of a pronoun, those of the last source that was none."""
    start: int
    """Where its first word stands."""
    paragraph: int
    sentence: int
    negative: bool
    noun_cue: bool


class Report:
    """A report's statements, made ready for comparing any two of them."""

    def __init__(self, parse: Doc, text: str, statements: Sequence[Statement]):
        self.sides = list(_sides(parse, text, statements))
        self._rarity = _rarity([side.bag for side in self.sides])
        self._inner: dict[str, list[Side]] = {}
        for side in self.sides:
            if side.statement.parent:
                self._inner.setdefault(side.statement.parent, []).append(side)

    def candidates(self, answer: Side) -> list[Side]:
        """Return the statements that the answer may answer, in text order."""
        return [side for side in self.sides if _may_be_answered(answer, side)]

    def evidence(
        self, answer: Side, other: Side, candidates: Sequence[Side], before: str | None
    ) -> Evidence:
        """Compare an answer with a statement that it may answer.

        Args:
            answer: the answer.
            other: one of ``candidates``.
            candidates: all that may be answered.
            before: id of the statement that the same source answered just before, if any.
        """
        found = self._words_shared(answer, other)
        found |= _place(answer, other, candidates)
        found |= _kinds(answer, other)
        found |= _pointing(answer, other, candidates)
        found["answered before"] = before == other.statement.id and not _noun(answer)
        inside = other.statement.parent == answer.statement.id
        found["told inside"] = inside
        found["told inside, at the head"] = inside and _at_the_head(answer, other)
        found["told inside, noun cue"] = inside and other.noun_cue
        found["accused, accuses"] = found["accused"] and found["accuses"]
        found["accused, meaning"] = found["accused"] * found["meaning"]
        shown = ("likeness", "accused", "named", "points", "told inside")
        found["no sign"] = not any(found.get(name) for name in shown)
        found["unsure"] = 1.0 - other.statement.confidence
        if answer.statement.act == "confirm":
            signs = ("likeness", "after", "told inside")
            found |= {f"confirm, {name}": found.get(name, 0.0) for name in signs}
        return {name: float(value) for name, value in found.items() if value}

    def _words_shared(self, answer: Side, other: Side) -> Evidence:
        own = self._own_words(other, answer)
        likeness = self._likeness(answer.bag, own)
        shared = answer.bag.keys() & own.keys()
        contrast = answer.negative != other.negative
        return {
            "likeness": likeness,
            "words shared": math.log1p(sum(self._rarity[word] for word in shared)),
            "likeness, contrast": likeness * contrast,
            "meaning": _meaning(answer, other),
            "accused": bool(answer.named & other.bag.keys()),
            "named": bool(other.named & answer.bag.keys()),
        }

    def _own_words(self, side: Side, answer: Side) -> Counter[str]:
        """Return what a statement says itself, without what others are told to say in it."""
        own = Counter(side.bag)
        for inner in self._inner.get(side.statement.id, ()):
            if inner is not answer:
                own -= inner.bag
        return own

    def _likeness(self, one: Counter[str], other: Counter[str]) -> float:
        """Return how much of the weight of two contents is shared.

        Half of it is the share of the lighter one: a denial is often shorter than the charge.
        """
        first, second = (sum(self._rarity[word] for word in bag) for bag in (one, other))
        shared = sum(self._rarity[word] for word in one.keys() & other.keys())
        if not first or not second:
            return 0.0
        return 0.5 * shared / min(first, second) + shared / (first + second)


def null(answer: Side) -> Evidence:
    """Return what speaks for an answer answering nothing that the report tells as a statement."""
    found = {
        "nothing": 1.0,
        "nothing, confirm": answer.statement.act == "confirm",
        "nothing, doubt": answer.statement.act == "doubt",
        "nothing, retract": answer.statement.act == "retract",
        "nothing, points": bool(_noun(answer)),
        "nothing, bare": _is_bare(answer),
        "nothing, positive": not answer.negative,
        "nothing, unsure": 1.0 - answer.statement.confidence,
        "nothing, told inside": answer.statement.parent is not None,
    }
    return {name: float(value) for name, value in found.items() if value}


def _at_the_head(answer: Side, inner: Side) -> bool:
    """Tell whether an inner statement begins the content: "denied the report that …".

    It may also come after the verdict on it: "said Lund was right when he called it a lie".
    """
    begins = min(span.start for span in answer.statement.content)
    away = inner.start - begins
    return away <= _NEAR_HEAD or bool(_JUDGING.match(answer.content[: max(away, 0)]))


def _meaning(answer: Side, other: Side) -> float:
    """Return how near each word of the answer comes to a word of the other, on average."""
    if not len(answer.vectors) or not len(other.vectors):
        return 0.0
    near = (answer.vectors @ other.vectors.T).max(axis=1)
    return float((np.maximum(near - _APART, 0.0)).mean() / (1 - _APART))


def _place(answer: Side, other: Side, candidates: Sequence[Side]) -> Evidence:
    after = other.start > answer.start
    between = sum(
        min(answer.number, other.number) < side.number < max(answer.number, other.number)
        for side in candidates
    )
    apart = abs(other.paragraph - answer.paragraph)
    return {
        "after": after,
        "just before": not after and between == 0,
        "just after": after and between == 0,
        "between": math.log1p(between) * (not after),
        "between, after": math.log1p(between) * after,
        "same paragraph": apart == 0,
        "next paragraph": apart == 1,
        "paragraphs apart": math.log1p(apart),
        "same sentence": answer.sentence == other.sentence,
    }


def _kinds(answer: Side, other: Side) -> Evidence:
    act = other.statement.act
    return {
        "accuses": act == "accuse",
        "asserts": act == "assert",
        "answers": act in ANSWERING,
        "wants": act in ("demand", "promise", "ask"),
        "noun cue": other.noun_cue,
        "told by nobody": not other.source,
        "told elsewhere": other.statement.parent is not None
        and other.statement.parent != answer.statement.id,
        "no cue": not other.cue,
        "media": other.statement.source_kind in ("media", "document"),
    }


def _pointing(answer: Side, other: Side, candidates: Sequence[Side]) -> Evidence:
    noun, bare = _noun(answer), _is_bare(answer)
    if not noun and not bare:
        return {}
    earlier = [side for side in candidates if side.start < answer.start]
    called = [side for side in earlier if noun and _can_be_called(side, noun)]
    return {
        "points": other.start < answer.start,
        "points, but after": other.start > answer.start,
        "points, same paragraph": other.start < answer.start
        and other.paragraph == answer.paragraph,
        "points, nearest": bool(earlier) and other is earlier[-1],
        "points, so called": other in called,
        "points, nearest so called": bool(called) and other is called[-1],
        "points, whose": bool(noun) and bool(other.named & answer.bag.keys()),
    }


def _can_be_called(side: Side, noun: str) -> bool:
    if noun in ("figure", "number", "count", "toll") and any(map(str.isdigit, side.content)):
        return True
    spoken = re.findall(r"\w+", f"{side.cue} {side.source} {side.content[:60]}")
    return any(word.startswith(_points()[noun]) for word in spoken)


def _noun(answer: Side) -> str:
    """Find the noun by which a content means what was said before."""
    if len(answer.content.split()) > _LONG:
        return ""
    pointing = re.findall(r"[\w-]+", answer.content)
    nouns = [word if word in _points() else word.removesuffix("s") for word in pointing[:5]]
    if not _POINTING.match(answer.content) and len(pointing) > 1:
        return ""
    told = any(word in ("that", "of", "by") for word in pointing[1:])
    return "" if told else next((noun for noun in nouns if noun in _points()), "")


def _is_bare(answer: Side) -> bool:
    return bool(_BARE.match(answer.content) or _VERDICT.match(answer.content))


def _may_be_answered(answer: Side, other: Side) -> bool:
    if other is answer or other.statement.act == "decline_to_comment":
        return False
    if answer.statement.parent == other.statement.id:
        return False
    inside = other.statement.parent == answer.statement.id
    if inside and not other.noun_cue and not _at_the_head(answer, other):
        return False
    own, its = (side.source.lower().partition(",")[0] for side in (answer, other))
    if own and its and own not in _PRONOUNS and its not in _PRONOUNS:
        return not (own in its or its in own)
    if other.statement.parent is not None:
        return True  # whom a pronoun inside another's words means is not known here
    shared = len(answer.named & other.named)
    return not shared or shared < min(_SAME_NAME, len(answer.named), len(other.named))


def _sides(parse: Doc, text: str, statements: Sequence[Statement]) -> Iterator[Side]:
    named: frozenset[str] = frozenset()
    ends = [match.start() for match in _PARTING.finditer(text)]
    for number, one in enumerate(statements):
        start = min(span.start for span in (*one.source, *one.cue, *one.content))
        source = words(text, one.source)
        own = frozenset(_bag(parse, _without_apposition(text, one.source)))
        cue = _tokens(parse, one.cue)
        goes_on = not source and bool(cue) and cue[0].tag_ == "VBG"
        relies = goes_on or source.lower() in _PRONOUNS
        if own and not relies:
            named = own
        content = words(text, one.content).lower()
        told = _tokens(parse, one.content)
        yield Side(
            number=number,
            statement=one,
            source=source,
            cue=words(text, one.cue).lower(),
            content=" ".join(content.split()),
            bag=_bag(parse, one.content),
            vectors=_vectors(parse, told),
            named=named if relies else own,
            start=start,
            paragraph=bisect(ends, start),
            sentence=_sentence(parse, start),
            negative=any(token.lower_ in _negations() for token in told[:_HEAD]),
            noun_cue=bool(cue) and not any(token.pos_ in ("VERB", "AUX") for token in cue),
        )


def _sentence(parse: Doc, start: int) -> int:
    span = parse.char_span(start, start + 1, alignment_mode="expand")
    return span.sent.start if span is not None and parse.has_annotation("SENT_START") else -start


def _tokens(parse: Doc, spans: Spans) -> list[Token]:
    return [
        token for span in spans for token in parse.char_span(*span, alignment_mode="expand") or ()
    ]


def _vectors(parse: Doc, told: Sequence[Token]) -> Vectors:
    rows = {
        token.lemma_.lower(): token.vector / token.vector_norm
        for token in told
        if token.is_alpha and not token.is_stop and token.has_vector and token.vector_norm
    }
    return np.stack(list(rows.values())) if rows else np.zeros((0, 0), dtype=np.float32)


def _without_apposition(text: str, source: Spans) -> Spans:
    """Return who a source is, without what is said of it: "Lund, a well-known Ardesh trader"."""
    if not source:
        return ()
    first = source[0]
    comma = first.of(text).find(",")
    return (Span(first.start, first.start + comma),) if comma > 0 else source


def _bag(parse: Doc, spans: Spans) -> Counter[str]:
    """Count the content words of some spans, by the beginnings of their lemmas."""
    return Counter(
        token.lemma_.lower()[:_STEM]
        for token in _tokens(parse, spans)
        if token.is_alpha and not token.is_stop and len(token) > 1
    )


def _rarity(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """Return for each word log(statements / statements that have it) + 0.5."""
    having = Counter(word for bag in bags for word in bag)
    return {word: math.log(len(bags) / count) + 0.5 for word, count in having.items()}
