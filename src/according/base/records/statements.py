"""Statements as rows."""

import msgspec

from according.base.records.keys import Keys
from according.base.records.rows import StatementRow
from according.model import Actor, Reading, Spans, Statement, words


def statement_rows(document: int, keys: Keys, reading: Reading) -> tuple[StatementRow, ...]:
    """Return the rows of a reading's statements."""
    actors = {actor.id: actor for actor in reading.actors}
    return tuple(_row(document, keys, reading.text, actors, each) for each in reading.statements)


def printed(text: str, spans: Spans) -> str | None:
    """Return the words of spans on one line; none where there are no spans."""
    return " ".join(words(text, spans).split()) or None


def _row(
    document: int, keys: Keys, text: str, actors: dict[str, Actor], one: Statement
) -> StatementRow:
    spans = (*one.source, *one.cue, *one.content)
    source = printed(text, one.source)
    speaker = actors.get(one.speaker or "")
    unnamed = one.unnamed
    return StatementRow(
        key=keys.of(one.id),
        document=document,
        id=one.id,
        source=source,
        cue=printed(text, one.cue),
        content=words(text, one.content),
        start=min((span.start for span in spans), default=0),
        end=max((span.end for span in spans), default=0),
        spans=msgspec.json.encode(
            {"source": one.source, "cue": one.cue, "content": one.content}
        ).decode(),
        act=one.act,
        manner=one.manner,
        speaker=keys.of(one.speaker),
        speaker_name=speaker.name if speaker else source,
        source_kind=one.source_kind,
        unnamed_class=unnamed.class_ if unnamed else None,
        unnamed_affiliation=unnamed.affiliation if unnamed else None,
        unnamed_count=unnamed.count if unnamed else None,
        parent=keys.of(one.parent),
        about=keys.of(one.about),
        confidence=one.confidence,
    )
