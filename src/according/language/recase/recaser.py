"""Gives an upper-case text its small letters back, letter by letter."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from according.language.recase.bodies import Bodies, spelt_out
from according.language.recase.features import Commonness
from according.language.recase.forms import capitalised, fixed_form, is_mark, opened
from according.language.recase.model import CaseModel, Logits
from according.language.recase.upper import is_upper_case, paragraphs_of, upper_paragraphs
from according.language.recase.words import Word, words_of
from according.model import Span

_NAME = 0.0
"""A word whose logit is above this is a name."""
_VOWEL = re.compile("[aeiouáéíóú]")
_CERTAIN = 1000
_LONGEST_AGENCY = 4
_COMMON_NOUN = 2.0
"""Above this a word by itself is a proper name; ``committee`` and ``front`` are below."""
_NO_MARK = -3.0
"""A word whose logit by itself is below this is no abbreviation elsewhere: ``who``, ``mid-89``."""


class Recaser:
    """Puts upper-case text into ordinary case; loads what it needs for the first such text."""

    def __init__(self, vocabulary: Commonness):
        self._vocabulary = vocabulary

    def recased(self, text: str, paragraphs: Sequence[Span] | None = None) -> str:
        """Return the same text, character by character, with small letters where they belong.

        All of an upper-case text is changed; of any other, whole paragraphs of six words or more
        that are in capitals. A letter whose small form is longer stays as it is.

        Args:
            text: of any kind.
            paragraphs: its paragraphs; those between blank lines unless given.
        """
        spans = paragraphs_of(text) if paragraphs is None else list(paragraphs)
        upper = upper_paragraphs(text, spans)
        if not upper:
            return text
        found = [words_of(text, span) for span in upper]
        printed = {} if is_upper_case(text) else _printed(text, spans, upper)
        letters = list(text)
        for words, forms in zip(found, self._forms(found, printed), strict=True):
            for word, form in zip(words, forms, strict=True):
                _write(letters, word.span.start, form)
                if word.possessive:
                    _write(letters, word.span.end + 1, "s")
        return "".join(letters)

    def _forms(
        self, found: Sequence[Sequence[Word]], printed: Mapping[str, str]
    ) -> list[list[str]]:
        logits = self._model.logits(found)
        uppers, sure = self._uppers(found, logits)
        forms = []
        for words, one in zip(found, logits, strict=True):
            bodies = self._bodies.printed(words)
            marked = {at for at, word in enumerate(words) if word.key in uppers}
            named = {at for at in marked if words[at].key in sure or _is_agency(words[at])}
            named.update(spelt_out(words, marked))
            forms.append(
                [
                    _form(
                        word,
                        logit,
                        bodies.get(at) or printed.get(word.key),
                        upper=word.key in uppers,
                        named=at in named,
                    )
                    for at, (word, logit) in enumerate(zip(words, one, strict=True))
                ]
            )
        return forms

    def _uppers(
        self, found: Sequence[Sequence[Word]], logits: Sequence[Logits]
    ) -> tuple[set[str], set[str]]:
        """Return the words that, as names, are all in capitals, and those that are always names.

        A word is so throughout a text.
        """
        votes: Counter[str] = Counter()
        sure = set()
        for words, one in zip(found, logits, strict=True):
            for at, word in enumerate(words):
                if len(word.key) == 1 or word.initials:
                    continue
                if one[at] > _NAME:
                    votes[word.key] += 1 if self._model.is_upper(words, at, one) else -1
                if self._is_abbreviation(words, at, one):
                    votes[word.key] += _CERTAIN
                    sure.add(word.key)
        uppers = {key for key, vote in votes.items() if vote > 0}
        return uppers, {key for key in uppers & sure if self._model.by_itself(key) > _NO_MARK}

    def _is_abbreviation(self, words: Sequence[Word], at: int, logits: Logits) -> bool:
        """Tell whether a word is an abbreviation whatever its counts say.

        An unknown word without a vowel is; a short one alone in brackets after a date, where an
        agency stands; and a word that is no proper name by itself, alone in brackets after a name
        that ends in a common noun: ``LABOUR FRONT (SPEAR)``.
        """
        word = words[at]
        if not self._model.is_known(word) and _VOWEL.search(word.key) is None:
            return True
        if _is_agency(word):
            return True
        return (
            at > 1
            and word.bracketed
            and word.before == "("
            and words[at - 1].before == " "
            and min(logits[at - 1], logits[at - 2]) > _NAME
            and self._model.alone(words[at - 1]) < _COMMON_NOUN
            and (self._model.alone(word) < _COMMON_NOUN or not self._model.is_known(word))
        )

    @cached_property
    def _model(self) -> CaseModel:
        return CaseModel.load(self._vocabulary)

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies.load()


def _is_agency(word: Word) -> bool:
    return word.bracketed and word.before == "9" and len(word.key) <= _LONGEST_AGENCY


def _form(word: Word, logit: float, printed: str | None, *, upper: bool, named: bool) -> str:
    form = printed or fixed_form(word)
    if form is None:
        if is_mark(word) and logit > _NO_MARK:
            form = word.key.upper()
        elif logit > _NAME or named:
            form = word.key.upper() if upper else capitalised(word.key)
        else:
            form = word.key
    return opened(form) if word.opens else form


def _printed(text: str, spans: Sequence[Span], upper: Sequence[Span]) -> dict[str, str]:
    """Return how words are printed inside the sentences of a text's ordinary paragraphs."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span not in upper:
            for word in words_of(text, span):
                if not word.opens and len(word.key) > 1:
                    forms[word.key][word.span.of(text)] += 1
    return {key: found.most_common(1)[0][0] for key, found in forms.items()}


def _write(letters: list[str], start: int, form: str) -> None:
    for at, letter in enumerate(form, start):
        if letter.islower() and len(small := letters[at].lower()) == 1:
            letters[at] = small
