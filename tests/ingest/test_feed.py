"""RSS and Atom: one document an item, nothing fetched, nothing executed."""

import urllib.request
from typing import Any

import pytest
from hypothesis import given as property_of
from hypothesis import settings
from hypothesis import strategies as st

from according.ingest.feed import read_feed
from according.ingest.given import Given
from according.model import Document, Failure

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lantern</title><link>https://lantern.example/</link>
<item><title>EXCLUSIVE &#8211; Bureau watched reporters</title>
  <link>https://lantern.example/1</link><dc:creator>Ines Quill</dc:creator>
  <pubDate>Thu, 06 Apr 2023 09:15:00 +0200</pubDate><description>A teaser.</description>
  <content:encoded><![CDATA[<p>ARDESH &#8212; The <b>Bureau</b> watched
  reporters, a document says.</p><p>The minister &#8220;denied&#8221; it.<br/>Then he
  left.</p><script>alert(1)</script><figure><img src="x.png"/><figcaption>Photo</figcaption>
  </figure><p>Share this story</p>]]></content:encoded></item>
<item><title>A teaser only</title><link>https://lantern.example/2</link>
  <pubDate>some day</pubDate><description>Only &lt;i&gt;this&lt;/i&gt;.</description></item>
<item><title>No text</title><link>https://lantern.example/3</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ardesh Courier</title>
<entry><title type="html">Strike at &lt;em&gt;Port&lt;/em&gt; Casimir</title>
  <link rel="alternate" href="https://courier.example/1"/><author><name>Joss Hallam</name></author>
  <updated>2023-03-15T18:00:00Z</updated><summary>Short.</summary>
  <content type="html">&lt;div&gt;Dockers walked out.&lt;ul&gt;&lt;li&gt;Police
  came.&lt;/li&gt;&lt;/ul&gt;They left.&lt;/div&gt;</content></entry></feed>"""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><rss version='2.0'><channel><title>t</title><item><title>x</title>"
    "<description>&a11; words</description></item></channel></rss>"
)


def read(feed: str, given: Given | None = None) -> list[Document | Failure]:
    return list(read_feed(feed.encode(), name="f.rss", given=given or Given()))


def test_an_item_is_a_document() -> None:
    document = read(RSS)[0]
    assert isinstance(document, Document)
    assert document.text.split("\n\n") == [
        "ARDESH — The Bureau watched reporters, a document says.",
        "The minister “denied” it.",
        "Then he left.",
    ]
    assert (document.kicker, document.title) == ("EXCLUSIVE", "Bureau watched reporters")
    assert (document.byline, document.publisher) == ("Ines Quill", "The Lantern")
    assert (document.published, document.published_from) == (
        "2023-04-06T09:15:00+02:00",
        "feed pubDate",
    )
    assert document.url == "https://lantern.example/1"
    assert document.origin == "f.rss#1"
    assert document.dateline is not None
    assert document.dateline.place == "ARDESH"
    assert all(paragraph.span.fits(document.text) for paragraph in document.paragraphs)


def test_a_teaser_is_a_document_and_a_date_is_not_guessed() -> None:
    document = read(RSS)[1]
    assert isinstance(document, Document)
    assert document.text == "Only this."
    assert (document.published, document.published_from) == (None, None)


def test_an_item_without_text_is_a_failure() -> None:
    failed = read(RSS)[2]
    assert isinstance(failed, Failure)
    assert (failed.id, failed.url) == ("https://lantern.example/3", "https://lantern.example/3")


def test_atom() -> None:
    (document,) = read(ATOM)
    assert isinstance(document, Document)
    assert document.text == "Dockers walked out.\n\nPolice came.\n\nThey left."
    assert document.title == "Strike at Port Casimir"
    assert (document.published, document.published_from) == (
        "2023-03-15T18:00:00Z",
        "feed updated",
    )
    assert (document.byline, document.publisher) == ("Joss Hallam", "Ardesh Courier")


def test_what_the_user_says_wins() -> None:
    document = read(RSS, Given(publisher="Monitor", published="2023-04-07"))[0]
    assert isinstance(document, Document)
    assert (document.publisher, document.published) == ("Monitor", "2023-04-07")
    assert document.published_from == "given"


def test_entities_do_not_grow_and_files_are_not_read() -> None:
    (document,) = read(BOMB)
    assert isinstance(document, Document)
    assert len(document.text) < 1000
    thief = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<rss version='2.0'><channel><item><description>&x; words</description></item>"
        "</channel></rss>"
    )
    (document,) = read(thief)
    assert isinstance(document, Document)
    assert document.text == "words"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    for raw in (b"https://lantern.example/feed.rss", b"/etc/hostname"):
        (failed,) = read_feed(raw, name="f.rss")
        assert isinstance(failed, Failure)


def test_no_feed_is_a_failure() -> None:
    (failed,) = read("<rss version='2.0'><channel><title>t</title></channel></rss>")
    assert isinstance(failed, Failure)
    assert failed.id == "f.rss"


@settings(max_examples=60)
@property_of(st.binary(max_size=60), st.integers(0, len(RSS)), st.integers(0, 200))
def test_a_damaged_feed_gives_no_exception(junk: bytes, start: int, length: int) -> None:
    raw = RSS.encode()
    for item in read_feed(raw[:start] + junk + raw[start + length :], name="f.rss"):
        if isinstance(item, Document):
            assert all(paragraph.span.fits(item.text) for paragraph in item.paragraphs)
