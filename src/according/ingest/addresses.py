"""Addresses as pages write them, which need not be addresses."""

from urllib.parse import urljoin, urlsplit


def joined(base: str, written: str) -> str:
    """Return an address in full; empty where it is none, such as one with a lone bracket."""
    try:
        address = urljoin(base, written)
        urlsplit(address)
    except ValueError:
        return ""
    return address


def hostname_of(url: str | None) -> str:
    """Return the name of an address's host in lower case; empty where it has none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
