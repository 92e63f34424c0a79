"""Readings of a base as linking needs them; those used last are kept."""

import sqlite3
import zlib
from collections.abc import Mapping

import msgspec

from according.base.errors import BaseError
from according.base.records import unpacked
from according.base.records.keys import Keys
from according.link.compare.node import Node
from according.link.compare.nodes import nodes_of
from according.link.kept import Kept
from according.model import Reading

_READINGS = 300
_NODES = 12_000
"""Reports whose events are kept, about 100 kB each: those of 100,000 claims and more. A new report
is compared with old ones of the year around, and to read them again takes longest of all."""


class Readings:
    """Gives the readings of a base, by the keys of their documents."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._readings: Kept[Reading] = Kept(self._read, _READINGS)
        self._nodes: Kept[Mapping[int, Node]] = Kept(self._made, _NODES)

    def reading(self, document: int) -> Reading:
        """Return the current reading of a document.

        Raises:
            BaseError: it is damaged.
        """
        return self._readings.get(document)

    def nodes(self, document: int) -> Mapping[int, Node]:
        """Return the events of a document as they are compared, by their keys."""
        return self._nodes.get(document)

    def _read(self, document: int) -> Reading:
        id_, text, record = self._connection.execute(
            "SELECT document.id, document.text, reading.record FROM document"
            " JOIN reading ON reading.document = document.key AND reading.current = 1"
            " WHERE document.key = ?",
            (document,),
        ).fetchone()
        try:
            return unpacked(record, text)
        except (zlib.error, msgspec.MsgspecError) as error:
            raise BaseError(
                f"the reading of {id_} is damaged ({error}); see: according verify"
            ) from error

    def _made(self, document: int) -> Mapping[int, Node]:
        keys = Keys(document)
        return {keys.of(node.key[1]): node for node in nodes_of(self._read(document))}
