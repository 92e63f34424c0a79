"""Which language a text is written in."""

from functools import cache
from typing import TYPE_CHECKING

from according import lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

_MIN_LETTERS = 60
"""Below this the guess is worth little: short headlines and name lists are often misjudged."""

_MIN_CONFIDENCE = 0.8

_NO_LANGUAGE = "zxx"
"""The guesser's answer for tables, code and other text in no language."""

_MAX_CHARACTERS = 20_000
"""A report's language shows in its first pages; the rest would only cost time."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language; none where it is too short to tell."""
    sample = text[:_MAX_CHARACTERS]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _MIN_CONFIDENCE and code != _NO_LANGUAGE else None


def language_name(code: str) -> str:
    """Return the English name of an ISO 639-1 language code; the code itself if it has none."""
    return str(lexicon.table("languages").get(code, code))


@cache
def _identifier() -> "LanguageIdentifier":
    # The model takes about a second to load, so module and model wait for the first text.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Only ISO 639-1: Egyptian Arabic is then Arabic, Nigerian Pidgin English.
    identifier.set_languages([*lexicon.table("languages"), _NO_LANGUAGE])
    return identifier
