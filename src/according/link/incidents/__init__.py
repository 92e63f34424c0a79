"""From groups of events to incidents: what is agreed, what is disputed, and on whose word."""

from according.link.incidents.keeping import Incidents

__all__ = ["Incidents"]
