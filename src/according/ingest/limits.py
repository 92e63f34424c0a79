"""How much of an input is taken in before it is refused."""

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds that keep one hostile or broken input from filling memory or hanging a run."""

    max_bytes: int = 20_000_000
    """Bytes of one document as stored: a page, a text, a line of JSON Lines, a feed."""
    max_ratio: int = 100
    """Bytes after decompression to one before; news text reaches about 10, a bomb 1000."""
    max_text_characters: int = 2_000_000
    """Code points of one document's text, about four novels."""
    fetch_seconds: float = 20.0
    """For a whole transfer, redirects included."""
    max_redirects: int = 5


DEFAULT_LIMITS = Limits()
