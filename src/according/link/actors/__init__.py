"""Who is who across reports: names first, then what is told of their bearers; never a guess."""

from according.link.actors.bearer import Bearer, Link, Member, Who
from according.link.actors.clustering import group
from according.link.actors.decided import Conflict
from according.link.actors.job import LinkedActors, link_actors

__all__ = ["Bearer", "Conflict", "Link", "LinkedActors", "Member", "Who", "group", "link_actors"]
