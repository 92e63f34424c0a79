"""How many really know: the origins of what is told of an incident."""

from collections.abc import Sequence

import msgspec

from according.link.origins.origins import origins_of
from according.link.origins.records import Paper
from according.link.origins.tellings import tellings_of
from according.model import Origin, Reading


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """How many origins there are, and which."""

    origins: tuple[Origin, ...]
    low: int
    independent: int
    high: int


def origins(told: Sequence[tuple[Paper, Reading, Sequence[str]]]) -> Known:
    """Return the origins of an incident.

    Args:
        told: each report with the ids of its events that tell the incident.
    """
    publishers = sorted({paper.publisher for paper, *_ in told if paper.publisher})
    tellings = [
        each for _, reading, events in told for each in tellings_of(reading, events, publishers)
    ]
    found = origins_of([paper for paper, *_ in told], tellings)
    return Known(
        origins=tuple(
            msgspec.structs.replace(each.origin, id=f"o{number}")
            for number, each in enumerate(found.origins, 1)
        ),
        low=found.low,
        independent=found.independent,
        high=found.high,
    )
