"""Who is who in a report: names put together, and whom a source means."""

from according.actors.speakers import with_speakers

__all__ = ["with_speakers"]
