"""The origins of what is told of a filed claim, with the evidence, worked out when asked for."""

import msgspec

from according.base.base import Base
from according.base.errors import BaseError
from according.base.records.keys import document_of
from according.link.origins.origins import ValueOrigins, origins_of, value_origins
from according.link.origins.records import Origins, Paper
from according.link.origins.tellings import paper_of, tellings_of


class ClaimOrigins(msgspec.Struct, frozen=True, kw_only=True):
    """How many really know what a claim tells."""

    claim: str
    """Id of its document, a slash, and its own."""
    words: str
    incident: str | None
    """Id of the incident that it belongs to; none: the base has not been linked since."""
    papers: tuple[Paper, ...]
    """The reports that tell it, by their ids."""
    origins: Origins
    values: tuple[ValueOrigins, ...]
    """The same for each number that is told of it."""


def claim_origins(base: Base, claim: str) -> ClaimOrigins:
    """Return the origins of a claim, with all that other reports tell of its incident.

    Args:
        base: the evidence base.
        claim: id of a document or the beginning of one, a slash, and the claim's id.

    Raises:
        BaseError: there is no such claim, or it is of no event.
    """
    document, _, id_ = claim.partition("/")
    key = base.document_key(document)
    row = base.connection.execute(
        "SELECT claim.words, claim.event, document.id FROM claim"
        " JOIN document ON document.key = claim.document WHERE claim.document = ? AND claim.id = ?",
        (key, id_),
    ).fetchone()
    if row is None:
        raise BaseError(
            f"{document} has no claim {id_!r}; see: according show {base.path} {document}"
        )
    words, event, name = row
    if event is None:
        raise BaseError(f"{claim} is of a relation; origins are told of what happened")
    incident, events = _incident(base, event)
    readings = {each: base.reading(each) for each in sorted(_documents(base, events))}
    publishers = [each.publisher for each in readings.values() if each.publisher]
    told = [
        telling
        for each, reading in readings.items()
        for telling in tellings_of(reading, _ids(base, each, events), publishers)
    ]
    papers = tuple(paper_of(reading) for reading in readings.values())
    return ClaimOrigins(
        claim=f"{name}/{id_}",
        words=words,
        incident=incident,
        papers=papers,
        origins=origins_of(papers, told),
        values=value_origins(papers, told),
    )


def _incident(base: Base, event: int) -> tuple[str | None, tuple[int, ...]]:
    """Return the incident of an event with its events; not linked, the event alone."""
    found = base.connection.execute(
        "SELECT incident.id, other.event FROM incident_event AS own"
        " JOIN incident ON incident.key = own.incident"
        " JOIN incident_event AS other ON other.incident = own.incident WHERE own.event = ?",
        (event,),
    ).fetchall()
    if not found:
        return None, (event,)
    return found[0][0], tuple(sorted(other for _, other in found))


def _documents(base: Base, events: tuple[int, ...]) -> list[str]:
    keys = sorted({document_of(event) for event in events})
    asked = "SELECT id FROM document WHERE key = ?"
    return [base.connection.execute(asked, (key,)).fetchone()[0] for key in keys]


def _ids(base: Base, document: str, events: tuple[int, ...]) -> set[str]:
    key = base.document_key(document)
    asked = "SELECT id FROM event WHERE key = ?"
    own = (each for each in events if document_of(each) == key)
    return {base.connection.execute(asked, (each,)).fetchone()[0] for each in own}
