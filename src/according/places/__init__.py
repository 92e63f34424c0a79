"""Places: which words name them, and which entry of the gazetteer they mean."""

from according.places.gazetteer import Gazetteer, GazetteerError
from according.places.reader import PlaceReader

__all__ = ["Gazetteer", "GazetteerError", "PlaceReader"]
