"""Headlines: the label before a headline told apart from the headline itself."""

import re
from functools import cache

from according import lexicon


def split_kicker(title: str) -> tuple[str | None, str]:
    """Split a headline into its kicker, if it has one, and the headline proper.

    ``EXCLUSIVE – Aid convoy turned back`` gives ``("EXCLUSIVE", "Aid convoy turned back")``;
    stacked labels stay together (``UPDATE 1-EXCLUSIVE``). A headline that merely begins with such
    a word (``Live music returns``) has no kicker. Labels are ``lexicon/data/kickers.txt``.
    """
    title = title.strip()
    rest, kicker_end = 0, 0
    while (match := _next_label(title, rest)) is not None:
        kicker_end, rest = match.end("label"), match.end()
    if kicker_end == 0:
        return None, title
    return title[:kicker_end].lstrip("[ "), title[rest:].lstrip()


def is_kicker(words: str) -> bool:
    """Tell whether ``words`` are such a label, or several, and nothing else."""
    kicker, _ = split_kicker(f"{words.strip()}: x")
    return kicker == words.strip()


def _next_label(title: str, start: int) -> re.Match[str] | None:
    match = _label_pattern().match(title, start)
    if match is None or match.end() == len(title):
        return None
    if match["mark"] in ("-", "–") and not _is_set_off(match, title):
        return None
    return match


def _is_set_off(match: re.Match[str], title: str) -> bool:
    # A tight hyphen also makes compounds ("Watch-makers strike", "LIVE-FIRE DRILL"): it sets a
    # label off only if the label alone is in capitals, or has a number.
    label = match["label"]
    if label.isupper():
        return not title.isupper() or any(map(str.isdigit, label))
    return match["mark"] == "–" and title[match.end()].isupper()


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted(lexicon.entries("kickers"), key=len, reverse=True)
    choices = "|".join(
        r"\s+".join(re.escape(word) for word in label.split()).replace(r"\{n\}", r"\d+")
        for label in labels
    )
    mark = r"\s*[:|]+(?!\d)\s*|!+\s+|\s+[-–—―]+\s+|--+\s*|[–—―]\s*|-"
    boxed_end = r"\s*\]\s*[-–—:|]*\s*"
    return re.compile(
        rf"(?P<box>\[\s*)?(?P<label>{choices})(?(box){boxed_end}|(?P<mark>{mark}))",
        re.IGNORECASE,
    )
