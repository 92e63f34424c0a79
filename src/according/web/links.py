"""Addresses of pages: the one place that knows them.

A report's id is whatever its input gave, slashes and dots too: it stands in the query, where
browsers leave it as it is.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode


def with_query(path: str, pairs: Iterable[tuple[str, Any]]) -> str:
    """Return an address with those of the pairs that have a value."""
    kept = [(name, value) for name, value in pairs if value not in (None, "")]
    return f"{path}?{urlencode(kept)}" if kept else path


def to(path: str, **wanted: Any) -> str:
    """Return an address with a query; a list gives its name several times."""
    pairs = []
    for name, value in wanted.items():
        several = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, each) for each in several]
    return with_query(path, pairs)


def report(
    id_: str, record: str | None = None, start: int | None = None, end: int | None = None
) -> str:
    """Return the address of a report.

    Args:
        id_: the report's.
        record: id of one of its records, ``c5``: the page shows it.
        start: of words in its text, in code points: the page shows them.
        end: of those words.
    """
    at = f"{start}:{end}" if start is not None and end is not None else None
    made = with_query("/report", [("id", id_), ("at", at), ("record", record)])
    return made + ("#at" if at or record else "")


def incident(id_: str) -> str:
    """Return the address of an incident."""
    return f"/incident/{quote(id_, safe='')}"


def actor(who: str) -> str:
    """Return the address of an actor across reports, by its id there."""
    return f"/actor/{quote(who, safe='')}"


def outside(url: str | None) -> str | None:
    """Return an address on the web as a page may link it; none where it is another kind."""
    if url and url.lower().startswith(("http://", "https://")):
        return url
    return None
