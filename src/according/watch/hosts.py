"""Politeness: what a server's robots.txt allows, and how long it is left alone between requests."""

from typing import Protocol
from urllib.parse import urljoin

import msgspec
from protego import Protego

from according.ingest.errors import AnswerError, IngestError
from according.ingest.fetch import Fetched
from according.watch.clock import Clock
from according.watch.names import host_of, seconds_told

AGENT = "according"
"""What robots.txt calls us by."""
_KEPT = 24 * 3600.0
"""Seconds for which a robots.txt is believed, after RFC 9309 at most a day."""
_AGAIN = 600.0
"""Seconds after which one that could not be had is asked for again."""
_LONGEST = 3600.0
"""Seconds that a server may ask to be left alone; what is longer is cut to it."""
_SLOWEST = 60.0
"""Seconds between two requests that robots.txt may ask for."""


class Fetch(Protocol):
    """Fetches an address."""

    def __call__(self, url: str, *, headers: dict[str, str], public: bool) -> Fetched:
        """Return what it answers.

        Raises:
            AnswerError, IngestError: as ``ingest.fetch``.
        """


class _Host(msgspec.Struct):
    free: float = 0.0
    """When it may be asked again."""
    rules: Protego | None = None
    """None: they are not known."""
    believed: float = 0.0
    """Until when the rules hold."""
    refuses: str | None = None
    """Why nothing may be asked while rules cannot be had."""


class Hosts:
    """What is known of servers."""

    def __init__(self, fetch: Fetch, clock: Clock, *, pause: float):
        """Be polite.

        Args:
            fetch: fetches a robots.txt.
            clock: the time.
            pause: least seconds between two requests to one host.
        """
        self._fetch, self._clock, self._pause = fetch, clock, pause
        self._hosts: dict[str, _Host] = {}

    def free_at(self, url: str) -> float:
        """Return when an address's host may be asked, in seconds since 1970."""
        return self._of(url).free

    def forget(self) -> None:
        """Forget all hosts: the clock has been set back."""
        self._hosts.clear()

    def refuses(self, url: str, *, public: bool) -> str | None:
        """Return why an address may not be asked for, by its robots.txt; none where it may be."""
        host = self._of(url)
        now = self._clock.now()
        if now >= host.believed:
            self._learn(host, url, public=public)
        if host.refuses is not None:
            return host.refuses
        if host.rules is not None and not host.rules.can_fetch(url, AGENT):
            return f"{host_of(url)}/robots.txt does not allow it"
        return None

    def asked(self, url: str) -> None:
        """Note that a host has just been asked."""
        host = self._of(url)
        asks = host.rules.crawl_delay(AGENT) if host.rules is not None else None
        host.free = self._clock.now() + max(self._pause, min(asks or 0.0, _SLOWEST))

    def told(self, url: str, error: AnswerError) -> float | None:
        """Note a host's request to be left alone; return for how many seconds."""
        seconds = seconds_told(error.retry_after, self._clock.now())
        if seconds is None:
            return None
        seconds = min(seconds, _LONGEST)
        host = self._of(url)
        host.free = max(host.free, self._clock.now() + seconds)
        return seconds

    def _of(self, url: str) -> _Host:
        return self._hosts.setdefault(host_of(url), _Host())

    def _learn(self, host: _Host, url: str, *, public: bool) -> None:
        """Ask for robots.txt. None there: all is allowed; server in trouble: nothing (RFC 9309)."""
        now = self._clock.now()
        host.rules, host.refuses, host.believed = None, None, now + _KEPT
        try:
            found = self._fetch(urljoin(host_of(url), "/robots.txt"), headers={}, public=public)
            host.rules = Protego.parse(found.raw.decode("utf-8", "replace"))
        except AnswerError as error:
            if error.status >= 500 or error.status == 429:
                host.refuses = f"{host_of(url)}/robots.txt cannot be had: status {error.status}"
                host.believed = now + _AGAIN
        except IngestError as error:
            host.refuses = f"{host_of(url)}/robots.txt cannot be had: {error}"
            host.believed = now + _AGAIN
        self.asked(url)
