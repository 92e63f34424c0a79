"""Who is who in a report: mentions, whom they stand for, what is known of them, how they relate."""

from according.actors.cast import Cast, read_cast
from according.actors.known import (
    ActorList,
    ActorListError,
    KnownActor,
    KnownActors,
    read_actor_list,
)

__all__ = [
    "ActorList",
    "ActorListError",
    "Cast",
    "KnownActor",
    "KnownActors",
    "read_actor_list",
    "read_cast",
]
