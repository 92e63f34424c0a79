"""Which statement a denial, confirmation or retraction answers."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from according.model import Spans, Statement, words

_ANSWERS = frozenset({"deny", "confirm", "retract", "doubt"})
_ANAPHORA = re.compile(
    r"^\W*(?:(?:that|this|it|so|them)(?=\W*$)|(?:the|that|this|those|these|such|any|all|his|her|their|its)\s"
    r"(?:\w+\s){0,2}(?:claims?|reports?|allegations?|accusations?|charges?|arguments?|story|stories"
    r"|rumou?rs?|suggestions?|assertions?|statements?|account|accounts|idea|notion|comments?"
    r"|remarks?|news|criticism|assessment))\b"
)
"""Contents that point back at what was said before: "denied the report", "rejected that"."""
_DEMONSTRATIVE = re.compile(r"^\W*(?:that|this|those|these)\s")
_LONG_ANAPHOR = 8
"""A content of more words says itself what it answers, unless it begins with "those reports"."""
_FAR = 12
"""Statements further back than this are not pointed back at, and weigh less by their words."""
_LEAST = 0.35
"""Least likeness of words at which an answer is tied to a statement."""
_NEAR = 1
"""How many statements back an answer whose words show nothing looks for what it answers. On the
development reports three of four denials and confirmations answer something in the report."""
_SILENT = frozenset({"decline_to_comment", "ask"})


def answered(doc: Doc, statements: Sequence[Statement]) -> dict[str, str]:
    """Return, for statements that answer another one, the id of the one they answer.

    A statement told inside the answer itself is what it answers ("dismissed claims that …");
    else a content that only points back means the nearest earlier statement of somebody else;
    else the words decide, weighed by how rare they are in the report; else it is the statement
    just before.
    """
    text = doc.text
    bags = {s.id: _bag(doc, s.content) for s in statements}
    rarity = _rarity(bags)
    found = {}
    for number, statement in enumerate(statements):
        if statement.act in _ANSWERS:
            target = (
                _inside(statement, statements)
                or _pointed_at(text, number, statements)
                or _likest(text, number, statements, bags, rarity)
                or _just_before(text, number, statements)
            )
            if target is not None:
                found[statement.id] = target
    return found


def _inside(answer: Statement, statements: Sequence[Statement]) -> str | None:
    told = [s for s in statements if s.parent == answer.id and s.act not in _ANSWERS]
    return told[0].id if told else None


def _pointed_at(text: str, number: int, statements: Sequence[Statement]) -> str | None:
    """Find what "the report", "that", "it" mean: the nearest that is called so, or the nearest."""
    answer = statements[number]
    content = words(text, answer.content).lower()
    anaphor = _ANAPHORA.match(content)
    short = len(content.split()) <= _LONG_ANAPHOR or _DEMONSTRATIVE.match(content)
    if content and (anaphor is None or not short):
        return None
    near = statements[max(0, number - _FAR) : number]
    earlier = [s for s in near if _may_be_answered(text, answer, s)]
    noun = anaphor.group().split()[-1].rstrip("s") if anaphor else ""
    called = [
        s for s in earlier if noun and noun in words(text, s.cue + s.content + s.source).lower()
    ]
    chosen = called or earlier
    return chosen[-1].id if chosen else None


def _likest(
    text: str,
    number: int,
    statements: Sequence[Statement],
    bags: Mapping[str, Counter[str]],
    rarity: Mapping[str, float],
) -> str | None:
    answer = statements[number]
    best, best_score = None, _LEAST
    for other, candidate in enumerate(statements):
        if other == number or not _may_be_answered(text, answer, candidate):
            continue
        score = _likeness(bags[answer.id], bags[candidate.id], rarity)
        score *= 1.0 if abs(number - other) <= _FAR else 0.8
        score *= 1.0 if other < number else 0.85
        score *= 1.2 if candidate.act == "accuse" else 1.0
        if score > best_score:
            best, best_score = candidate.id, score
    return best


def _just_before(text: str, number: int, statements: Sequence[Statement]) -> str | None:
    near = statements[max(0, number - _NEAR) : number]
    earlier = [s for s in near if _may_be_answered(text, statements[number], s)]
    return earlier[-1].id if earlier else None


def _may_be_answered(text: str, answer: Statement, earlier: Statement) -> bool:
    own, other = words(text, answer.source), words(text, earlier.source)
    same_source = bool(own) and (own in other or other in own) and bool(other)
    silent = earlier.act in _SILENT or earlier.act in _ANSWERS
    related = answer.parent == earlier.id or earlier.parent == answer.id
    return not silent and not related and not same_source


def _bag(doc: Doc, spans: Spans) -> Counter[str]:
    """Count the content words (lemmas) of some spans."""
    counted: Counter[str] = Counter()
    for span in spans:
        for token in doc.char_span(*span, alignment_mode="expand") or ():
            if token.is_alpha and not token.is_stop and len(token) > 1:
                counted[token.lemma_.lower()] += 1
    return counted


def _rarity(bags: Mapping[str, Counter[str]]) -> dict[str, float]:
    """Return for each word log(statements / statements that have it) + 0.5."""
    having = Counter(word for bag in bags.values() for word in bag)
    return {word: math.log(len(bags) / count) + 0.5 for word, count in having.items()}


def _likeness(one: Counter[str], other: Counter[str], rarity: Mapping[str, float]) -> float:
    """Return how much of the weight of two contents is shared.

    Half of it is the share of the lighter one, since a denial is often shorter than the charge.
    """
    first, second = (sum(rarity[word] for word in bag) for bag in (one, other))
    shared = sum(rarity[word] for word in one.keys() & other.keys())
    if not first or not second:
        return 0.0
    return 0.5 * shared / min(first, second) + shared / (first + second)
