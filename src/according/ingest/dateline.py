"""Datelines: where, when and by which wire a report says it was written."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from according import lexicon
from according.ingest.headline import is_kicker
from according.model import Dateline, Span

_LONGEST = 110
"""Code points up to the dash; the longest seen has two towns, a country, a date and an agency."""

_SHORTEST_BODY = 20
"""Code points that must follow: a dateline opens a sentence, a heading does not."""

_MAX_PLACE_WORDS = 4
_MAX_REGIONS = 2
_SHORTEST_NAME = 4

_MARK = re.compile(r"\s*(?:[—–―]|--+)\s*|\s+-\s+|(?<=[\w)\].])-\s+|(?<=[)\]])\s*-\s*|:\s+")
_BRACKET_END = re.compile(r"(?<=[)\]])\s*|(?<=[A-Z]/)\.\s*")
_BODY_START = re.compile(r"""["“”'‘’«(\[]*(?:[^\W_a-z]|al-|el-|i[A-Z]|e-)""")
_SPEAKER_TURN = re.compile(r"^[A-Z][A-Z .'’-]{1,30}:\s", re.MULTILINE)
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")


class _Head(msgspec.Struct, frozen=True):
    """What stands before the body: ``GAZA CITY, June 3 (Reuters) -``, taken apart."""

    end: int
    place: Span | None
    name: str
    date: str | None
    credit: str | None
    mark: str


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """Find the dateline at the head of ``paragraph``, the first of a report's body.

    A place in capitals needs only a dash (``TEL AVIV –``) or, where no other paragraph begins
    like a speaker's turn, a colon (``KARACHI:``). A place in small letters needs a date or a
    known agency beside it. A known agency may stand without place (``(CNN) —``).

    Returns:
        Spans into ``text``; none where the paragraph begins with an ordinary sentence.
    """
    for head in _heads(text, paragraph):
        body = text[head.end : paragraph.end]
        if len(body) >= _SHORTEST_BODY and _is_dateline(head, body, text):
            return Dateline(
                span=Span(paragraph.start, head.end - _trailing_space(text, head.end)),
                place=head.name or None,
                place_span=head.place,
                date=head.date,
                credit=head.credit,
            )
    return None


def _heads(text: str, paragraph: Span) -> Iterator[_Head]:
    """Read the words before the first dash, and those up to the first closing bracket."""
    limit = min(paragraph.end, paragraph.start + _LONGEST)
    for end_pattern in (_MARK, _BRACKET_END):
        end = end_pattern.search(text, paragraph.start, limit)
        if end is None:
            continue
        match = _head_pattern().fullmatch(text, paragraph.start, end.start())
        if match is not None:
            yield _taken_apart(match, end)


def _taken_apart(match: re.Match[str], end: re.Match[str]) -> _Head:
    name = (match["place"] or "").rstrip(" ,")
    if name.endswith(".") and not re.search(r"[ ,.]", name[:-1]):
        name = name[:-1]  # "MOSCOW. June 3 (Interfax) -"
    start = match.start("place")
    return _Head(
        end=end.end(),
        place=Span(start, start + len(name)) if name else None,
        name=name,
        date=match["date"] or match["date_after"],
        credit=match["credit"] or match["slashed"],
        mark=end[0],
    )


def _trailing_space(text: str, end: int) -> int:
    return end - len(text[:end].rstrip())


def _is_dateline(head: _Head, body: str, text: str) -> bool:
    opens_sentence = _BODY_START.match(body) is not None
    known = head.credit is not None and _is_wire(head.credit)
    if not head.mark.strip() and not (opens_sentence and (known or (head.credit and head.date))):
        return False
    if not head.name:
        return known
    if not _regions_fit(head.name) or _initials(head.name) == head.credit:
        return False  # "Cable News Network (CNN) President …" spells an abbreviation out
    if not _is_in_capitals(head.name):
        return opens_sentence and _is_place_in_small_letters(head, known=known)
    if head.credit is not None or head.date is not None:
        return known or opens_sentence
    return opens_sentence and _is_bare_place(head, text)


def _is_bare_place(head: _Head, text: str) -> bool:
    """Tell whether capitals with nothing but a dash or colon after them are a place."""
    if head.mark.startswith(":") and len(_SPEAKER_TURN.findall(text)) > 1:
        return False
    if head.mark in ("–", "--"):
        return False  # "MOSCOW–BEIJING axis", "SMITH--John, 98, of …"
    town, *regions = head.name.split(",")
    letters = sum(map(str.isalpha, town))
    if not regions and (letters < _SHORTEST_NAME or _VOWEL.search(town) is None):
        return False  # "FBI –", "NLF —"
    if len(town.split()) > _MAX_PLACE_WORDS or _is_heading(town):
        return False
    return town.replace("’", "'") not in _words("not_places") and not is_kicker(town)


def _is_heading(town: str) -> bool:
    if town in _words("places_with_article"):
        return False
    return not _words("heading_words").isdisjoint(town.split())


def _is_place_in_small_letters(head: _Head, *, known: bool) -> bool:
    words = head.name.replace(",", " ").split()
    if words[0] in _words("openers") or len(words) > _MAX_PLACE_WORDS + 2:
        return False
    if not all(word[0].isupper() or word in _words("joiners") for word in words):
        return False
    # "Washington, Nov. 3 -": without an agency, the date must have a day of a month.
    return known or any(map(str.isdigit, head.date or ""))


def _regions_fit(name: str) -> bool:
    regions = [region.split() for region in name.split(",")[1:]]
    return len(regions) <= _MAX_REGIONS and all(
        0 < len(words) <= _MAX_PLACE_WORDS
        and words[0][0].isupper()
        and not (len(words) > 2 and all(map(str.isupper, words)))  # "…, JUST TOO EARLY -"
        for words in regions
    )


def _is_in_capitals(name: str) -> bool:
    words = [word for word in re.split(r"[\s/-]+", name.split(",")[0]) if word]
    named = [word for word in words if word not in _words("joiners")]
    return bool(named) and all(
        word.removeprefix("Mc").removeprefix("Mac").removeprefix("La").isupper() for word in named
    )


def _is_wire(credit: str) -> bool:
    parts = re.split(r"[/,;&]", credit)
    return credit in _words("wires") or any(part.strip() in _words("wires") for part in parts)


def _initials(name: str) -> str:
    words = re.split(r"[\s-]+", name.removeprefix("The "))
    return "".join(word[0] for word in words if word[:1].isupper())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.table("datelines")[key])


@cache
def _head_pattern() -> re.Pattern[str]:
    lists = lexicon.table("datelines")
    month = rf"(?i:{'|'.join(lists['months'])})\b\.?"
    weekday = rf"(?i:{'|'.join(lists['weekdays'])})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    date = (
        rf"\b(?:(?:{weekday},?\s+)?(?:{month}\s+{day}|{day}\s+{month})(?:,?\s+(?:\d{{4}}|\d\d\b))?"
        rf"|{weekday}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
    )
    credit = (
        r"(?:,?\s*[(\[](?P<credit>[^\W\d_][^()\[\]\d]{1,39})[)\]]"
        r"|\.?\s*/(?P<slashed>[A-Z-]{2,20})/)"
    )
    return re.compile(
        r"""(?P<place>[^\W\d_][^\d()\[\]—–―:;!?"“”]*?)?"""
        rf"(?:,?\s*(?P<date>{date}))?{credit}?(?:,?\s*(?P<date_after>{date}))?(?:(?<=[)\]\d]),)?"
    )
