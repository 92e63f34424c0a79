"""Bytes of every encoding come out as the same words."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.ingest.decode import decode
from according.ingest.errors import IngestError

WESTERN = "“It’s a café,” said Nadia Perrin – and left the Rope Market in Ardesh on Monday. "
CYRILLIC = "Министерство сообщило в понедельник, что девять человек погибли на рынке. " * 3
ARABIC = "قالت الوزارة يوم الاثنين إن تسعة أشخاص قتلوا في انفجار السوق. " * 3

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]


@pytest.mark.parametrize("declared", [None, "utf-8", "latin-1", "windows-1251", "rot13", "x?"])
@pytest.mark.parametrize("encoding", UNICODE)
def test_unicode_wins_over_whatever_is_declared(encoding: str, declared: str | None) -> None:
    assert decode(WESTERN.encode(encoding), declared=declared) == WESTERN


@pytest.mark.parametrize("text", [CYRILLIC, ARABIC])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_in_other_scripts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "us-ascii", "utf8mb4"])
def test_windows_1252_however_declared(declared: str | None) -> None:
    assert decode(WESTERN.encode("cp1252"), declared=declared) == WESTERN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CYRILLIC, "cp1251"), (CYRILLIC, "koi8-r"), (ARABIC, "cp1256")],
)
def test_undeclared_alphabets_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_page_names_its_own_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><p>{CYRILLIC}'
    assert decode(page.encode("cp1251")) == page
    xml = f"<?xml version='1.0' encoding='koi8-r'?><rss>{CYRILLIC}</rss>"
    assert decode(xml.encode("koi8-r")) == xml


def test_the_transfer_header_goes_before_the_page() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>{CYRILLIC}'
    assert decode(page.encode("cp1251"), declared="windows-1251") == page


def test_latin_1_by_default_of_the_server_is_not_believed() -> None:
    page = f'<html><script>{"var x = 1;" * 500}</script><p class="text">{CYRILLIC}</p>'
    assert decode(page.encode("cp1251"), declared="iso-8859-1") == page
    named = f'<meta charset="koi8-r"><p>{CYRILLIC}'
    assert decode(named.encode("koi8-r"), declared="iso-8859-1") == named


def test_an_escaped_encoding_is_not_taken_for_ascii() -> None:
    text = "市場で爆発があり、九人が死亡した。"
    assert decode(text.encode("iso2022_jp"), declared="iso-2022-jp") == text


def test_one_broken_byte_does_not_spoil_utf_8() -> None:
    raw = (WESTERN * 20).encode() + b"\xe2\x80"
    assert decode(raw) == WESTERN * 20 + "\ufffd"


def test_nul_characters_and_the_mark_are_dropped() -> None:
    assert decode(codecs.BOM_UTF8 + b"one\x00 two, and a good deal more") == (
        "one two, and a good deal more"
    )


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"%PDF-1.7 ...", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"PK\x03\x04...", "ZIP")],
)
def test_known_binary_is_named(raw: bytes, kind: str) -> None:
    with pytest.raises(IngestError, match=kind):
        decode(raw)


def test_unknown_binary_is_refused() -> None:
    with pytest.raises(IngestError, match="binary"):
        decode(bytes(range(32)) * 100)


@given(st.binary(max_size=400), st.none() | st.text(max_size=20))
def test_any_bytes_are_text_or_refused(raw: bytes, declared: str | None) -> None:
    try:
        text = decode(raw, declared=declared)
    except IngestError:
        return
    text.encode("utf-8")
    assert "\x00" not in text
