"""The words of the two events themselves, and those around them."""

from according.link.compare.features.between import Between
from according.link.compare.features.feature import Feature
from according.link.compare.lexical import Likeness
from according.link.compare.node import Node
from according.link.compare.words import Rarity, cosine, stem

_STEM = 5
"""Letters: "acquire" and "acquisition" have as many in common."""
_RAREST = 9.0
_CLOSE = 0.5
_EARLY = 400
"""Characters from the beginning: the headline and the first paragraph."""


def _lemma(one: Node, other: Node, _: Between) -> float:
    return float(one.lemma == other.lemma)


def _stem(one: Node, other: Node, _: Between) -> float:
    return float(stem(one.lemma)[:_STEM] == stem(other.lemma)[:_STEM])


def _rare(one: Node, other: Node, _: Between) -> float:
    return Rarity.load().of(stem(one.lemma)) / _RAREST if one.lemma == other.lemma else 0.0


def _alike(one: Node, other: Node, _: Between) -> float:
    return Likeness.load().alike(one.lemma, other.lemma)


def _close(one: Node, other: Node, _: Between) -> float:
    return max(0.0, Likeness.load().alike(one.lemma, other.lemma) - _CLOSE)


def _concepts(one: Node, other: Node, _: Between) -> float:
    return Likeness.load().share(one.lemma, other.lemma)


def _sentence(one: Node, other: Node, _: Between) -> float:
    return cosine(one.sentence, other.sentence)


def _near(one: Node, other: Node, _: Between) -> float:
    return cosine(one.near, other.near)


def _early(one: Node, other: Node, _: Between) -> float:
    return float(one.start < _EARLY and other.start < _EARLY)


def _apart(one: Node, other: Node, _: Between) -> float:
    return abs(one.place_in_text - other.place_in_text)


def _both(one: Node, other: Node, _: Between) -> str:
    if one.lemma == other.lemma:
        return f"both say “{one.lemma}”"
    return f"“{one.lemma}” and “{other.lemma}”"


FEATURES = (
    Feature("lemma", _lemma, _both),
    Feature("stem", _stem, _both),
    Feature("rare_lemma", _rare, _both),
    Feature("alike", _alike, _both),
    Feature("close", _close, _both),
    Feature("concepts", _concepts, _both),
    Feature("sentence", _sentence, lambda *_: "words of their sentences in common"),
    Feature("near", _near, lambda *_: "words beside them in common"),
    Feature("early", _early, lambda *_: "both stand at the beginning of their reports"),
    Feature("apart", _apart, lambda *_: "they stand in different parts of their reports"),
)
