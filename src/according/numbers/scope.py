"""Of the whole, of some of it, or of more than this: what else is said of a number."""

import re
from collections.abc import Mapping

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from according.model import CountScope
from according.numbers.phrases import Counted
from according.numbers.vocabulary import Vocabulary

_CLIMB = 4
_NEAR = 24


class Scopes:
    """Tells what of the whole a number is; one for a vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        told = "|".join(period.replace(" ", r"\s+") for period in sorted(words.scope["so_far"]))
        self._so_far = re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
        among = "|".join(sorted(words.scope["including"]))
        them = "|".join(sorted(words.scope["them"]))
        self._among = re.compile(rf"(?:{among})(?:\s+(?:{them}))?,?\s+$", re.IGNORECASE)
        self._of_them = re.compile(rf"\s+of\s+(?:the\s+)?(?:{them})\b", re.IGNORECASE)

    def scope(self, one: Counted, sentence: Piece, heads: Mapping[int, Counted]) -> CountScope:
        """Return whether a number is of what is told, of some of them, or of more than it.

        Args:
            one: the number.
            sentence: the sentence that it stands in.
            heads: all numbers of the sentence, by the index of the token that heads their phrase.
        """
        if self._is_subset(one, heads):
            return "subset"
        if self._so_far.search(sentence.text) or self._rises(one):
            return "total"
        return "event"

    def of_the_last(self, one: Counted, text: str) -> bool:
        """Tell whether words say of a number that it is of those counted before it."""
        span = one.quantity.span
        return bool(
            self._among.search(text, max(0, span.start - _NEAR), span.start)
            or self._of_them.match(text, span.end)
        )

    def _rises(self, one: Counted) -> bool:
        """Read "bringing the toll to 40", "the toll rose to 40"."""
        head = one.head
        return (
            head.dep_ == "pobj"
            and head.head.lower_ == "to"
            and head.head.head.lemma_.lower() in self._words.scope["total_verbs"]
        )

    def _is_subset(self, one: Counted, heads: Mapping[int, Counted]) -> bool:
        words, token = self._words, one.head
        if one.noun is not None and one.noun is not one.head:
            of_all = any(child.dep_ == "nummod" for child in one.noun.lefts)
            if one.noun.lower_ in words.scope["them"] or of_all:
                return True
        for _ in range(_CLIMB):
            if token.dep_ == "pobj" and token.head.lower_ in words.scope["including"]:
                return True
            if token.dep_ == "appos":
                return self._breaks_down(token, heads)
            if token.dep_ != "conj":
                return False
            token = token.head
        return False

    def _breaks_down(self, token: Token, heads: Mapping[int, Counted]) -> bool:
        """Tell "five people, two men and three women" from "two soldiers, a cook and a guard"."""
        whole = heads.get(token.head.i)
        if whole is None:
            return False
        parts = [heads[part.i] for part in (token, *token.conjuncts) if part.i in heads]
        number = sum(part.quantity.low or 0 for part in parts)
        people = self._words.groups.get(token.head.lemma_.lower()) == "people"
        return people or number == whole.quantity.low
