"""Who a page or text says wrote a report."""

import re
from collections.abc import Iterator
from functools import cache

import lxml.html

from according import lexicon
from according.ingest.linked_data import LinkedArticle
from according.ingest.markup import names_of, shown_lines

_BY = re.compile(r"(?:written |posted |story |reported |words )?by:? +(?=\S)", re.IGNORECASE)
_BY_ALONE = re.compile(r"by:?|written by:?", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:by|written by|reported by|story by|words by):?\s+(?P<names>.+)", re.IGNORECASE
)
_FROM = re.compile(r"(?-i:From|FROM) .+")
_DATE_AFTER = re.compile(
    r"(?:^|[\s,|•·–-]+)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2}[./:]\d|\d{4}-\d\d"
    r"|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d).*",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<!\.\w)[.:;,][\"”’')\]]*$")
_LONGEST_LINE = 100
_LONGEST_BYLINE = 120
_MOST_WORDS = 10
"""Words of a byline that only its element's name shows to be one."""

_NEAR = 60
"""Elements after the headline among which a byline is looked for by its wording."""

_LONG_PARAGRAPH = 120


def byline_in(line: str) -> str | None:
    """Return the names of a byline: of ``By Joss Hallam and Ines Quill, Meridian``, say.

    ``By our own reporter`` and ``From agencies and our correspondent`` are bylines too; the
    latter keeps its "From". None where the line is anything else.
    """
    line = line.strip()
    if len(line) > _LONGEST_LINE or _STOP.search(line):
        return None
    match = _BYLINE.fullmatch(line) or _label().fullmatch(line)
    if match is not None:
        names = match["names"].strip()
        starts_with_name = _words(names)[:1] and not _words(names)[0][0].islower()
        return names if _are_names(names) and (starts_with_name or _has_staff(names)) else None
    is_byline = _FROM.fullmatch(line) and _are_names(line) and _has_staff(line)
    return line if is_byline else None


def page_byline(
    tree: lxml.html.HtmlElement, metas: dict[str, str], linked: LinkedArticle
) -> str | None:
    """Return a page's byline: of its linked data, its meta elements, or as shown."""
    names = list(dict.fromkeys(linked.authors))
    if not names:
        told = metas.get("author") or metas.get("article:author") or metas.get("dc.creator")
        told = told or metas.get("parsely-author") or metas.get("sailthru.author")
        names = [told] if told and "/" not in told and "@" not in told else []
    shorn = [_without_date(_BY.sub("", name, count=1)) for name in names]
    shorn = [name for name in shorn if name and not _is_nobody(name)] or list(_shown(tree))[:1]
    byline = ", ".join(dict.fromkeys(shorn))
    return byline if 0 < len(byline) <= _LONGEST_BYLINE else None


def _is_nobody(name: str) -> bool:
    return name.lower() in lexicon.table("bylines")["nobody"]


def _words(names: str) -> list[str]:
    return [word for word in re.split(r"[\s,|/]+", names) if word]


def _are_names(line: str) -> bool:
    """Tell whether a line has only names and the small words that stand among them."""
    small = lexicon.entries("byline_words")
    words = _words(line)
    return bool(words) and all(
        word in small or word[0].isupper() or not word[0].isalpha() for word in words
    )


def _has_staff(line: str) -> bool:
    return not set(_words(line)).isdisjoint(lexicon.table("bylines")["staff"])


def _without_date(name: str) -> str:
    """Return a name without the date or time that some templates run into it."""
    return _DATE_AFTER.sub("", name).rstrip(" ,|-–•·")


def _shown(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield bylines as shown: in elements that say they hold one, then by wording."""
    yield from _in_stated(tree)
    near = list(_after_headline(tree))
    for element in near:
        yield from _in_named(element)
    for element in near:
        line = " ".join(shown_lines(element))
        names = byline_in(line) if len(line) <= _LONGEST_LINE else None
        if names and (element.tag in ("p", "b", "i", "em", "td", "div", "span", "address")):
            yield _without_date(names)


def _in_stated(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "p", "div", "address", "h3", "h4", "h5"):
        stated = element.get("rel") == "author" or "author" in (element.get("itemprop") or "")
        if not stated and "byline" not in names_of(element).lower():
            continue
        lines = [line for line in shown_lines(element) if not _BY_ALONE.fullmatch(line)]
        if lines and len(lines[0]) <= _LONGEST_BYLINE and (stated or _BY.match(lines[0])):
            name = _without_date(_BY.sub("", lines[0], count=1))
            if name:
                yield name


def _in_named(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the byline of an element whose class or id calls it one."""
    parts = set(re.split(r"[^a-z]+", names_of(element).lower()))
    if parts.isdisjoint(lexicon.table("bylines")["elements"]):
        return
    lines = [line for line in shown_lines(element) if not _BY_ALONE.fullmatch(line)]
    line = _without_date(lines[0]) if lines else ""
    names = byline_in(line)
    if names is None and "credits" in parts:
        return  # as often the picture's as the reporter's
    if names is None and _are_names(line) and len(_words(line)) <= _MOST_WORDS:
        names = line
    if names and not _STOP.search(names):
        yield names


def _after_headline(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Yield the elements between the headline and the text."""
    headline = next(iter(tree.iter("h1")), None)
    if headline is None:
        return
    for element in headline.xpath("following::*")[:_NEAR]:
        if element.tag == "p" and len(element.text_content()) > _LONG_PARAGRAPH:
            return
        if len(element.text_content()) <= _LONGEST_BYLINE:
            yield element


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(lexicon.table("bylines")["labels"])
    return re.compile(rf"(?:{labels}):\s+(?P<names>.+)", re.IGNORECASE)
