"""What people decided on claims: the latest standing decision on each."""

import json
import sqlite3
from collections.abc import Mapping

from according.base.decisions import decisions, standing_on
from according.base.questions.sql import Part

_CALLED = {"accept": "accepted", "reject": "rejected", "amend": "amended"}
"""A decision's verdict, and what a claim is then."""


class Verdicts:
    """The verdicts on the claims of one base, looked up again when it has changed."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._kept: tuple[int, Mapping[int, str]] | None = None

    def by_key(self) -> Mapping[int, str]:
        """Return the verdict on each claim that has one, by the claim's key."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._kept is None or self._kept[0] != version:
            self._kept = version, self._looked_up()
        return self._kept[1]

    def are(self, wanted: str) -> Part:
        """Return the condition that the verdict is the wanted one; "none": there is none."""
        known = self.by_key()
        if wanted == "none":
            keys = list(known)
            return Part("claim.key NOT IN (SELECT value FROM json_each(?))", (json.dumps(keys),))
        keys = [key for key, verdict in known.items() if verdict == wanted]
        return Part("claim.key IN (SELECT value FROM json_each(?))", (json.dumps(keys),))

    def _looked_up(self) -> Mapping[int, str]:
        standing = standing_on(decisions(self._connection))
        return {
            key: said[-1]
            for key, made in standing.items()
            if (said := [_CALLED[one.verdict] for one in made if one.verdict in _CALLED])
        }
