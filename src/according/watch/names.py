"""Addresses: which of them are one, and when a server says to come again."""

from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_COUNTS_VISITS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_medium", "at_campaign")
"""Beginnings of parameters that tell where a reader came from, not what is read."""
_PORTS = {"http": 80, "https": 443}


def name_of(url: str) -> str:
    """Return the form in which two addresses of one page are alike.

    Host in small letters, no usual port, no fragment, nothing that only counts visits.

    Raises:
        ValueError: it is no http or https address.
    """
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        raise ValueError(f"{url} is not an http or https address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = "" if parts.port in (None, _PORTS[parts.scheme.lower()]) else f":{parts.port}"
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_COUNTS_VISITS)
    ]
    return urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", urlencode(query), ""))


def host_of(url: str) -> str:
    """Return scheme, host and port of an address: whom it asks."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"


def seconds_told(retry_after: str | None, now: float) -> float | None:
    """Return how long a server asks to be left alone (``Retry-After``), in seconds.

    None where it says nothing that can be read.
    """
    value = (retry_after or "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, zoned.timestamp() - now)
