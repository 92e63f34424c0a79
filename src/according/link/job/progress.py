"""How far a run is."""

from typing import Literal

import msgspec


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """What a run has done so far; all of it is in the base."""

    stage: Literal["comparing", "actors", "grouping"]
    done: int
    """Reports compared, or looked through for actors, or events grouped."""
    of: int
    """How many there are to do."""
    words: int = 0
    """In the reports compared."""
    reports: int = 0
    """Reports that were new or had changed."""
    gone: int = 0
    """Reports that had changed, or are no longer there."""
    pairs: int = 0
    """Pairs of events compared."""
    actors: int = 0
    """Actors of more than one report."""
    incidents: int = 0
    """Incidents made or made anew."""
    conflicts: int = 0
    """Decisions that cannot be had together with others."""
