"""Lists of known actors, and whether an actor of a report is one of them."""

from according.actors.known.errors import ActorListError
from according.actors.known.lists import ActorList, builtin_actors, read_actor_list
from according.actors.known.match import KnownActors, Match, Refusal
from according.actors.known.rows import KnownActor

__all__ = [
    "ActorList",
    "ActorListError",
    "KnownActor",
    "KnownActors",
    "Match",
    "Refusal",
    "builtin_actors",
    "read_actor_list",
]
