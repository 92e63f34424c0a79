"""The attribute ruler's word classes, set from memory instead of matched anew on every token.

What spaCy's ruler sets on a token follows from four things about it: its tag, its word where a
rule names that word, its dependency label, and whether it is white space. Beyond that, few rules
look at two neighbours (``gonna``, ``let's``). So the ruler is asked once for each such combination,
and the neighbours are matched only where a rule over two tokens may begin.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, MorphAnalysis, Span

_READ = ("TAG", "LOWER", "DEP", "IS_SPACE")
_WRITTEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
_LONGEST = 2
_MOST = 50_000
"""Words, and combinations, kept before the memory starts afresh: at most about 15 MB together."""

_Values = tuple[tuple[str, Any], ...]
_Key = tuple[int, int, int, int]


class _Learned(NamedTuple):
    """What the ruler sets on one kind of token."""

    values: _Values
    """Names of the token's attributes, and what each is set to."""
    opens: bool
    """Whether a rule over two tokens may begin here."""


class AttributeRules:
    """Sets what a spaCy attribute ruler would set, remembering what it said before."""

    def __init__(self, ruler: AttributeRuler):
        """Learn which words the ruler's patterns name.

        Raises:
            ValueError: a pattern is longer, reads more or writes more than is remembered here.
        """
        self._ruler = ruler
        self._words = _Words(ruler)
        self._openers = Matcher(ruler.vocab)
        for pattern in _patterns(ruler):
            if len(pattern) > 1:
                self._openers.add("opens", [pattern[:1]])
        self._learned: dict[_Key, _Learned] = {}

    def set_on(self, doc: Doc) -> None:
        """Set the attributes of a tagged and parsed document's tokens, in place."""
        values = []
        openers = []
        for at, key in enumerate(self._keys(doc)):
            learned = self._learned.get(key)
            if learned is None:
                learned = self._learn(key, doc[at : at + 1])
            if learned.opens:
                openers.append(at)
            values.append(learned.values)
        # Every pattern is matched before anything is written, as the ruler does.
        for start, end in _runs(openers):
            values[start : end + 1] = self._ask(doc[start : end + 1])
        for token, pairs in zip(doc, values, strict=True):
            for name, value in pairs:
                setattr(token, name, value)

    def _keys(self, doc: Doc) -> Iterator[_Key]:
        tags, lowers, deps, spaces = doc.to_array(list(_READ)).T.tolist()
        return zip(tags, map(self._words.named, lowers), deps, spaces, strict=True)

    def _learn(self, key: _Key, token: Span) -> _Learned:
        if len(self._learned) >= _MOST:
            self._learned.clear()
        opens = bool(self._openers(token, allow_missing=True))
        learned = self._learned[key] = _Learned(self._ask(token)[0], opens)
        return learned

    def _ask(self, span: Span) -> list[_Values]:
        """Ask the ruler what it would set on each token of a span that stood alone."""
        ruler = self._ruler
        matches = [
            (int(ruler.vocab.strings[name]), start)
            for name, start, _ in ruler.matcher(span, allow_missing=True)
        ]
        merged: list[dict[int, int]] = [{} for _ in span]
        for rule, start in sorted(matches):
            merged[start + ruler.indices[rule]].update(ruler.attrs[rule])
        return [tuple(self._value(*pair) for pair in pairs.items()) for pairs in merged]

    def _value(self, attribute: int, value: int) -> tuple[str, Any]:
        vocab = self._ruler.vocab
        name = vocab.strings[attribute].lower()
        return name, MorphAnalysis.from_id(vocab, value) if name == "morph" else value


class _Words:
    """Tells the words that some pattern names from all others, which are one to the ruler."""

    def __init__(self, ruler: AttributeRuler):
        _check(ruler)
        self._strings = ruler.vocab.strings
        self._listed: set[str] = set()
        expressions = []
        for pattern in _patterns(ruler):
            for lower in (token["LOWER"] for token in pattern if "LOWER" in token):
                if isinstance(lower, str):
                    self._listed.add(lower)
                else:
                    self._listed.update(lower.get("IN", ()))
                    expressions += [lower["REGEX"]] if "REGEX" in lower else []
        self._expressions = [re.compile(expression) for expression in expressions]
        self._known: dict[int, int] = {}

    def named(self, lower: int) -> int:
        """Return the lower-cased word's id if a pattern names it, else 0."""
        word = self._known.get(lower)
        if word is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            text = self._strings[lower]
            named = text in self._listed or any(e.search(text) for e in self._expressions)
            word = self._known[lower] = lower if named else 0
        return word


def _patterns(ruler: AttributeRuler) -> Iterator[list[dict[str, Any]]]:
    for rule in ruler.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


def _check(ruler: AttributeRuler) -> None:
    for pattern in _patterns(ruler):
        words = [token["LOWER"] for token in pattern if "LOWER" in token]
        if (
            len(pattern) > _LONGEST
            or not all(token.keys() <= set(_READ) for token in pattern)
            or not all(isinstance(word, str) or word.keys() <= {"IN", "REGEX"} for word in words)
        ):
            raise ValueError(f"the attribute ruler's pattern {pattern} cannot be remembered")
    written = {ruler.vocab.strings[attribute] for attrs in ruler.attrs for attribute in attrs}
    if not written <= set(_WRITTEN) or min(ruler.indices, default=0) < 0:
        raise ValueError("the attribute ruler sets more than can be remembered")


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join ascending numbers into runs of neighbours, each with the number after its last.

    Rules over two tokens that overlap must be weighed together: the last rule that matches a
    token wins.
    """
    start = end = None
    for number in numbers:
        if end is not None and start is not None and number != end:
            yield start, end
            start = None
        start = number if start is None else start
        end = number + 1
    if start is not None and end is not None:
        yield start, end
