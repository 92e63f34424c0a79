"""Invented reports of one event, built from words: the spans are looked up in the text."""

from typing import Any

from according.model import (
    Actor,
    Count,
    Event,
    Mention,
    PlaceRef,
    Reading,
    Span,
    Statement,
    TimeRef,
)

TOWN = {
    "country": "NGA",
    "admin1": "Kano",
    "lat": 11.5,
    "lon": 8.5,
    "precision": "town",
    "feature": "P.PPL",
    "gazetteer": "1",
    "acled_precision": 1,
    "ucdp_precision": 1,
}
DAY = {"start": "2023-03-02", "end": "2023-03-02", "precision": "day"}
Party = str | tuple[str, dict[str, Any]]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _actors(text: str, parties: tuple[Party, ...], first: int) -> tuple[Actor, ...]:
    made = []
    for number, party in enumerate(parties, start=first):
        if isinstance(party, str):
            continue
        words, fields = party
        given = {"name": words, "kind": "group", "mentions": (span(text, words),)} | fields
        made.append(Actor(id=f"a{number}", **given))
    return tuple(made)


def _spans(text: str, parties: tuple[Party, ...]) -> tuple[Span, ...]:
    return tuple(span(text, p if isinstance(p, str) else p[0]) for p in parties)


def told(
    text: str,
    anchor: str,
    type_: str = "ASSAULT",
    mode: str | None = None,
    *,
    by: tuple[Party, ...] = (),
    to: tuple[Party, ...] = (),
    when: tuple[str, dict[str, Any]] | None = None,
    where: tuple[str, dict[str, Any]] | None = None,
    counts: tuple[tuple[str, dict[str, Any]], ...] = (),
    statements: tuple[Statement, ...] = (),
    instrument: tuple[str, ...] = (),
    plurals: dict[str, str] | None = None,
    page: dict[str, Any] | None = None,
    named: tuple[str, ...] = (),
    **more: Any,
) -> Reading:
    """Return a reading with one event, ``e1``; ``more`` are fields of the event itself.

    A party is words, or words with the fields of the actor that they are linked to. Times, places
    and counts are words with the record's fields; counts point at the event.
    """
    doers, others = _actors(text, by, 1), _actors(text, to, 1 + len(by))
    mentions = tuple(
        Mention(span=m, head=m, form="nominal", actor=a.id, number=(plurals or {})[a.name])
        for a in (*doers, *others)
        for m in a.mentions
        if a.name in (plurals or {})
    )
    times = (TimeRef(id="t1", span=span(text, when[0]), **when[1]),) if when else ()
    places = ()
    if where:
        places = (
            PlaceRef(**{"id": "p1", "span": span(text, where[0]), "name": where[0]} | where[1]),
        )
    found = tuple(
        Count(
            **{"id": f"c{n}", "span": span(text, words), "what": "killed", "event": "e1"} | fields
        )
        for n, (words, fields) in enumerate(counts, start=1)
    )
    the_event = Event(
        **{
            "id": "e1",
            "type": type_,
            "mode": mode,
            "span": span(text, anchor),
            "actors": _spans(text, by),
            "actor_ids": tuple(a.id for a in doers),
            "recipients": _spans(text, to),
            "recipient_ids": tuple(a.id for a in others),
            "instrument": _spans(text, instrument),
            "time": "t1" if when else None,
            "place": "p1" if where else None,
            "counts": named,
        }
        | more
    )
    return Reading(
        **{"id": "r1", "publisher": "Daily Kiln", "language": "en"} | (page or {}),
        text=text,
        statements=statements,
        actors=(*doers, *others),
        mentions=mentions,
        events=(the_event,),
        times=times,
        places=places,
        counts=found,
    )


def exact(number: int, **fields: Any) -> dict[str, Any]:
    return {"low": number, "high": number, "exact": True} | fields


def event(text: str, anchor: str, *args: Any, **more: Any) -> Reading:
    """Return ``told`` in a known town on a known day."""
    here = {"when": ("Thursday", DAY), "where": ("Garko", TOWN)} | more
    return told(f"{text} in Garko on Thursday.", anchor, *args, **here)
