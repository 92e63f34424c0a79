"""The gazetteer: names of places and what they may mean."""

from according.places.gazetteer.build import build_gazetteer, load_dump
from according.places.gazetteer.dump import CLASSES, Dump
from according.places.gazetteer.entry import Entry, Found
from according.places.gazetteer.errors import GazetteerError
from according.places.gazetteer.location import gazetteer_path
from according.places.gazetteer.names import key
from according.places.gazetteer.store import Gazetteer, Summary

__all__ = [
    "CLASSES",
    "Dump",
    "Entry",
    "Found",
    "Gazetteer",
    "GazetteerError",
    "Summary",
    "build_gazetteer",
    "gazetteer_path",
    "key",
    "load_dump",
]
