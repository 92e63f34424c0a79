"""Byte streams: put a read head back, decompress within bounds, read a document within bounds."""

import io
import zlib
from typing import BinaryIO, cast

from according.ingest.errors import IngestError
from according.ingest.limits import Limits

HEAD = 4096
"""Bytes by which the kind of an input is told."""

GZIP_MAGIC = b"\x1f\x8b\x08"

_CHUNK = 65_536
_RATIO_FREE = 1_000_000
"""Decompressed bytes from which on the ratio counts; a short file of blanks is no bomb."""


def with_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return a stream's first bytes, and a stream that still begins with them."""
    head = stream.read(HEAD)
    return head, _buffered(_Rewound(head, stream))


def inflated(stream: BinaryIO, limits: Limits, *, name: str, window: int = 31) -> BinaryIO:
    """Return the decompressed bytes of a gzip (or, by ``window``, zlib) stream, lazily.

    Raises:
        IngestError: On reading, if the stream is broken, cut short, or grows beyond
            ``limits.max_ratio``.
    """
    return _buffered(_Inflated(stream, limits.max_ratio, name, window))


def read_bounded(stream: BinaryIO, limits: Limits, *, name: str) -> bytes:
    """Read one document's bytes.

    Raises:
        IngestError: There are more than ``limits.max_bytes``.
    """
    raw = stream.read(limits.max_bytes + 1)
    if len(raw) > limits.max_bytes:
        raise IngestError(
            f"{name} is larger than {limits.max_bytes:,} bytes, too large for one report; "
            "split it, or give many reports as JSON Lines"
        )
    return raw


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(raw, _CHUNK))


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were read and put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Inflated(io.RawIOBase):
    """A decompressed stream; gzip members that follow one another are one stream."""

    def __init__(self, stream: BinaryIO, max_ratio: int, name: str, window: int) -> None:
        self._stream = stream
        self._max_ratio = max_ratio
        self._name = name
        self._window = window
        self._member = zlib.decompressobj(window)
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = b""
        while not chunk:
            packed = self._member.unconsumed_tail or self._next_packed()
            if not packed:
                return 0
            try:
                chunk = self._member.decompress(packed, len(buffer))
            except zlib.error as error:
                raise IngestError(
                    f"{self._name} is not a sound gzip archive ({error}); download it again"
                ) from error
        self._given += len(chunk)
        if self._given > max(_RATIO_FREE, self._max_ratio * self._taken):
            raise IngestError(
                f"{self._name} grows more than {self._max_ratio}-fold when decompressed; "
                "if you trust it, decompress it first"
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _next_packed(self) -> bytes:
        """Return packed bytes to go on with, none at the end; begin a member where one ended."""
        packed = self._member.unused_data if self._member.eof else b""
        if not packed:
            packed = self._stream.read(_CHUNK)
            self._taken += len(packed)
        if self._member.eof:
            # Bytes after the last member are padding, as tape and some servers leave it.
            if not packed.startswith(GZIP_MAGIC[:1]):
                return b""
            self._member = zlib.decompressobj(self._window)
        elif not packed and self._taken:
            raise IngestError(f"{self._name} is cut short; download it again")
        return packed
