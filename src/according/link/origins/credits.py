"""Whom a report credits: the wire in its dateline, byline or last line, the paper it cites."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from according.link.origins.outlets import (
    credited,
    is_outlet,
    is_wire,
    outlet_pattern,
    same_outlet,
)
from according.model import Document, Span

Scope = Literal["all", "part", "here"]
"""What is credited: the whole report; a part of it, beside its own reporters; or what stands in
the same sentence."""
Where = Literal["dateline", "byline", "credit line", "text"]

_HEAD = 80
"""Code points in which a dateline's wire stands: "Aug 27 (Reuters) -"."""
_MARK = re.compile(r"^[^()\n]{0,60}?\((?P<outlet>[^()]{2,40})\)\s*[-–—]")
_TAIL = re.compile(r"(?:[(\[—–/-]\s*|^)(?P<outlet>[A-Z][\w.’' -]{1,38})\s*[)\]]?\.?$")
_END_OF_SENTENCE = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“‘(]*[A-Z])|\n")
_BETWEEN = re.compile(r"\s*(?:[,;/|&]|\band\b|\bwith\b)\s*(?:the )?", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|by|the)\s+", re.IGNORECASE)


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet that a report gives as where it has something from."""

    outlet: str
    """As printed; "agencies" where none is named."""
    scope: Scope
    where: Where
    words: str
    """By which it does so."""
    sentence: Span | None = None
    """What is credited, where it is only that."""


def credits_of(document: Document) -> tuple[Credit, ...]:
    """Return the outlets that a report credits, its own paper left out, each scope once."""
    found: dict[tuple[str, Scope, Span | None], Credit] = {}
    for credit in (
        *_in_dateline(document),
        *_in_byline(document),
        *_in_lines(document),
        *_in_tail(document),
        *_in_text(document),
    ):
        if not is_own(credit.outlet, document):
            found.setdefault((credit.outlet.casefold(), credit.scope, credit.sentence), credit)
    return tuple(found.values())


def wire_of(document: Document) -> Credit | None:
    """Return the wire whose copy a report is by its own word; none: it is the paper's."""
    return next((each for each in credits_of(document) if each.scope == "all"), None)


def is_own(outlet: str, document: Document) -> bool:
    """Tell whether an outlet is the one that prints the report."""
    return document.publisher is not None and same_outlet(outlet, document.publisher)


def _in_dateline(document: Document) -> Iterator[Credit]:
    dateline = document.dateline
    printed, words = None, ""
    if dateline is not None and dateline.credit:
        printed, words = dateline.credit, dateline.span.of(document.text)
    else:
        for paragraph in _body(document)[:2]:
            head = paragraph.of(document.text)[:_HEAD]
            match = _MARK.match(head)
            if match is not None and is_wire(match["outlet"]):
                printed, words = match["outlet"], match[0]
                break
    for part in re.split(r"[/,;&]", printed or ""):
        if part.strip():
            yield Credit(outlet=part.strip(), scope="all", where="dateline", words=words.strip())


def _in_byline(document: Document) -> Iterator[Credit]:
    byline = document.byline or ""
    lists = credited()["words"]
    own = not set(re.findall(r"\w+", byline.casefold())).isdisjoint(lists["own"])
    scope: Scope = "part" if own else "all"
    parts = [_FROM.sub("", part).strip() for part in _BETWEEN.split(byline)]
    people = [part for part in parts if part and not _is_credit_name(part)]
    for part in parts:
        if part.casefold() in lists["wires"]:
            yield Credit(outlet="agencies", scope=scope, where="byline", words=byline)
        elif _is_credit_name(part):
            # "Jane Doe, The Courier": who is named may work for whom.
            yield Credit(outlet=part, scope="all" if people and not own else scope,
                         where="byline", words=byline)  # fmt: skip


def _is_credit_name(part: str) -> bool:
    return is_wire(part) or is_outlet(part) or _looks_named(part)


def _looks_named(part: str) -> bool:
    """Tell a single word that is no person's name from one that is: "PCP", "Meridian"."""
    return len(part.split()) == 1 and part[:1].isupper() and len(part) > 2


def _in_lines(document: Document) -> Iterator[Credit]:
    for paragraph in document.paragraphs:
        words = paragraph.span.of(document.text)
        if paragraph.role == "credit":
            named = False
            for credit in _by_phrases(words, ("all", "part"), "credit line"):
                named = True
                yield credit
            if not named:
                yield from _by_manner(words)
        elif words.endswith((")", ").")) and "by" in words[-300:]:
            # The credit may stand at the end of the last sentence's paragraph.
            opening = words.rfind("(")
            yield from _by_manner(words[opening:]) if opening >= 0 else ()


def _by_manner(words: str) -> Iterator[Credit]:
    line = " ".join(words.split())
    for manner in credited()["manner"]:
        if re.fullmatch(manner["like"], line):
            yield Credit(outlet=manner["outlet"], scope="all", where="credit line", words=line)


def _in_tail(document: Document) -> Iterator[Credit]:
    """Yield a wire that stands alone at the end of a paragraph's last sentence or of the text."""
    for span in _body(document)[-1:]:
        last = span.of(document.text).rstrip().rsplit("\n", 1)[-1]
        match = _TAIL.search(last[-_HEAD:])
        if match is not None and is_wire(match["outlet"].strip(" .")):
            outlet = match["outlet"].strip(" .")
            yield Credit(outlet=outlet, scope="all", where="credit line", words=match[0].strip())


def _in_text(document: Document) -> Iterator[Credit]:
    for span in _body(document):
        begin = span.start
        words = span.of(document.text)
        ends = [match.end() for match in _END_OF_SENTENCE.finditer(words)]
        for start, end in zip([0, *ends], [*ends, len(words)], strict=True):
            sentence = words[start:end]
            at = Span(begin + start, begin + end)
            for credit in _by_phrases(sentence, ("here",), "text"):
                yield msgspec.structs.replace(credit, sentence=at)
            # "… on Friday. (Reuters)", "… on Friday (Reuters)."
            mark = re.search(r"\((?P<outlet>[A-Z][^()\d]{1,39})\)\.?\s*$", sentence)
            if mark is not None and is_wire(mark["outlet"]) and start:
                yield Credit(outlet=mark["outlet"], scope="here", where="text", words=mark[0],
                             sentence=at)  # fmt: skip


def _by_phrases(words: str, scopes: tuple[Scope, ...], where: Where) -> Iterator[Credit]:
    for scope, pattern in _phrases():
        if scope in scopes:
            for match in pattern.finditer(words):
                yield Credit(outlet=match["outlet"], scope=scope, where=where, words=match[0])


@cache
def _phrases() -> tuple[tuple[Scope, re.Pattern[str]], ...]:
    named = outlet_pattern()
    return tuple(
        (entry["scope"], re.compile(entry["like"].replace("{outlet}", named)))
        for entry in credited()["phrase"]
    )


def _body(document: Document) -> list[Span]:
    if not document.paragraphs:
        return [Span(0, len(document.text))]
    return [each.span for each in document.paragraphs if each.role == "body"]
