"""From a reading to the rows of all tables that hold its records."""

import msgspec

from according.base.records.claims import claim_rows, link_rows
from according.base.records.events import count_rows, event_rows, party_rows
from according.base.records.keys import Keys
from according.base.records.people import actor_rows, names_of, relation_rows
from according.base.records.rows import (
    ActorRow,
    ClaimRow,
    CountRow,
    EventRow,
    LinkRow,
    PartyRow,
    PlaceRow,
    RelationRow,
    StatementRow,
    TimeRow,
)
from according.base.records.settings import place_rows, time_rows
from according.base.records.statements import statement_rows
from according.model import Reading


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one reading's records; a field is named as its table."""

    statement: tuple[StatementRow, ...]
    actor: tuple[ActorRow, ...]
    relation: tuple[RelationRow, ...]
    time: tuple[TimeRow, ...]
    place: tuple[PlaceRow, ...]
    event: tuple[EventRow, ...]
    party: tuple[PartyRow, ...]
    count: tuple[CountRow, ...]
    claim: tuple[ClaimRow, ...]
    link: tuple[LinkRow, ...]
    names: tuple[tuple[int, str], ...]
    """The key of an actor and one of its names."""


def project(document: int, reading: Reading) -> Projection:
    """Return the rows of a reading's records.

    It is a pure function: rows can be made again from the reading at any time, and are the same.

    Args:
        document: key of the reading's document.
        reading: what was read in it.

    Raises:
        KeyRangeError: an id of a record is not letters and a number under a million.
        KeyError: a record names another that is not in the reading.
    """
    keys = Keys(document)
    return Projection(
        statement=statement_rows(document, keys, reading),
        actor=actor_rows(document, keys, reading),
        relation=relation_rows(document, keys, reading),
        time=time_rows(document, keys, reading),
        place=place_rows(document, keys, reading),
        event=event_rows(document, keys, reading),
        party=party_rows(keys, reading),
        count=count_rows(document, keys, reading),
        claim=claim_rows(document, keys, reading),
        link=link_rows(keys, reading),
        names=names_of(keys, reading),
    )
