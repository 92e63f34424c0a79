"""Bearers written by hand."""

from typing import Any

from according.link.actors import Bearer, Link, Who, group
from according.link.actors.naming import form_of, role_of, trusted


def bearer(document: str, name: str, *roles: str, id_: str = "a1", **more: Any) -> Bearer:
    """Return a person that a report names, or whatever ``sort`` says."""
    sort = more.pop("sort", "person")
    aliases = more.pop("aliases", ())
    key = int.from_bytes(f"{document}/{id_}".encode()[:7])
    return Bearer(
        key=key,
        document=document,
        id=id_,
        name=name,
        names=trusted(name, aliases, sort),
        sort=sort,
        kind=more.pop("kind", "person" if sort == "person" else "organisation"),
        roles=tuple(role_of(role) for role in roles),
        bodies=tuple(form_of(body, "body") for body in more.pop("bodies", ())),
        **more,
    )


def body(document: str, name: str, **more: Any) -> Bearer:
    """Return an organisation that a report names."""
    return bearer(document, name, sort="body", **more)


def groups(
    *bearers: Bearer,
    beside: dict[str, tuple[str, ...]] | None = None,
    stories: dict[str, tuple[str, ...]] | None = None,
    **links: Any,
) -> str:
    """Return who is put together, as "d1 d2 | d3": reports of one actor, actors in their order."""
    return told(group(bearers, beside or {}, stories or {}, **links))


def told(found: list[Who]) -> str:
    """Return the reports of each actor."""
    return " | ".join(" ".join(m.bearer.document for m in who.members) for who in found)


def link(one: Bearer, other: Bearer, why: str = "Ann decided so") -> Link:
    """Return what a person holds of two bearers."""
    return Link(one=one.key, other=other.key, why=why)
