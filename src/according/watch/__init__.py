"""Watching feeds: what is new is fetched politely, filed and linked; all state is in the base.

``feeds`` reads a feed, ``hosts`` is polite to servers, ``pages`` makes documents of articles,
``state`` is what the base remembers, ``watcher`` goes round.
"""

from according.watch.clock import Clock, SystemClock
from according.watch.state import FeedState, ItemState, State
from according.watch.watcher import Plan, Round, Watcher

__all__ = [
    "Clock",
    "FeedState",
    "ItemState",
    "Plan",
    "Round",
    "State",
    "SystemClock",
    "Watcher",
]
