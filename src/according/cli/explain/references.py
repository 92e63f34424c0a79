"""Which fields of a record name other records, and of which kind."""

from collections.abc import Iterator, Mapping

from according import lexicon
from according.cli.explain.find import Record, Records, kind_of
from according.model import (
    Actor,
    Claim,
    Count,
    Event,
    Link,
    PlaceRef,
    Relation,
    Statement,
    TimeRef,
)

REFERENCES: Mapping[str, tuple[type[Record], ...]] = {
    "speaker": (Actor,),
    "parent": (Statement,),
    "about": (Statement,),
    "statement": (Statement,),
    "subject": (Actor,),
    "object": (Actor,),
    "happening": (Event,),
    "event": (Event,),
    "events": (Event,),
    "actor_ids": (Actor,),
    "recipient_ids": (Actor,),
    "time": (TimeRef,),
    "anchor": (TimeRef,),
    "place": (PlaceRef,),
    "counts": (Count,),
    "parts": (Count,),
    "within": (Count,),
    "record": (Event, Relation),
    "chain": (Statement,),
    "answers": (Statement,),
}
"""Ids of a reading from elsewhere may be given to records of two kinds; the field decides."""


def referred(records: Records, field: str, id_: str) -> Record | None:
    """Return the record that a field names by an id; none where it is no id of the reading."""
    kinds = REFERENCES.get(field, ())
    return next((one for one in records if one.id == id_ and isinstance(one, kinds)), None)


def named_by(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each field of a record that names others, with every id it names."""
    for field in record.__struct_fields__:
        if field in REFERENCES:
            for id_ in _ids(getattr(record, field)):
                yield field, id_


def related(records: Records, to: Record) -> Iterator[tuple[Record, str]]:
    """Yield the records that name one, and how they stand to it in words, each once."""
    told: dict[str, str] = lexicon.table("explain")["related"]
    for record in records:
        if record is to or record == to:
            continue
        for field, id_ in named_by(record):
            if id_ == to.id and isinstance(to, REFERENCES[field]):
                yield record, told[f"{kind_of(record)}.{field}"]
                break


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Link):
        yield from _ids(value.statement)
    elif isinstance(value, tuple):
        for each in value:
            yield from _ids(each)


def claims_of(records: Records, record: Record) -> Iterator[Claim]:
    """Yield the claims that an event or relation is part of."""
    for claim in records:
        if isinstance(claim, Claim) and record.id in (claim.record, *claim.events):
            yield claim
