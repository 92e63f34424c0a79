"""The names that a base has: of publishers and places, and the actors behind a name."""

import sqlite3

from according.base.errors import BaseError
from according.base.questions.matching import folded, quoted
from according.base.questions.sql import Part, number

FEW = 5_000
"""Records that are looked up and put in order; where there are more, the order leads."""
_COMMON = 10_000
"""Actors of a name beyond which their claims are not looked up by the name."""


class Vocabulary:
    """What the names in a question stand for in one base."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._kept: dict[str, tuple[int, dict[str, list[str]]]] = {}

    def names(self, name: str) -> str:
        """Return the query of the index of names that finds a name.

        Raises:
            BaseError: there is no letter or digit in it.
        """
        query = quoted(name)
        if not query:
            raise BaseError(f"the name {name!r} has neither letters nor digits")
        return query

    def is_common(self, query: str) -> bool:
        """Tell whether a query of the index of names finds very many actors."""
        found = Part(
            "SELECT count(*) FROM (SELECT 1 FROM actor_name WHERE name IN"
            " (SELECT rowid FROM name_words WHERE name_words MATCH ?) LIMIT ?)",
            (query, _COMMON),
        )
        return number(self._connection, found) == _COMMON

    def is_many(self, keys: Part) -> bool:
        """Tell whether a query finds so many keys that the order asked for leads to them sooner."""
        few = Part(
            f"SELECT count(*) FROM (SELECT 1 FROM ({keys.sql}) LIMIT ?)", (*keys.values, FEW)
        )
        return number(self._connection, few) == FEW

    def publishers(self, name: str) -> list[str]:
        """Return the publishers of a name, whatever its case and accents."""
        return self._distinct("document", "publisher").get(folded(name), [])

    def places(self, name: str) -> list[str]:
        """Return the places in whose name all words of a name stand together."""
        wanted = f" {folded(name)} "
        known = self._distinct("claim", "place_name")
        return [each for key, names in known.items() if wanted in f" {key} " for each in names]

    def _distinct(self, table: str, column: str) -> dict[str, list[str]]:
        """Return the values of an indexed column by what they are folded to; kept until changed."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        kept = self._kept.get(column)
        if kept is not None and kept[0] == version:
            return kept[1]
        # Jumps from each value to the next in the index: SELECT DISTINCT reads the whole of it.
        found = self._connection.execute(
            f"WITH RECURSIVE each (value) AS (SELECT min({column}) FROM {table} UNION ALL"
            f" SELECT (SELECT min({column}) FROM {table} WHERE {column} > value)"
            " FROM each WHERE value IS NOT NULL)"
            " SELECT value FROM each WHERE value IS NOT NULL"
        )
        known: dict[str, list[str]] = {}
        for (value,) in found:
            known.setdefault(folded(value), []).append(value)
        self._kept[column] = version, known
        return known
