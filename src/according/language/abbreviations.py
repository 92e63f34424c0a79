"""Short forms with a full stop that ends no sentence: "Sgt. Harlan Moss"."""

import numpy as np
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

from according import lexicon


def learn_abbreviations(nlp: Language) -> None:
    """Have the tokeniser keep short forms and their stops together (``abbreviations.toml``)."""
    lists = lexicon.table("abbreviations")
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for word in (*lists["titles"], *lists["others"]):
            tokenizer.add_special_case(f"{word}.", [{ORTH: f"{word}."}])


def keep_titles(doc: Doc) -> None:
    """Forbid that a sentence begins between a title's short form and the name after it.

    A pronoun or an article after it may open a sentence: "He saluted the Sgt. Then he left."
    That a paragraph begins there is told later, and goes before.
    """
    strings = doc.vocab.strings
    titles = [strings[f"{word}."] for word in lexicon.table("abbreviations")["titles"]]
    for at in np.flatnonzero(np.isin(doc.to_array("ORTH")[:-1], titles)).tolist():
        after = doc[at + 1]
        begins = after.text[:1]
        named = begins.isdigit() or (begins.isupper() and not after.is_stop)
        if named and not after.is_sent_start:
            after.is_sent_start = False
