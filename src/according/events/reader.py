"""From what the encoder and the parse show to the events of a report."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from according import lexicon
from according.encoder import PairScorer, Pieces
from according.events.find import Found, find_events
from according.events.grammar import settled
from according.events.lending import Lending
from according.events.phrases import phrase_span
from according.events.same import Told, same_happenings
from according.events.setting import Setting
from according.events.status import answering, is_only_said, status_of
from according.events.world import of_the_public_world
from according.language import Syntax
from according.model import Act, Document, Event, Innermost, Mention, Records, Span, TimeRef

_READ = ("body", "title")
_NAMES = ("NOUN", "PROPN")
_DAY = len("2023-03-02")
_LONG = timedelta(days=28)
"""What ended longer ago than this when the report was published is told as history: monthly
reviews still tell of their own month."""


_LONG_BEFORE = "its time is long before the report"


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What has been read of a report when its events are looked for."""

    document: Document
    syntax: Syntax
    pieces: Pieces
    records: Records


class EventReader:
    """Reads events."""

    def __init__(self, scorer: PairScorer, *, every: bool = False):
        """Take the scorer of participants.

        Args:
            scorer: the trained network's.
            every: also return what happens and is of none of the codebook's types.
        """
        self._scorer = scorer
        self._every = every

    def read(self, read: Read) -> tuple[Event, ...]:
        """Return the events of a report in text order, with ids ``e1`` and so on.

        Every value is taken from the words of the event's sentence; what they do not say stays
        open, with the reason.
        """
        found = find_events(read.syntax, read.pieces, self._scorer, every=self._every)
        found = of_the_public_world(read.syntax, found, read.records, every=self._every)
        found = settled(read.syntax, found)
        acts = _acts(read)
        found = [
            one
            for one in found
            if _is_read(read, one) and (self._every or not is_only_said(one, acts.get(one.anchor)))
        ]
        if not found:
            return ()
        cues = frozenset(acts)
        maker = _Maker(
            read,
            Setting(
                read.syntax,
                read.document.text,
                found,
                cues - {one.anchor for one in found},
                read.document.dateline,
            ),
            found,
        )
        told = [maker.told(n, one) for n, one in enumerate(found, 1)]
        return answering(maker.lent(same_happenings(told, read.syntax), told))


