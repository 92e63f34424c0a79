"""Times: words that say when, and the interval they mean."""

from according.times.reader import TimeReader

__all__ = ["TimeReader"]
