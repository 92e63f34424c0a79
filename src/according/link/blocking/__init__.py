"""Which events are worth comparing: found by SQL, a step at a time."""

from according.link.blocking.blocks import Blocks
from according.link.blocking.keys import BlockedEvent, Story, story_of

__all__ = ["BlockedEvent", "Blocks", "Story", "story_of"]
