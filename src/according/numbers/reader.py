"""From a document's words to its counts."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.tokens import Span as Piece

from according.model import Count, CountBasis, CountScope, Document, Span, Statement
from according.numbers.fates import Fates
from according.numbers.found import Found
from according.numbers.joined import with_sums
from according.numbers.lists import listings
from according.numbers.phrases import Counted, counted, group_of, is_broken_off, is_people, of_whom
from according.numbers.quantities import QuantityFinder
from according.numbers.records import records
from according.numbers.rest import with_rest
from according.numbers.scope import Scopes
from according.numbers.verbs import Fate
from according.numbers.vocabulary import Vocabulary

_NOT = re.compile(r"\b(?:not|n't)\s+$", re.IGNORECASE)
"""Before a number that is put right: "seven soldiers, not six"."""
_NEAR = 6
_PARENT = re.compile(r"\b(\w+)\s+of\s+$")
_PARENTS = 20
"""Characters before a number in which the word for a parent may stand."""
_READ = ("body", "title")


class CountReader:
    """Reads how many; holds its word lists and pattern. Make one and keep it."""

    def __init__(self, words: Vocabulary, quantities: QuantityFinder) -> None:
        self._words = words
        self._quantities = quantities
        self._fates = Fates(words)
        self._scopes = Scopes(words)
        self._triggers = np.array([get_string_id(word) for word in words.triggers], dtype=np.uint64)

    @classmethod
    def load(cls) -> "CountReader":
        """Load the word lists."""
        return cls(Vocabulary.load(), QuantityFinder.load())

    def read(
        self, document: Document, parse: Doc, statements: Sequence[Statement]
    ) -> tuple[Count, ...]:
        """Return the document's counts in text order, with ids ``n1``, ``n2``, and so on.

        Args:
            document: the document; furniture and credits among its paragraphs are not read.
            parse: spaCy's parse of the text or of a copy as long as it.
            statements: the document's statements, of which one may give a number.
        """
        found: list[Found] = []
        for number, sentence in self._sentences(document, parse):
            told = self._in_sentence(document.text, sentence)
            found += (msgspec.structs.replace(one, sentence=number) for one in told)
        return records(with_rest(found), statements)

    def _sentences(self, document: Document, parse: Doc) -> Iterator[tuple[int, Piece]]:
        """Yield the sentences that are read and hold a word of what may become of people."""
        columns = parse.to_array(["LEMMA", "LOWER"]).reshape(-1, 2)
        near = np.isin(columns, self._triggers).any(axis=1)
        starts = np.cumsum(parse.to_array(["SENT_START"]).astype(np.int64).ravel() == 1)
        unread = [p.span for p in document.paragraphs if p.role not in _READ]
        before = -1
        for place in np.flatnonzero(near).tolist():
            if place < before:
                continue
            sentence = _whole(parse[place].sent)
            before = sentence.end
            if not any(span.start <= sentence.start_char < span.end for span in unread):
                yield int(starts[place]), sentence

    def _in_sentence(self, text: str, sentence: Piece) -> list[Found]:
        found = self._quantities.find(text, sentence.start_char, sentence.end_char)
        said = (
            quantity
            for quantity in found
            if not _NOT.search(text, max(0, quantity.span.start - _NEAR), quantity.span.start)
        )
        phrases = (counted(sentence.doc, text, quantity) for quantity in said)
        ones = [
            one
            for one in phrases
            if one is not None and self._counts(text, one) and not self._is_of_parent(text, one)
        ]
        heads: dict[int, Counted] = {}
        for one in ones:
            heads.setdefault(one.head.i, one)
        told = list(self._told(text, sentence, ones, heads))
        return with_sums(text, told, list(self._listed(sentence, heads)))

    def _told(
        self, text: str, sentence: Piece, ones: Sequence[Counted], heads: Mapping[int, Counted]
    ) -> Iterator[Found]:
        """Yield the numbers that the words give."""
        before: Found | None = None
        for one in ones:
            scope = self._scopes.scope(one, sentence, heads)
            fates = self._fates.fates(one)
            for fate in fates:
                found = msgspec.structs.replace(
                    _found(one, fate, scope),
                    of_whom=of_whom(self._words, text, one),
                    group=group_of(self._words, one),
                )
                before = before if scope == "subset" else found
                yield found
            some = before is not None and one.quantity.form != "none" and not fates
            if before is not None and some and self._scopes.of_the_last(one, text):
                yield self._some_of(text, before, one)

    def _listed(self, sentence: Piece, heads: Mapping[int, Counted]) -> Iterator[Found]:
        """Yield how many the sentence's lists have."""
        for listing in listings(self._words, sentence, heads):
            scope = self._scopes.scope(listing.one, sentence, heads)
            fates = self._fates.fates(listing.one)
            kinds = {fate.kind for fate in fates}
            if not fates or scope == "subset" or self._fates.differ(listing.members, kinds):
                continue
            for fate in fates:
                found = _found(listing.one, fate, scope)
                basis: CountBasis = "summed" if listing.parts else "listed"
                yield msgspec.structs.replace(found, basis=basis, parts=listing.parts)

    def _some_of(self, text: str, before: Found, one: Counted) -> Found:
        """Return the number of some of those counted before: "12 died, among them 3 children"."""
        return msgspec.structs.replace(
            before,
            quantity=one.quantity,
            of_whom=of_whom(self._words, text, one),
            group=group_of(self._words, one),
            scope="subset",
        )

    def _is_of_parent(self, text: str, one: Counted) -> bool:
        """Tell whether the number is that of somebody's children: "a mother of two died"."""
        start = one.quantity.span.start
        before = _PARENT.search(text, max(0, start - _PARENTS), start)
        if before is None or before[1].lower() not in self._words.phrases["parents"]:
            return False
        noun = one.noun
        adjective = noun is not None and noun.lower_ in self._words.kinds.adjectives
        return noun is None or adjective or self._words.group(noun) in (None, "children")

    def _counts(self, text: str, one: Counted) -> bool:
        """Tell whether "a", "another" stands for a person: "a soldier", "another was hurt"."""
        if one.quantity.form != "one":
            return True
        if one.noun is None:
            return one.quantity.core == one.quantity.span and len(one.quantity.span.of(text)) > 2
        return one.noun.tag_ in ("NN", "NNP", "JJ", "CD") and (
            is_people(self._words, one.noun) or one.noun.lower_ == "old"
        )


def _whole(sentence: Piece) -> Piece:
    """Take in what the parse cuts off before a sentence: "Five | people were hurt".

    So does an indented line in the midst of a sentence, taken for a new paragraph.
    """
    if sentence.start == 0:
        return sentence
    doc, first = sentence.doc, sentence[0]
    before = doc[sentence.start - 1]
    alone = before.is_sent_start and (before.like_num or before.pos_ == "NUM")
    cut = is_broken_off(first)
    return doc[before.sent.start : sentence.end] if alone or cut else sentence


def _found(one: Counted, fate: Fate, scope: CountScope) -> Found:
    return Found(
        quantity=one.quantity,
        kind=fate.kind,
        cue=Span(fate.cue.idx, fate.cue.idx + len(fate.cue)),
        open=fate.open,
        scope=scope,
    )
