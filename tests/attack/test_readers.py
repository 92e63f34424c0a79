"""Every reader of outside bytes: damaged inputs, and inputs made to take long or much."""

import gzip
import random
import resource
import sys
import time
from collections.abc import Iterator

import pytest
from fuzz.readers import READERS, words_of
from fuzz.seeds import SEEDS

from according.ingest.markup import parse

MEGABYTE = 1_000_000
SECONDS = 10.0
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b']><rss version="2.0"><channel><item><title>&a11;</title><description>&a11;</description>'
)
ATTRIBUTES = b" ".join(b"a%d=b" % n for n in range(200_000))
ENORMOUS: dict[str, tuple[str, bytes]] = {
    "attributes of one tag": ("html", b"<html><body><p %b>x</p>" % ATTRIBUTES),
    "attributes whose values end tags": ("html", b'<p a=">" %b>x' % ATTRIBUTES),
    "tags": ("html", b"<html><body>" + b"<p>" * (6 * MEGABYTE)),
    "tags in a row of JSON": ("json_lines", b'{"html":"' + b"<p>" * (6 * MEGABYTE) + b'"}'),
    "boxes": ("html", b"<div>" * 190_000 + b"said"),
    "dates": ("html", b"<body>" + b"<p>Published June 3, 2020 10:00 GMT</p>" * 20_000),
    "one long word": ("html", b"<p>" + b"a" * (19 * MEGABYTE)),
    "a long article": ("html", b"<p>" + b"He said so. " * (MEGABYTE)),
    "linked data": ("html", b"<script type='application/ld+json'>" + b"[" * MEGABYTE),
    "entities in entities": ("feed", LAUGHS),
    "items": ("feed", b"<rss version='2.0'><channel>" + b"<item>" * (3 * MEGABYTE)),
    "escaped tags": ("feed", b"<rss><channel><item><description>" + b"&lt;p&gt;" * MEGABYTE),
    "zeroes": ("gzip", gzip.compress(bytes(200 * MEGABYTE))),
    "a bomb in a bomb": ("gzip", gzip.compress(gzip.compress(bytes(100 * MEGABYTE)))),
    "a record that says it is long": (
        "warc",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK",
    ),
    "brackets": ("json", b"[" * (19 * MEGABYTE)),
    "brackets of links": ("markdown", b"[" * (2 * MEGABYTE - 1)),
    "pictures": ("markdown", b"![" * (MEGABYTE - 1)),
    "paragraphs": ("text", b"a\n\n" * (MEGABYTE // 2)),
    "parts": ("mhtml", b"MIME-Version: 1.0\n" + b"--x\nA: b\n\n" * MEGABYTE),
    "empty lines": ("json_lines", b"\n" * (19 * MEGABYTE)),
    "cells": ("actor_rows", b"name,kind\n" + b"," * (5 * MEGABYTE)),
    "quotation marks": ("actor_rows", b"name,kind\n" + b'"a""' * MEGABYTE),
    "nested entities": ("actor_entities", b'{"id":' * MEGABYTE),
    "columns": ("gazetteer", b"\t" * (19 * MEGABYTE)),
    "other names": (
        "gazetteer",
        b"1\tA\tA\t" + b"a," * MEGABYTE + b"\t1\t1\tP\tPPL\tGE\t\t\t\t\t\t1\t\t1\t\t\n",
    ),
    "nested decisions": ("decisions", b'{"value":' * MEGABYTE),
    "rules": ("robots", b"User-agent: *\n" + b"Disallow: /*a*b*c\n" * 10_000),
}
"""What there is too much of -> the reader it is put to, and the bytes."""
FOUND: dict[str, tuple[str, bytes]] = {
    "an address with a lone bracket": (
        "html",
        b'<link rel="canonical" href="http://[a"><article><p>He said that all was well.</p>',
    ),
    "an address of the page with a lone bracket": (
        "html",
        b'<meta property="og:url" content="http://[x/y"><article><p>He said all was well.</p>',
    ),
    "an encoding that is not ASCII": (
        "feed",
        b"<?xml version='1.0' encoding='ut\x8c'?><rss><channel><item><title>x</title></item>",
    ),
    "a reading without id": ("readings", b'{"id": "", "error": "e", "stage": "read"}'),
    "a failure that says nothing": ("readings", b'{"id": "x", "error": "", "stage": "read"}'),
    "decisions that are not UTF-8": ("decisions", b'{"id": "\x86"}'),
}
"""What was wrong once -> the reader, and the least that showed it."""


def damaged(seed: bytes, words: list[bytes], chance: random.Random) -> bytes:
    """Return an input with some bytes changed, left out, repeated, or words put in."""
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        to = min(len(raw), at + chance.choice([1, 2, 8, 64]))
        match chance.randrange(5):
            case 0:
                raw[at:to] = chance.randbytes(to - at)
            case 1:
                del raw[at:to]
            case 2:
                raw[at:at] = raw[at:to] * chance.choice([1, 2, 30])
            case 3:
                raw[at:at] = chance.choice(words) * chance.choice([1, 1, 20])
            case _:
                del raw[at:]
    return bytes(raw)


@pytest.mark.parametrize("reader", READERS)
def test_damaged_inputs_are_read_or_refused(reader: str) -> None:
    seeds, words = list(SEEDS[reader]()), list(words_of(reader))
    chance = random.Random(reader)
    began = time.monotonic()
    for tried in range(150):
        READERS[reader](damaged(chance.choice(seeds), words, chance))
        if tried >= 40 and time.monotonic() - began > 3:
            break


@pytest.mark.parametrize("reader", READERS)
def test_seeds_are_sound(reader: str) -> None:
    for seed in SEEDS[reader]():
        READERS[reader](seed)


def _repeated(reader: str) -> Iterator[bytes]:
    for seed in list(SEEDS[reader]())[:1]:
        for word in words_of(reader):
            yield seed[: len(seed) // 2] + word * (200_000 // len(word))


@pytest.mark.parametrize("reader", READERS)
def test_no_word_takes_long_when_it_is_repeated(reader: str) -> None:
    for raw in _repeated(reader):
        began = time.process_time()
        READERS[reader](raw)
        spent = time.process_time() - began
        # 100 times as much is the most that is taken in, of most kinds a tenth of that.
        assert spent < SECONDS / 2, (spent, raw[-40:])


@pytest.mark.parametrize("what", ENORMOUS)
def test_enormous_inputs_neither_hang_nor_fill_the_memory(what: str) -> None:
    reader, raw = ENORMOUS[what]
    began = time.process_time()
    READERS[reader](raw)
    assert time.process_time() - began < SECONDS
    if sys.platform == "linux":
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert peak < 4_000_000, f"{peak} kB"  # of the whole process, with all tests before this


@pytest.mark.parametrize("what", FOUND)
def test_what_was_found_stays_mended(what: str) -> None:
    reader, raw = FOUND[what]
    READERS[reader](raw)


def test_a_tag_keeps_its_first_hundred_attributes() -> None:
    tree = parse("<p " + " ".join(f"a{n}='>{n}'" for n in range(300)) + ">said</p>")
    assert tree is not None
    (paragraph,) = tree.iter("p")
    assert dict(paragraph.attrib) == {f"a{n}": f">{n}" for n in range(100)}
    assert paragraph.text == "said"
