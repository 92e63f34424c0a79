"""Incidents: what several reports tell as one happening, as tables, JSON Lines and a map."""
