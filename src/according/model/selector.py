"""Selectors: how to find a stretch of text again in another copy of it."""

import msgspec


class TextQuoteSelector(msgspec.Struct, frozen=True, kw_only=True):
    """The words themselves and what stands around them.

    W3C Web Annotation Data Model, section 4.2.4.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
