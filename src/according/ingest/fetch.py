"""Fetching an address; the only place that uses the network."""

import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, BinaryIO, cast
from urllib.parse import quote, urlsplit, urlunsplit

import msgspec

from according.ingest.deadline import Deadline, GuardedHTTPConnection, GuardedHTTPSConnection
from according.ingest.errors import AnswerError, IngestError
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.streams import inflated, read_bounded

_HEADERS = {
    # Some papers answer unknown programs with an error page.
    "User-Agent": "Mozilla/5.0 (compatible; according; reads one page for one person)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_NONE: Mapping[str, str] = {}
_SCHEMES = frozenset(["http", "https"])
_GZIP_OR_ZLIB = 47
"""zlib's window bits that take the head of either."""

_BY_HAND = "save the page from a browser and give the file"


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address answered."""

    raw: bytes
    url: str
    """The address after redirects."""
    content_type: str | None
    """Lower case, without parameters; none where the server does not say."""
    charset: str | None
    etag: str | None = None
    """What the server calls this answer, to ask later for what is newer."""
    modified: str | None = None
    """When it was last changed, in the server's words."""


def is_address(value: str) -> bool:
    """Tell whether an input is a web address rather than a file."""
    return value.lower().startswith(("http://", "https://"))


def fetch(
    url: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    headers: Mapping[str, str] = _NONE,
    public: bool = False,
) -> Fetched:
    """Fetch one address.

    Bounded in bytes, in decompression, in redirects, and in time over the whole transfer; the
    look-up of the host's name is bounded by the system alone. Proxies named in the environment
    are used.

    Args:
        url: the address.
        limits: the bounds.
        headers: of the request, beside and before our own.
        public: refuse hosts inside the user's own network: a stranger gave the address. The host
            that is connected to counts, whatever its name; where there is a proxy, the proxy.

    Raises:
        AnswerError: The server answers with another status than success.
        IngestError: The address cannot be fetched within the limits; the message says why.
    """
    with _explained(url, limits), Deadline(limits.fetch_seconds) as deadline:
        opener = urllib.request.build_opener(
            _Redirects(limits.max_redirects), _Http(deadline, public), _Https(deadline, public)
        )
        request = urllib.request.Request(_in_ascii(url), headers={**_HEADERS, **headers})
        try:
            with opener.open(request, timeout=limits.fetch_seconds) as response:
                fetched = _read(response, limits)
        except (OSError, HTTPException, IngestError):
            # What a cut connection raises depends on where it was cut; the time is the reason.
            deadline.check()
            raise
        deadline.check()
        return fetched


def _read(response: HTTPResponse, limits: Limits) -> Fetched:
    headers = response.headers
    coding = (headers.get("Content-Encoding") or "identity").strip().lower()
    stream = cast("BinaryIO", response)
    if coding in ("gzip", "x-gzip", "deflate"):
        stream = inflated(stream, limits, name="the answer", window=_GZIP_OR_ZLIB)
    elif coding != "identity":
        raise IngestError(f"the server answers in the unknown coding {coding!r}; {_BY_HAND}")
    raw = read_bounded(stream, limits, name="the answer")
    if response.length:
        raise IngestError(f"the answer broke off {response.length:,} bytes early; try again")
    return Fetched(
        raw=raw,
        url=response.geturl(),
        content_type=headers.get_content_type() if "Content-Type" in headers else None,
        charset=headers.get_content_charset(),
        etag=headers.get("ETag"),
        modified=headers.get("Last-Modified"),
    )


def _in_ascii(url: str) -> str:
    """Return an address as it goes over the wire: host in IDNA, the rest percent-encoded."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        raise IngestError(f"{url} is not an http or https address")
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    safe = "%/:=&?~+!$,;'@()*[]"
    return urlunsplit(
        (parts.scheme, netloc, quote(parts.path, safe=safe), quote(parts.query, safe=safe), "")
    )


@contextmanager
def _explained(url: str, limits: Limits) -> Iterator[None]:
    """Turn what the network raises into errors for a person."""
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise AnswerError(
            f"{url} answers {error.code} {error.reason}; {_BY_HAND}",
            status=error.code,
            retry_after=error.headers.get("Retry-After"),
        ) from error
    except TimeoutError as error:
        raise IngestError(
            f"{url} did not answer in full within {limits.fetch_seconds:g} seconds; {_BY_HAND}"
        ) from error
    except urllib.error.URLError as error:
        raise IngestError(
            f"{url} cannot be reached ({error.reason}); check the address and the connection"
        ) from error
    except (OSError, HTTPException, ValueError) as error:
        raise IngestError(f"{url} cannot be fetched ({error}); {_BY_HAND}") from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirects, a few, and to web addresses only: never to a file or an FTP server."""

    def __init__(self, most: int) -> None:
        self._left = most

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self._left -= 1
        if self._left < 0:
            raise IngestError(f"{req.full_url} redirects once too often; {_BY_HAND}")
        if urlsplit(newurl).scheme.lower() not in _SCHEMES:
            raise IngestError(f"{req.full_url} redirects to {newurl}, which is no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Http(urllib.request.HTTPHandler):
    def __init__(self, deadline: Deadline, public: bool) -> None:  # noqa: FBT001
        super().__init__()
        self._connection = partial(GuardedHTTPConnection, deadline=deadline, public=public)

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, deadline: Deadline, public: bool) -> None:  # noqa: FBT001
        super().__init__()
        self._connection = partial(GuardedHTTPSConnection, deadline=deadline, public=public)

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(self._connection, req)
