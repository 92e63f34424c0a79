"""From groups of events to incidents: what is agreed, what is disputed, and on whose word."""

from according.link.incidents.keeping import Incidents
from according.link.incidents.marks import touch_changed

__all__ = ["Incidents", "touch_changed"]
