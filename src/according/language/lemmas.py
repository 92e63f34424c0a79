"""Lemmas by spaCy's English rules, each word form worked out once."""

from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

_KEY = ("ORTH", "POS", "MORPH")
_MOST = 50_000
"""Word forms kept before the memory starts afresh: about 15 MB."""


class Lemmas:
    """Sets what a spaCy rule lemmatizer would set, remembering what it said before.

    A lemma follows from the form, the part of speech and the morphology. spaCy keeps some lemmas
    by the same key, but works out anew each time whether a word is a base form.
    """

    def __init__(self, lemmatizer: Lemmatizer):
        """Take the rules from a lemmatizer, and turn its lists of known words into sets.

        Raises:
            ValueError: it does not work by rules, or would overwrite lemmas already set.
        """
        if lemmatizer.mode != "rule" or lemmatizer.overwrite:
            raise ValueError("only a rule lemmatizer that keeps lemmas already set is remembered")
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, int, int], str] = {}
        # spaCy asks only whether a form is among them, and searches 57,000 nouns one by one.
        words = lemmatizer.lookups.get_table("lemma_index")
        for word_class in list(words):
            words[word_class] = frozenset(words[word_class])

    def set_on(self, doc: Doc) -> None:
        """Set the lemmas still open in a document with parts of speech, in place."""
        forms, classes, features, lemmas = doc.to_array([*_KEY, "LEMMA"]).T.tolist()
        keys = zip(forms, classes, features, strict=True)
        for token, key, lemma in zip(doc, keys, lemmas, strict=True):
            if lemma:
                continue
            found = self._known.get(key)
            if found is None:
                if len(self._known) >= _MOST:
                    self._known.clear()
                    self._lemmatizer.cache.clear()
                found = self._known[key] = self._lemmatizer.lemmatize(token)[0]
            token.lemma_ = found
