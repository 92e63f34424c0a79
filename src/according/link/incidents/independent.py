"""How many really know: the origins of what is told of an incident."""

from collections.abc import Mapping, Sequence

import msgspec

from according.link.incidents.facts import Report
from according.link.origins.origins import ValueOrigins, origins_of, value_origins
from according.link.origins.records import Origins, Telling
from according.link.origins.tellings import tellings_of


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """How many origins there are, and which."""

    origins: Origins
    values: tuple[ValueOrigins, ...]
    """The same for each number."""
    sources: Mapping[str, Mapping[str, str]]
    """Of each report, by a number's id: the one origin whose word it is."""


def origins(told: Sequence[tuple[Report, Sequence[str]]]) -> Known:
    """Return the origins of an incident.

    Args:
        told: each report with the ids of its events that tell the incident.
    """
    publishers = sorted({one.paper.publisher for one, _ in told if one.paper.publisher})
    tellings = [
        each
        for one, events in told
        for each in tellings_of(one.reading, events, publishers, one.who)
    ]
    papers = [one.paper for one, _ in told]
    found = origins_of(papers, tellings)
    return Known(
        origins=found,
        values=value_origins(papers, tellings),
        sources=_sources(found, tellings),
    )


def _sources(found: Origins, tellings: Sequence[Telling]) -> Mapping[str, Mapping[str, str]]:
    """Return whose word the numbers are: what the ministry and its spokesman give are one's."""
    resting: dict[tuple[str, str], list[str]] = {}
    for each in found.origins:
        for claim in each.claims if not each.unsourced else ():
            resting.setdefault(claim, []).append(each.origin.id)
    sources: dict[str, dict[str, str]] = {}
    for telling in tellings:
        origins = resting.get(telling.claim, ())
        if telling.voice is not None and len(origins) == 1:
            for value in telling.values:
                sources.setdefault(telling.claim[0], {})[value.count] = f"origin {origins[0]}"
    return sources