class _Maker:
    """Makes records of what was found in one report."""

    def __init__(self, read: Read, setting: Setting, found: Sequence[Found]):
        self._read = read
        self._times = setting.times(read.records["times"])
        self._places = setting.places(read.records["places"])
        self._counts = setting.counts(
            read.records["counts"], {one.anchor: one.type for one in found}
        )
        self._when = {t.id: _meant(t, read.document.text) for t in read.records["times"]}
        self._end = {t.id: t.end for t in read.records["times"]}
        self._where = {p.id: p.gazetteer or p.name for p in read.records["places"]}
        self._tellers = Innermost(read.records["statements"])
        self._mentions = _by_head(read.syntax, read.records["mentions"])

    def told(self, number: int, one: Found) -> Told:
        """Make the record of a happening as one word tells it."""
        syntax = self._read.syntax
        span = Span(int(syntax.starts[one.anchor]), int(syntax.ends[one.anchor]))
        statement = self._tellers.around(span)
        actors, actor_ids = self._phrases(one.actors, one.anchor)
        status, why = status_of(
            one,
            statement,
            word=syntax.lemmas[one.anchor].lower(),
            # What somebody refuses to do is negated, and not denied by him.
            by_itself=statement is not None
            and statement.speaker in actor_ids
            and syntax.dep[one.anchor] != "xcomp",
        )
        time = self._times[one.anchor]
        if status == "happened" and self._is_long_before(time.id):
            status, why = "background", _LONG_BEFORE
        place = self._places[one.anchor]
        recipients, recipient_ids = self._phrases(one.recipients, one.anchor)
        event = Event(
            id=f"e{number}",
            type=one.type,
            mode=one.mode,
            span=span,
            lemma=syntax.lemmas[one.anchor].lower(),
            actors=actors,
            actor_ids=actor_ids,
            recipients=recipients,
            recipient_ids=recipient_ids,
            instrument=self._phrases(one.instruments, one.anchor)[0],
            time=time.id,
            time_reason=time.reason,
            place=place.id,
            place_reason=place.reason,
            status=status,
            status_reason=why,
            statement=statement.id if statement else None,
            counts=tuple(self._counts.get(one.anchor, ())),
            confidence=round(one.probability, 3),
        )
        teller = (statement.speaker or statement.id) if statement else None
        when, where = self._when.get(time.id or ""), self._where.get(place.id or "")
        whom = frozenset() if recipient_ids else self._words_for(one.recipients)
        return Told(event, one.anchor, when, where, whom, teller)

    def lent(self, events: Sequence[Event], told: Sequence[Told]) -> tuple[Event, ...]:
        """Lend what one event of a happening tells to the others, whose status may follow."""
        lending = Lending(
            self._read.syntax,
            self._read.document.text,
            {one.event.id: one.anchor for one in told},
            {one.id: one.span for one in self._read.records["places"]},
            {one.id for one in self._read.records["times"] if _is_vague(one)},
            (
                {one.event.id for one in told if self._times[one.anchor].silent},
                {one.event.id for one in told if self._places[one.anchor].silent},
            ),
        )
        return tuple(
            msgspec.structs.replace(one, status="background", status_reason=_LONG_BEFORE)
            if one.status == "happened" and self._is_long_before(one.time)
            else one
            for one in lending.lent(events)
        )

    def _words_for(self, tokens: Sequence[int]) -> frozenset[str]:
        """Return the words that tell things apart: of "the bank" its lemma."""
        syntax, anybody = self._read.syntax, lexicon.table("settings")["anybody"]
        heads = (syntax.lemmas[one].lower() for one in tokens if syntax.pos[one] in _NAMES)
        return frozenset(one for one in heads if one not in anybody)

    def _is_long_before(self, time: str | None) -> bool:
        published, end = self._read.document.published, self._end.get(time or "")
        if published is None or end is None:
            return False
        try:
            last = date.fromisoformat(end[:_DAY])
        except ValueError:  # a year that dates do not reach
            return True
        return last + _LONG < date.fromisoformat(published[:_DAY])

    def _phrases(
        self, tokens: Sequence[int], anchor: int
    ) -> tuple[tuple[Span, ...], tuple[str, ...]]:
        """Return the words of phrases by their heads, and the actors they stand for."""
        syntax = self._read.syntax
        spans, ids = [], []
        for token in tokens:
            mention = self._mentions.get(token)
            spans.append(phrase_span(syntax, token, mention.span if mention else None, anchor))
            if mention is not None:
                ids.append(mention.actor)
        return tuple(spans), tuple(dict.fromkeys(ids))


def _meant(time: TimeRef, text: str) -> tuple[str | None, str | None]:
    """Return the days of a time; of an open one its words: "Tuesday" and "Friday" are two days."""
    if time.start is None and time.end is None:
        return time.span.of(text).lower(), None
    return time.start, time.end


def _is_vague(time: TimeRef) -> bool:
    """Tell whether a time tells no day or year ("now"), or a stretch: "the past ten years"."""
    return time.precision in (None, "range")


def _acts(read: Read) -> dict[int, Act]:
    """Return, by the tokens of the words that report, what is done by what they report."""
    return {
        token: statement.act
        for statement in read.records["statements"]
        for span in statement.cue
        for token in range(*read.syntax.tokens(span))
    }


def _by_head(syntax: Syntax, mentions: Iterable[Mention]) -> dict[int, Mention]:
    found = {}
    for mention in mentions:
        first, last = syntax.tokens(mention.head)
        if first < last:
            found[first] = mention
    return found


def _is_read(read: Read, one: Found) -> bool:
    """Leave out what stands in furniture, and what follows a headline's own words."""
    start = int(read.syntax.starts[one.anchor])
    paragraphs = read.document.paragraphs
    if not paragraphs:
        return True
    return any(p.span.start <= start < p.span.end and p.role in _READ for p in paragraphs)
