"""Denials and confirmations that no claim of their own report carries.

The rule. A report that tells of an incident may let somebody answer what only other reports tell.
Such a statement answers the incident where its content, or that of the statement it is about, calls
the happening by a word that a report tells it by or that its type is called by; where one of whom
any report says that he did it denies without naming another deed ("any part", "it"); or where the
same speaker goes on from such a denial. A word that the report has for another happening as well
ties nothing, nor does a content that tells of another happening.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from according import lexicon
from according.link.compare.words import stem, words_of
from according.link.incidents.facts import Fact, Report
from according.link.incidents.names import is_name, words
from according.model import Act, Event, Span, Statement

_ACTS: Collection[Act] = frozenset({"deny", "doubt", "retract", "confirm"})
_FIRST = 12
"""Words of a content in which it says what it is of."""
_ON = 240
"""Characters within which a speaker goes on."""


class Happening:
    """What reports call an incident, and whom they name for it."""

    def __init__(self, type_: str, facts: Sequence[Fact], reports: Mapping[str, Report]):
        self._facts, self._reports = facts, reports
        self.type = type_

    @cached_property
    def called(self) -> frozenset[str]:
        """Stems of the words for it."""
        told = [
            word
            for fact in self._facts
            for event in fact.told.events
            for word in words_of(event.span.of(self._reports[fact.by.document].reading.text))
        ]
        modes = {event.mode for fact in self._facts for event in fact.told.events if event.mode}
        table = lexicon.table("event_words").get(self.type, {})
        told += [table[mode] for mode in modes if " " not in table.get(mode, " ")]
        return frozenset(map(stem, (*told, *_listed()["called"].get(self.type, ()))))

    def claim(self, document: str, speaker: Collection[str] = ()) -> Fact | None:
        """Return the claim that an answer in a report is likeliest to: of other reports first.

        Args:
            document: of the answer.
            speaker: what its source is called; a claim that names it goes before others.
        """
        found = [fact for fact in self._facts if fact.stands]
        return min(
            found,
            key=lambda fact: (
                not (speaker and self._names(fact, speaker, None)),
                fact.by.document == document,
            ),
            default=None,
        )

    def accuses(self, speaker: Collection[str], who: str | None) -> bool:
        """Tell whether some report says that somebody did it."""
        return any(fact.stands and self._names(fact, speaker, who) for fact in self._facts)

    def _names(self, fact: Fact, speaker: Collection[str], who: str | None) -> bool:
        report = self._reports[fact.by.document]
        for _, actor in fact.told.actors:
            if actor is not None and actor.name and is_name(actor.name):
                if who is not None and report.who.get(actor.id) == who:
                    return True
                if set(words(actor.name)) <= set(speaker):
                    return True
        return False


def loose(
    happening: Happening, report: Report, events: Collection[str], known: Collection[str]
) -> Iterator[tuple[Statement, Fact]]:
    """Yield the answers of one report, each with the claim that it is likeliest to answer.

    Args:
        happening: of which type, called what, done by whom.
        report: a report that tells of it.
        events: its events that do.
        known: statements that claims of the report carry as answers.
    """
    if happening.type == "OTHER":
        return
    asked = _Asked(happening, report, events)
    answering = [one for one in report.reading.statements if one.act in _ACTS and one.content]
    found = {one.id for one in answering if one.id in known or asked.answers(one)}
    found |= {
        one.id
        for one in answering
        if one.id not in found
        and any(asked.goes_on(one, other) for other in answering if other.id in found)
    }
    for one in answering:
        if one.id in found and one.id not in known:
            claim = happening.claim(report.reading.id, asked.speaker(one))
            if claim is not None:
                yield one, claim


class _Asked:
    """One report, asked which of its statements answer an incident."""

    def __init__(self, happening: Happening, report: Report, events: Collection[str]):
        self._happening, self._report = happening, report
        same = {_of(report.events[each]) for each in events}
        self._other = [e for e in report.reading.events if _of(e) not in same]
        text = report.reading.text
        self._called = happening.called - {
            stem(word) for e in self._other for word in words_of(e.span.of(text))
        }

    def answers(self, one: Statement) -> bool:
        about = self._report.statements.get(one.about or "")
        if self._denies_a_denial(one, about):
            return False
        if self._calls(one) or (about is not None and self._calls(about)):
            return True
        if one.act == "confirm" or about is not None or self._tells_other(one):
            return False
        who = self._report.who.get(one.speaker or "")
        first = [word.casefold() for word in self._words(one)[:_FIRST]]
        points = any(word in _pointing() or stem(word) in _pointing() for word in first)
        return points and self._happening.accuses(self.speaker(one), who)

    def goes_on(self, one: Statement, other: Statement) -> bool:
        """Tell whether a denial goes on from one that answers the incident."""
        if one.act == "confirm" or other.act == "confirm" or self._tells_other(one):
            return False
        apart = max(_whole(one).start - _whole(other).end, _whole(other).start - _whole(one).end)
        if apart > _ON:
            return False
        same = one.speaker is not None and one.speaker == other.speaker
        return same or self._speaks_for(one, other) or self._speaks_for(other, one)

    def speaker(self, one: Statement) -> tuple[str, ...]:
        text = self._report.reading.text
        actor = self._report.actors.get(one.speaker or "")
        printed = " ".join(span.of(text) for span in one.source)
        named = [actor.name or "", *actor.aliases, *actor.roles] if actor else []
        return words(" ".join((printed, *named)).replace("’s", "").replace("'s", ""))

    def _speaks_for(self, one: Statement, other: Statement) -> bool:
        actor = self._report.actors.get(other.speaker or "")
        if actor is None or not actor.name or not is_name(actor.name):
            return False
        return any(
            set(words(name)) <= set(self.speaker(one)) for name in (actor.name, *actor.aliases)
        )

    def _calls(self, one: Statement) -> bool:
        return any(stem(word) in self._called for word in self._words(one))

    def _denies_a_denial(self, one: Statement, about: Statement | None) -> bool:
        inside = [each for each in self._report.reading.statements if each.parent == one.id]
        answered = [*inside, *([about] if about else [])]
        return one.act != "confirm" and any(each.act == "deny" for each in answered)

    def _tells_other(self, one: Statement) -> bool:
        return any(span.contains(e.span) for e in self._other for span in one.content)

    def _words(self, one: Statement) -> list[str]:
        text = self._report.reading.text
        return [word for span in one.content for word in words_of(span.of(text))]


def _of(event: Event) -> str:
    return event.happening or event.id


def _whole(one: Statement) -> Span:
    spans = (*one.source, *one.cue, *one.content)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@cache
def _listed() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = (files(__package__) / "denied.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pointing() -> frozenset[str]:
    return frozenset(_listed()["pointing"])
