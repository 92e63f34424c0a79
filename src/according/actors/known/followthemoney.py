"""Actors from FollowTheMoney entities, the format of OpenSanctions and Aleph.

The schemata and properties are those of https://followthemoney.tech/explorer/.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from according import lexicon
from according.actors.known.errors import ActorListError
from according.actors.known.folding import folded
from according.actors.known.rows import KnownActor, country_codes
from according.model import ActorKind

_KINDS: Mapping[str, ActorKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
}
_SECTORS = {"PublicBody": "GOV", "Company": "BUS"}
_ALIASES = ("name", "alias", "weakAlias")
_COUNTRIES = ("country", "mainCountry", "jurisdiction", "nationality")
_TIES = {"Membership": "member", "Directorship": "director"}
"""Schemata that tie an actor to an organisation, and the property that holds the actor."""

Entity = Mapping[str, Any]


def actors_of(text: str, path: str, list_name: str) -> Iterator[KnownActor | ActorListError]:
    """Yield the actors of a file of entities, and what is wrong with the others.

    One entity a line, or one JSON array. Entities that are no actors (addresses, vessels) are
    passed over. Somebody of several countries has none.

    Raises:
        ActorListError: the file is empty, or is no JSON.
    """
    entities: list[tuple[int | None, Entity]] = []
    for line, one in _parsed(text, path):
        if isinstance(one, ActorListError):
            yield one
        elif not isinstance(one, dict) or not isinstance(one.get("properties"), dict):
            wrong = "this is no entity: it has no “properties”"
            yield ActorListError(path, line, wrong, 'Write {"id", "schema", "properties": {…}}.')
        else:
            entities.append((line, one))
    names = {str(one.get("id")): _values(one, "name")[:1] for _, one in entities}
    bodies = _bodies(entities)
    for line, one in entities:
        if one.get("schema") in _KINDS:
            tied = [
                name for body in bodies.get(str(one.get("id")), ()) for name in names.get(body, ())
            ]
            yield _actor(one, line, path, list_name, tied)


def _parsed(text: str, path: str) -> Iterator[tuple[int | None, Any]]:
    """Yield what the file holds; the line is not known for the members of an array."""
    if not text.strip():
        raise ActorListError(path, None, "it is empty", "Write one entity a line.")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip().startswith("["):
            line = getattr(error, "lineno", None)
            remedy = "Mend the array, or write one entity a line."
            raise ActorListError(path, line, f"it is no JSON ({error})", remedy) from error
        yield from _lines(text, path)
        return
    for one in whole if isinstance(whole, list) else [whole]:
        yield None, one


def _lines(text: str, path: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            remedy = "Write one entity a line, each in braces."
            yield number, ActorListError(path, number, f"this is no JSON ({error})", remedy)


def _bodies(entities: list[tuple[int | None, Entity]]) -> dict[str, list[str]]:
    """Return the ids of the organisations that each actor is tied to."""
    found: dict[str, list[str]] = {}
    for _, one in entities:
        held = _TIES.get(str(one.get("schema")))
        for actor in _values(one, held) if held else ():
            found.setdefault(actor, []).extend(_values(one, "organization"))
    return found


def _actor(
    entity: Entity, line: int | None, path: str, list_name: str, tied: list[str]
) -> KnownActor | ActorListError:
    names = [name for key in _ALIASES for name in _values(entity, key) if folded(name)]
    if not names:
        wrong = f"the entity {entity.get('id')!r} has no name"
        return ActorListError(path, line, wrong, "Give it a “name” that has letters.")
    name, *aliases = dict.fromkeys(names)
    return KnownActor(
        name=name,
        kind=_KINDS[entity["schema"]],
        aliases=tuple(aliases),
        country=_country(entity),
        sector=_sector(entity),
        part_of=tied[0] if len(set(tied)) == 1 else None,
        list=list_name,
    )


def _country(entity: Entity) -> str | None:
    for key in _COUNTRIES:
        codes = {country_codes().get(code.upper()) for code in _values(entity, key)}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def _sector(entity: Entity) -> str | None:
    """Return a PLOVER code written as classification, else what the topics or the schema tell."""
    words = lexicon.table("known_actors/words")
    for code in _values(entity, "classification"):
        if code in words["sectors"]:
            return code
    told = [words["topics"].get(topic) for topic in _values(entity, "topics")]
    sectors = [sector for sector in told if sector]
    return sectors[0] if sectors else _SECTORS.get(str(entity.get("schema")))


def _values(entity: Entity, key: str) -> list[str]:
    """Return the values of a property as words; of an entity inside another, its id."""
    values = entity["properties"].get(key) or []
    listed = values if isinstance(values, list) else [values]
    plain = (str(one.get("id", "")) if isinstance(one, dict) else one for one in listed)
    return [" ".join(one.split()) for one in plain if isinstance(one, str) and one.strip()]
