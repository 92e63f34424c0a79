"""What kind of input a file is: by its name, else by its first bytes."""

import re
from pathlib import PurePath
from typing import Literal

from according.ingest.decode import refuse_binary
from according.ingest.errors import IngestError
from according.ingest.fetch import Fetched

Kind = Literal["html", "text", "markdown", "json_lines", "json", "feed", "warc", "mhtml", "parquet"]

_BY_SUFFIX: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".parquet": "parquet",
}

_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,5}")
"""Looks like the ending of a kind of file, unlike that of ``report.2023`` or ``Mr. Vekh said``."""

_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|(?:\w+:)?feed)\b")
_OBJECT = re.compile(r"\s*\{\s*[\"}]")
_OBJECT_A_LINE = re.compile(r"[^\n]+(?:\n\s*(?:\{|$)|$)")
"""The first line goes on beyond what is shown, is the last, or a line with an object follows."""

_LIST = re.compile(r"\s*\[\s*\{")
_MAIL_HEAD = re.compile(r"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?MIME-Version:", re.I)


def kind_of_file(name: str, head: bytes) -> Kind:
    """Tell an input's kind by its name's ending, else by its first bytes.

    Raises:
        IngestError: The ending is of no kind that is known, and neither is the content.
    """
    by_name = kind_by_name(name)
    if by_name is not None:
        return by_name
    kind = kind_by_content(head)
    suffix = suffix_of(name)
    if kind == "text" and _ENDING.fullmatch(suffix):
        refuse_binary(head)
        raise IngestError(
            f"what kind of file this is cannot be told from its ending {suffix} or its content; "
            "if it is plain text, name it .txt"
        )
    return kind


def kind_of_answer(answer: Fetched, head: bytes) -> Kind:
    """Tell the kind of what an address answered, by what the server says and the first bytes.

    Raises:
        IngestError: It is neither page, text, feed nor archive.
    """
    kind = kind_by_content(head)
    said = answer.content_type or ""
    if said in ("text/html", "application/xhtml+xml"):
        return kind if kind == "feed" else "html"
    if kind == "text" and said not in (
        "",
        "text/plain",
        "text/markdown",
        "application/octet-stream",
    ):
        raise IngestError(
            f"the address answers with {said}, not with a page, text or feed; "
            "give the address of a report"
        )
    return "text" if said == "text/plain" and kind == "html" else kind


def suffix_of(name: str) -> str:
    """Return a file name's ending in lower case, the one before ``.gz`` if that stands last."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def kind_by_name(name: str) -> Kind | None:
    """Return the kind that a file's ending says; none for ``.json``, ``.xml`` and unknown ones."""
    return _BY_SUFFIX.get(suffix_of(name))


def kind_by_content(head: bytes) -> Kind:
    """Return the kind that an input's first bytes show; text where they show nothing else."""
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    # Enough for the ASCII marks of every kind, in UTF-8, UTF-16 and the old encodings alike.
    shown = head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if _OBJECT.match(shown):
        return "json_lines" if _OBJECT_A_LINE.match(shown) else "json"
    if _LIST.match(shown):
        return "json"
    if shown.startswith("<") and _FEED.search(shown):
        return "feed"
    if shown.startswith("<") and _MARKUP.search(shown):
        return "html"
    return "mhtml" if _MAIL_HEAD.match(shown) else "text"
