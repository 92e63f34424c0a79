"""What happened: who did what to whom, when, where, and whether it did."""

from according.events.reader import EventReader, Read

__all__ = ["EventReader", "Read"]
