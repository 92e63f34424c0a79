"""The head of a plain text: which of its first paragraphs are kicker, headline and byline."""

import re

import msgspec

from according.ingest.bylines import byline_in
from according.ingest.headline import is_kicker, split_kicker
from according.ingest.roles import roles_of
from according.ingest.source_line import SourceLine, source_line_of

_LONGEST_TITLE = 200
_HEAD_PARAGRAPHS = 5
"""Paragraphs of a head: kicker, headline, standfirst, byline, source line."""

_STOP = re.compile(r"(?<!\.\w)[.:;,][\"”’')\]]*$")
"""Ends a sentence; "U.S." does not, so a headline may end with it."""

_NO_WORDS = re.compile(r"[\W_]+")


class Headings(msgspec.Struct, frozen=True, kw_only=True):
    """What a text's head holds, and the paragraphs it stands in, by index."""

    kicker: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    """As the source line under the headline says it; see `source_line_of`."""
    title_at: tuple[int, ...] = ()
    """The headline; more than one where a given title has its deck in it."""
    outside: frozenset[int] = frozenset()
    """Paragraphs that are no part of the report: furniture, byline, source line, a lone kicker."""
    credits: frozenset[int] = frozenset()
    """Paragraphs that say who reported; kept, not read."""


def headings_of(paragraphs: list[str], *, given_title: str | None = None) -> Headings:
    """Tell a text's paragraphs apart.

    A given title is looked for among the first paragraphs; without one, a first paragraph that
    is short and has no full stop is the headline, if a body follows.
    """
    roles = roles_of(paragraphs)
    outside = {index for index, role in enumerate(roles) if role == "furniture"}
    credits = {index for index, role in enumerate(roles) if role == "credit"}
    source = _source_line(paragraphs, outside)
    byline_at = _byline_at(paragraphs, outside | credits)
    apart = outside | credits | {byline_at}
    left = [index for index in range(len(paragraphs)) if index not in apart]
    kicker = None
    if len(left) > 2 and is_kicker(paragraphs[left[0]]):
        kicker = paragraphs[left[0]]
        outside.add(left.pop(0))
    title_at = _title_at(paragraphs, left, given_title)
    title = given_title or (paragraphs[title_at[0]] if title_at else None)
    label, title = split_kicker(title) if title else (None, None)
    byline = None
    if byline_at is not None:
        byline = byline_in(paragraphs[byline_at])
        outside.add(byline_at)
    return Headings(
        kicker=label or kicker,
        title=title,
        byline=byline,
        publisher=source.publisher if source else None,
        published=source.published if source else None,
        title_at=title_at,
        outside=frozenset(outside),
        credits=frozenset(credits - outside),
    )


def _title_at(paragraphs: list[str], left: list[int], given_title: str | None) -> tuple[int, ...]:
    if len(left) < 2:
        return ()
    if given_title is None:
        return (left[0],) if _is_headline(paragraphs[left[0]]) else ()
    wanted = _bare(given_title)
    found: list[int] = []
    for index in left[:-1]:
        words = _bare(paragraphs[index])
        if not words or not wanted.startswith(words):
            break
        found.append(index)
        wanted = wanted.removeprefix(words)
    return tuple(found)


def _is_headline(paragraph: str) -> bool:
    return (
        len(paragraph) <= _LONGEST_TITLE
        and _STOP.search(paragraph) is None
        and any(map(str.isalpha, paragraph))
    )


def _bare(title: str) -> str:
    """Return the letters and digits by which two printings of a headline are compared."""
    return _NO_WORDS.sub("", split_kicker(title)[1]).casefold()


def _source_line(paragraphs: list[str], outside: set[int]) -> SourceLine | None:
    """Find the first source line at the head that has a date, and put all of them outside."""
    found = None
    for index, paragraph in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        # Furniture is looked at, too: "AFP, 4 March 2023" also reads like a picture's credit.
        source = source_line_of(paragraph)
        if source is not None and len(outside | {index}) < len(paragraphs):
            outside.add(index)
            found = found if found is not None and found.published else source
    return found


def _byline_at(paragraphs: list[str], outside: set[int]) -> int | None:
    left = [index for index in range(len(paragraphs)) if index not in outside]
    if len(left) < 2:
        return None
    places = left[:_HEAD_PARAGRAPHS]
    return next((index for index in places if byline_in(paragraphs[index]) is not None), None)
