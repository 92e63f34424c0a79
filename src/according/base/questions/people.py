"""Who acts, is acted on, or speaks, asked for by any name that the report has for them."""

from typing import NamedTuple

from according.base.questions.matching import matches
from according.base.questions.sql import Part
from according.base.questions.vocabulary import Vocabulary


class Test(NamedTuple):
    """A condition on a row of ``claim``, in two forms."""

    holds: Part
    """The condition, for claims that are gone through one by one. A "+" keeps SQLite from looking
    up each of thousands of names for every claim."""
    keys: Part | None = None
    """The query for the keys of all claims it holds for, where an index answers it; a key may come
    several times."""


_NAMES = "(SELECT rowid FROM name_words WHERE name_words MATCH ?)"
_OF_EVENT = (
    " JOIN actor ON actor.key = party.actor"
    " WHERE party.event IN (SELECT coalesce(own.happening, own.key) FROM event AS own"
    " WHERE own.key = claim.event UNION ALL SELECT told.key FROM event AS own JOIN event AS told"
    " ON told.happening = coalesce(own.happening, own.key) WHERE own.key = claim.event)"
)
_SIDES = {"actor": ("actors", "subject"), "recipient": ("recipients", "object")}


def party(vocabulary: Vocabulary, name: str, *roles: str) -> Test:
    """Return the test that somebody of a name has one of the roles in a claim.

    An actor has a role where an event of the claim's happening gives it and the claim tells the
    actor's name: what another's claim tells of the same happening is not taken for this one's.

    Raises:
        BaseError: there is no letter or digit in the name.
    """
    query = vocabulary.names(name)
    holds, keys = [], []
    for role in roles:
        column, side = _SIDES[role]
        told = f"instr('; ' || claim.{column} || '; ', '; ' || actor.name || '; ')"
        holds.append(
            f"claim.event IS NOT NULL AND claim.{column} <> '' AND"
            " EXISTS (SELECT 1 FROM party JOIN actor_name ON actor_name.actor = party.actor"
            f"{_OF_EVENT} AND party.role = '{role}' AND +actor_name.name IN {_NAMES} AND {told})"
        )
        holds.append(
            "claim.relation IS NOT NULL AND EXISTS (SELECT 1 FROM relation JOIN actor_name"
            f" ON actor_name.actor = relation.{side} WHERE relation.key = claim.relation"
            f" AND +actor_name.name IN {_NAMES})"
        )
        keys.append(
            "SELECT claim.key FROM actor_name CROSS JOIN party ON party.actor = actor_name.actor"
            " CROSS JOIN actor ON actor.key = party.actor"
            " CROSS JOIN event AS told ON told.key = party.event CROSS JOIN claim ON claim.event"
            " IN (SELECT coalesce(told.happening, told.key) UNION ALL SELECT own.key"
            " FROM event AS own WHERE own.happening = coalesce(told.happening, told.key))"
            f" WHERE actor_name.name IN {_NAMES} AND party.role = '{role}' AND {told}"
        )
        keys.append(
            "SELECT claim.key FROM actor_name CROSS JOIN relation"
            f" ON relation.{side} = actor_name.actor"
            " CROSS JOIN claim ON claim.relation = relation.key"
            f" WHERE actor_name.name IN {_NAMES}"
        )
    every = Part(" UNION ALL ".join(keys), (query,) * len(keys))
    return Test(
        Part(" OR ".join(holds), (query,) * len(holds)),
        None if vocabulary.is_common(query) else every,
    )


def speaker(vocabulary: Vocabulary, name: str) -> Test:
    """Return the test that somebody of a name stands in a claim's chain, or answers it.

    Raises:
        BaseError: there is no letter or digit in the name.
    """
    query = vocabulary.names(name)
    said = matches("statement_words", f"speaker_name : ({query})")
    holds = Part(
        "EXISTS (SELECT 1 FROM link JOIN actor_name ON actor_name.actor = link.speaker"
        f" WHERE link.claim = claim.key AND +actor_name.name IN {_NAMES})"
        " OR EXISTS (SELECT 1 FROM link WHERE link.claim = claim.key"
        f" AND +link.statement IN ({said.sql}))",
        (query, *said.values),
    )
    keys = Part(
        "SELECT link.claim FROM actor_name CROSS JOIN link ON link.speaker = actor_name.actor"
        f" WHERE actor_name.name IN {_NAMES} UNION ALL"
        f" SELECT link.claim FROM link WHERE link.statement IN ({said.sql})",
        (query, *said.values),
    )
    return Test(holds, None if vocabulary.is_common(query) else keys)
