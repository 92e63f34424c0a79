"""The words of a paragraph, what stands between them, and which of them open a sentence.

Nothing here looks at the case of a letter: an upper-case text has none to tell by.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from according import lexicon
from according.model import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’`]s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[!?]|(?<!\.)\.(?!\.)[\"'”’)\]]*(?=\s|$)")
_TIGHT_FIGURE = re.compile(r"\d$")
_NEXT_FIGURE = re.compile(r"-?\d")
_DAY_BEFORE = re.compile(r"(?<!\d)(?<!\d[.,])[0-3]?\d\s+$")
_DAY_AFTER = re.compile(r"\s+[0-3]?\d(?![\d%]|[.,:]\d)")
_QUOTE_OPENS = re.compile(r"[,:\])]\s+[\"“«]$")
_DASH = re.compile(r"--+|[—–]|\s-\s")
_OPENING = "[("
_CLOSING = "])"

_LONGEST_HEAD = 110
"""Characters up to the dash of a dateline, as in ``ingest.dateline``."""

Gap = str
"""What lies between two words: `` `` blanks, ``,`` a comma, ``.`` an abbreviation's full stop,
``-`` a hyphen or slash, ``9`` a figure, ``(`` a bracket that opens, ``)`` one that closes, ``S``
the end of a sentence, ``o`` other.
"""


class Word(msgspec.Struct, frozen=True):
    """A word of a text; ``key`` is it in small letters, without the ``'s`` of a possessive."""

    span: Span
    key: str
    before: Gap
    after: Gap
    opens: bool
    """Whether it is the first word of a sentence."""
    possessive: bool = False
    initials: bool = False
    """Letters with full stops: ``U.S.``"""
    bracketed: bool = False
    """Whether it stands alone in brackets, or with one more after a hyphen: ``(ACAN-EFE)``."""
    after_figure: bool = False
    """Whether a figure stands at once before it: ``1ST``."""
    by_day: bool = False
    """Whether a figure that may be a day of a month stands beside it, a blank between."""
    before_figure: bool = False
    """Whether a figure stands at once after it, or after a hyphen: ``AK-47``."""


def words_of(text: str, paragraph: Span) -> list[Word]:
    """Return the words of one paragraph."""
    found = list(_WORD.finditer(text, paragraph.start, paragraph.end))
    edges = [paragraph.start, *(edge for word in found for edge in word.span()), paragraph.end]
    gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    opens = list(_openings(found, gaps, paragraph.start))
    kinds = [_kind(gap, opens[at] if at < len(found) else True) for at, gap in enumerate(gaps)]
    return [
        _word(match, gaps[at : at + 2], kinds[at : at + 2], opens=opens[at])
        for at, match in enumerate(found)
    ]


def _word(match: re.Match[str], gaps: list[str], kinds: list[Gap], *, opens: bool) -> Word:
    printed = match[0]
    key = _POSSESSIVE.sub("", printed)
    before, after = gaps
    return Word(
        span=Span(match.start(), match.start() + len(key)),
        key=key.lower(),
        before=kinds[0],
        after=kinds[1],
        opens=opens,
        possessive=len(key) < len(printed),
        initials="." in key,
        bracketed=_is_bracketed(before, after),
        after_figure=_TIGHT_FIGURE.search(before) is not None,
        by_day=_DAY_BEFORE.search(before) is not None or _DAY_AFTER.match(after) is not None,
        before_figure=_NEXT_FIGURE.match(after) is not None,
    )


def _is_bracketed(before: str, after: str) -> bool:
    opens, closes = before[-1:] in tuple(_OPENING), after[:1] in tuple(_CLOSING)
    return (opens and (closes or after == "-")) or (closes and before == "-")


def _kind(gap: str, opens: bool) -> Gap:  # noqa: FBT001
    if opens:
        return "S"
    stripped = gap.strip()
    if not stripped:
        return " "
    if stripped in ",.-":
        return stripped if stripped != "-" or gap == "-" else "o"
    if gap in ("/", "‐", "–", "'", "’"):
        return "-"
    if any(map(str.isdigit, gap)):
        return "9"
    if stripped.endswith(tuple(_OPENING)):
        return "("
    return ")" if stripped.startswith(tuple(_CLOSING)) else "o"


def _openings(found: list[re.Match[str]], gaps: list[str], start: int) -> Iterator[bool]:
    """Tell of each word whether it opens a sentence.

    What a bracket before the first word says (``[TEXT]``) is a sentence's opening too, and the
    word after it opens the sentence itself.
    """
    head = _head(found, gaps, start)
    aside = False
    for at, gap in enumerate(gaps[:-1]):
        opens = at in (0, head) or _ends_sentence(gap, found[at - 1][0])
        opens = opens or _QUOTE_OPENS.search(gap) is not None
        if aside and any(mark in gap for mark in _CLOSING):
            opens, aside = True, gap.rstrip().endswith(tuple(_OPENING))
        elif opens and gap.rstrip().endswith(tuple(_OPENING)):
            aside = True
        yield opens


def _ends_sentence(gap: str, before: str) -> bool:
    end = _SENTENCE_END.search(f"{before[-1:]}{gap}", 1)
    if before.endswith("."):
        return end is not None or (gap.isspace() and "  " in gap)
    if end is None or end.start() > 1 or not end[0].startswith("."):
        return end is not None
    return len(before) > 1 and before.lower() not in _abbreviations()


def _head(found: list[re.Match[str]], gaps: list[str], start: int) -> int | None:
    """Return which word follows the dash of a dateline: ``LIMA, 15 JAN 90 (EFE) -- THE ...``."""
    for at in range(1, len(found)):
        if found[at].start() - start > _LONGEST_HEAD:
            return None
        if _DASH.search(gaps[at]):
            return at
        if found[at - 1][0].lower() in _sentence_words() or _SENTENCE_END.search(gaps[at]):
            return None
    return None


@cache
def months() -> frozenset[str]:
    """Return the names of months, in small letters, long and short."""
    return frozenset(month.lower() for month in lexicon.table("datelines")["months"])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.table("recase")["abbreviations"])


@cache
def _sentence_words() -> frozenset[str]:
    words = lexicon.table("sentence_words")
    return frozenset((*words["inside"], *words["last"])) - {"of", *months()}
