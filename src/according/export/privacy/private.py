"""Who is private: by everything that the reports of a base call somebody of a name."""

import json
import re
import sqlite3
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from according import lexicon

_OF_A_NAME = (
    "SELECT actor.kind, actor.roles, actor.known, actor.said, coalesce(document.byline, ''),"
    " EXISTS (SELECT 1 FROM relation JOIN actor AS body ON body.key = relation.object"
    " WHERE relation.subject = actor.key AND relation.predicate IN ('leads', 'speaks_for')"
    " AND body.kind IN ('organisation', 'group'))"
    " FROM actor JOIN document ON document.key = actor.document WHERE actor.name = ?"
)
_AFTER = re.compile(r"\s+(?:of|for|in|at|to|from|with|on|who|and)\b|[,;(]")
"""Where the head of a role ends: "president" of "president of the union"."""
_BODIES = frozenset({"organisation", "group", "place"})
_KEPT = 10_000
"""Names that are remembered."""


class Private:
    """Tells private individuals from people in the public eye, by name over a whole base.

    A name is public where at least half of the reports that have a person of it give the person
    an office or position of authority, know it from a list of actors, have it lead or speak for
    a body, or were written by it. A paper's name is no person's, nor is one that a third of the
    reports or more take for a body or place. One verdict holds for all reports: a name that stood
    in one and not in another would give itself away.
    """

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self.told = lru_cache(maxsize=_KEPT)(self._told)

    def _told(self, name: str) -> bool | None:
        """Tell whether a name is a private individual's; none: no actor of the base has it."""
        people = public = bodies = 0
        for kind, roles, known, said, byline, leads in self._connection.execute(
            _OF_A_NAME, (name,)
        ):
            bodies += kind in _BODIES
            if kind == "person":
                people += 1
                told = known is not None or leads or name in byline
                public += bool(told or holds_office(json.loads(roles), speaks=bool(said)))
        if not people:
            return False if bodies else None
        return 2 * bodies < people and 2 * public < people and not self._publishes(name)

    def _publishes(self, name: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM document WHERE publisher = ?", (name,))
        return found.fetchone() is not None


def holds_office(roles: Iterable[str], *, speaks: bool) -> bool:
    """Tell whether one of somebody's roles is an office, or a calling in which he speaks."""
    for role in roles:
        words = _AFTER.split(role)[0].split()
        head = words[-1].casefold().rstrip(".") if words else ""
        if head in _listed("office") or (speaks and head in _listed("calling")):
            return True
    return False


def parts_of(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without titles; nothing where it is no such name.

    Between capitalised words only particles may stand ("Ursula von der Heide"); a description is
    no name, and neither is a title alone ("Minister").
    """
    titles = lexicon.table("titles")["before_names"]
    words = name.split()
    while words and words[0].casefold().rstrip(".") in titles:
        words.pop(0)
    fits = all(_is_capital(word) or word.casefold() in _listed("particles") for word in words)
    return tuple(words) if fits and any(map(_is_capital, words)) else ()


def is_particle(word: str) -> bool:
    """Tell whether a word is part of names without being one: "van"."""
    return word.casefold().strip(".") in _listed("particles")


def _is_capital(word: str) -> bool:
    # "al-Dahir" and "d'Arc" begin small.
    return any(char.isupper() for char in word) and word[0].isalpha()


@cache
def _listed(name: str) -> frozenset[str]:
    path = files(__package__) / "public_roles.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name])
