"""Reads the times of a document."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec
from spacy.tokens import Doc

from according.model import Document, Precision, Statement, TimeRef
from according.times import timex
from according.times.grammar.finder import Finder
from according.times.grammar.ranges import joined
from according.times.grammar.words import Words
from according.times.guards import Guards, is_speaker
from according.times.meanings import Calendar, Found
from according.times.narrative import Narrator
from according.times.quoted import quotation_days
from according.times.resolve import Resolved, Resolver, View
from according.times.story import Anchor, published_on
from according.times.tense import tense_of

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class TimeReader:
    """Reads times. Holds the word lists and patterns; make one and keep it."""

    def __init__(self, words: Words):
        self._words = words
        self._finder = Finder(words)
        self._guards = Guards(words)
        self._resolver = Resolver()

    @classmethod
    def load(cls) -> "TimeReader":
        """Load the word lists and compile the patterns."""
        return cls(Words())

    def read(
        self, document: Document, parse: Doc, statements: Sequence[Statement]
    ) -> tuple[TimeRef, ...]:
        """Return the times of a document in text order, with ids ``t1``, ``t2`` and so on.

        A pure function of its arguments: there is no clock, and what the text and the day of the
        report do not tell stays open.

        Args:
            document: the report; ``published`` is what "yesterday" is counted from.
            parse: of its text.
            statements: what it reports people to have said; "tomorrow" inside a quotation is
                counted from the day of the quotation where that is told.
        """
        found = self._accepted(document, parse, statements)
        if not found:
            return ()
        published = self._published(document)
        narrator = Narrator(found, published, document.text)
        resolved: list[Resolved] = []
        views: list[View] = []
        for index, one in enumerate(found):
            tokens = parse.char_span(*one.span, alignment_mode="expand")
            tense = tense_of(tokens, self._words) if tokens is not None else None
            if one.bound == "since":
                tense = "past"
            view = narrator.view(index, tense)
            result = self._resolver.resolve(one.meaning, view)
            views.append(view)
            resolved.append(result)
            if one.bound is None and self._resolver.is_about(one.meaning):
                found[index] = msgspec.structs.replace(one, bound="about")
            narrator.tell(index, result, tokens, tense)
        for index, day in quotation_days(found, resolved, statements).items():
            view = msgspec.structs.replace(views[index], published=day, narrative=False)
            resolved[index] = self._resolver.resolve(found[index].meaning, view)
        return tuple(
            _record(index, one, result)
            for index, (one, result) in enumerate(zip(found, resolved, strict=True))
        )

    def _published(self, document: Document) -> Anchor | None:
        """Return the day of the report: as published, else of a dateline that tells its year."""
        match = _ISO_DAY.match(document.published or "")
        try:
            if match is not None:
                return published_on(date(*map(int, match.groups())))
            if document.dateline is None or document.dateline.date is None:
                return None
            for one in self._finder.find(document.dateline.date):
                day = one.meaning
                if isinstance(day, Calendar) and day.year and day.month and day.day:
                    return published_on(date(day.year, day.month, day.day))
        except ValueError:
            return None
        return None

    def _accepted(
        self, document: Document, parse: Doc, statements: Sequence[Statement]
    ) -> list[Found]:
        furniture = [p.span for p in document.paragraphs if p.role in ("furniture", "credit")]
        accepted = []
        for one in self._finder.find(document.text):
            if any(span.overlaps(one.span) for span in furniture):
                continue
            tokens = parse.char_span(*one.span, alignment_mode="expand")
            if is_speaker(one, statements):
                continue
            if self._guards.passes(one, tokens, document.text):
                accepted.append(self._bounded(one, document.text))
        return joined(accepted, document.text)

    def _bounded(self, one: Found, text: str) -> Found:
        """Add what the word before says: "since 2007"."""
        if one.bound is not None:
            return one
        before = re.search(r"(\w+)[\s-]+$", text[max(0, one.span.start - 16) : one.span.start])
        bound = self._words.bounds.get(before[1].lower()) if before else None
        return one if bound is None else msgspec.structs.replace(one, bound=bound)


def _record(index: int, found: Found, resolved: Resolved) -> TimeRef:
    anchor = resolved.anchor
    start, end, precision, value = _with_hour(found, resolved)
    return TimeRef(
        id=f"t{index + 1}",
        span=found.span,
        start=start,
        end=end,
        precision=precision,
        bound=found.bound,
        anchor=None
        if anchor is None
        else ("published" if anchor.index is None else f"t{anchor.index + 1}"),
        reason=resolved.reason,
        timex=value,
    )


def _with_hour(
    found: Found, resolved: Resolved
) -> tuple[str | None, str | None, Precision | None, str | None]:
    interval = resolved.interval
    if interval is None:
        return None, None, None, resolved.timex
    start, end = interval.first.isoformat(), interval.last.isoformat()
    if found.clock is not None and interval.days == 1:
        clock = found.clock
        at = f"T{clock.hour:02}:{clock.minute or 0:02}{timex.zone(clock)}"
        precision: Precision = "hour" if clock.minute is None else "minute"
        last = at if clock.minute is not None else f"T{clock.hour:02}:59{timex.zone(clock)}"
        return start + at, end + last, precision, f"{resolved.timex}{timex.of_clock(clock)}"
    if found.part is not None and interval.days == 1:
        return start, end, "part_of_day", f"{resolved.timex}T{found.part}"
    return start, end, resolved.precision, resolved.timex
