"""Bytes to text: which character encoding a file or page is really in."""

import codecs
import re

from charset_normalizer import from_bytes

from according.ingest.errors import IngestError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite base"),
    (b"\x7fELF", "a program"),
    (b"wOF", "a font"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"bplist", "a property list or web archive of Apple's"),
)

_HEAD = 4096
"""Bytes in which a page or XML file has to name its encoding, and by which binary is told."""

_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?\s*([\w.:-]+)"""
    rb"""|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)

# What a label means in practice, as browsers read it (WHATWG Encoding, section 4.2).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

_SINGLE_BYTE = frozenset(
    [f"cp{number}" for number in (866, 874, *range(1250, 1259))]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + ["koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"]
)
_ESCAPED = frozenset(["iso2022_jp", "hz"])
_MULTI_BYTE = frozenset(["gb18030", "big5", "big5hkscs", "cp932", "euc_jp", "cp949"])

_GUESSABLE = ["cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"]
_GUESSABLE += ["cp1252", "koi8_r", "iso8859_2", "gb18030", "big5", "cp932", "euc_jp", "cp949"]

_GUESS_SAMPLE = 100_000
_WESTERN_SHARE = 0.12
"""Accented letters and curly quotes are rarer than this in Western European text (about 4 % in
French), while every letter of Cyrillic, Greek or Arabic text is a byte above 0x7f."""

_MARKUP = re.compile(rb"<(?:script|style)\b[^<>]*>[^<]*|<[^<>]*>", re.IGNORECASE)

_STRAY_SHARE = 0.1
"""A text is still UTF-8 if broken bytes are at most this share of its non-ASCII characters."""

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """Return the text of ``raw``, without byte order mark or NUL characters.

    In this order: the byte order mark; UTF-16 and UTF-32 by their NUL bytes; UTF-8 wherever the
    bytes are valid UTF-8, whatever is declared; the declared encoding (``declared``, from an HTTP
    header, then the page's meta tag or XML declaration), ``latin-1`` meaning windows-1252; a guess.

    Raises:
        IngestError: ``raw`` is not text.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _cleaned(raw[len(mark) :].decode(encoding, errors="replace"))
    refuse_binary(raw)
    if b"\x00" in raw[:_HEAD]:
        wide = _decode_wide(raw)
        if wide is not None:
            return _cleaned(wide)
    return _cleaned(_decode_bytes(raw, _declarations(raw, declared)))


def refuse_binary(raw: bytes) -> None:
    """Raise `IngestError` if the first bytes are the signature of a file that is not text."""
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise IngestError(
                f"this is {kind}, not text; save the report as a web page or plain text"
            )


def _decode_wide(raw: bytes) -> str | None:
    # Spaces, digits and line ends have a NUL half in every script, so NUL bytes stand on one side.
    head = raw[: _HEAD - _HEAD % 4]
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) / 4
    if zeros[2] + zeros[3] > 1.9 * quarter and zeros[0] < 0.1 * quarter:
        return _strict(raw, "utf-32-le")
    if zeros[0] + zeros[1] > 1.9 * quarter and zeros[3] < 0.1 * quarter:
        return _strict(raw, "utf-32-be")
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 20 * even and odd > 0.1 * quarter:
        return _strict(raw, "utf-16-le")
    if even > 20 * odd and even > 0.1 * quarter:
        return _strict(raw, "utf-16-be")
    return None


def _declarations(raw: bytes, declared: str | None) -> list[str]:
    found = _DECLARATION.search(raw[:_HEAD])
    labels = [declared] if declared else []
    if found is not None:
        labels.append((found[1] or found[2]).decode("ascii", errors="ignore"))
    return [name for label in labels if (name := _codec(label)) is not None]


def _codec(label: str) -> str | None:
    """Return the Python codec a label means, none for unknown ones and those that are no text."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _SINGLE_BYTE | _MULTI_BYTE | _ESCAPED else None


def _decode_bytes(raw: bytes, declared: list[str]) -> str:
    for name in declared:
        if name in _ESCAPED and (text := _strict(raw, name)) is not None:
            return text  # escaped encodings are ASCII bytes, and would pass for UTF-8
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken == 0 or broken <= _STRAY_SHARE * (len(text) - _ascii_count(raw)):
        return text
    foreign = _high_share(raw) > _WESTERN_SHARE
    for name in declared:
        # Servers name latin-1 by default, whatever they serve.
        if name == "cp1252" and not foreign:
            return _western(raw)
        if name != "cp1252" and (decoded := _strict(raw, name)) is not None:
            return decoded
    return _guess(raw) if foreign else _western(raw)


def _ascii_count(raw: bytes) -> int:
    return len(raw.decode("ascii", errors="ignore"))


def _high_share(raw: bytes) -> float:
    """Return which share of the words' bytes lies above 0x7f; markup is left out."""
    words = _words(raw)
    return 1 - _ascii_count(words) / len(words) if words else 0.0


def _words(raw: bytes) -> bytes:
    return _MARKUP.sub(b" ", raw[:_GUESS_SAMPLE])


def _guess(raw: bytes) -> str:
    best = from_bytes(_words(raw), cp_isolation=_GUESSABLE).best()
    if best is None:
        raise IngestError(
            "the text's encoding cannot be told; save the file as UTF-8, and see that it is text"
        )
    return raw.decode(best.encoding, errors="replace")


def _western(raw: bytes) -> str:
    """Decode windows-1252; its five unused bytes become U+FFFD."""
    text = raw.decode("cp1252", errors="surrogateescape")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _cleaned(text: str) -> str:
    head = text[:_HEAD]
    controls = len(_CONTROLS.findall(head)) + head.count("\x00")
    if controls > 1 and controls > _CONTROL_SHARE * len(head):
        raise IngestError("this is binary data, not text; save the report as a web page or text")
    return text.removeprefix("\ufeff").replace("\x00", "")
