import json

import pytest

from according.ingest.errors import IngestError
from according.ingest.given import Given
from according.ingest.page import read_page
from according.model import Document

BODY = [
    "A bomb tore through a crowded market in the capital on Thursday, killing at least nine people "
    "and wounding dozens more, the interior ministry said.",
    "Witnesses told the Courier that the blast shook houses three streets away and that smoke hung "
    "over the stalls for more than an hour.",
    "“We have opened an inquiry and will leave no stone unturned,” ministry spokeswoman Nadia "
    "Perrin said, adding that no group had claimed responsibility.",
    "Doctors at Saint Ilya Hospital said that they had treated forty people, six of them children, "
    "and that the toll could rise during the night.",
]


def page(body: str, head: str = "", *, lang: str = "en") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<article>{body}</article><footer><p>© 2023 Ardesh Courier. All rights reserved.</p>"
        "</footer></body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def read(body: str, head: str = "", **options) -> Document:
    return read_page(page(body, head), **options)


def texts_of(document: Document) -> list[str]:
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def test_the_text_is_the_paragraphs_and_spans_cut_it_up():
    document = read("<h1>Bomb kills nine at market</h1>" + paragraphs(*BODY))
    assert texts_of(document) == BODY
    assert document.text == "\n\n".join(BODY)
    assert document.title == "Bomb kills nine at market"
    assert document.language == "en"
    assert document.raw_sha256 is not None


def test_furniture_is_left_out():
    prompts = [
        "Please let us know if you're having issues with commenting.",
        "Share this story",
        "Photo: Reuters/Lena Grell",
        "Sign up for our newsletter",
    ]
    mixed = [BODY[0], prompts[0], BODY[1], prompts[1], BODY[2], prompts[2], BODY[3], prompts[3]]
    assert texts_of(read(paragraphs(*mixed))) == BODY


def test_inline_elements_neither_glue_nor_split_words():
    marked = (
        'The <a href="/x">interior</a> <b>min</b>istry said the&nbsp;<i>bomb</i>\r\n had been hid'
        "\u00adden under a stall, and that \u200bfour <span>men</span>, all "
        "from the north, were held."
    )
    plain = (
        "The interior ministry said the bomb had been hidden under a stall, and that four men, all "
        "from the north, were held."
    )
    assert plain in texts_of(read(paragraphs(BODY[0], marked, *BODY[1:])))


def test_kicker_site_name_and_headline_come_apart():
    head = (
        "<title>EXCLUSIVE – Bureau watched reporters | The Lantern</title>"
        '<meta property="og:site_name" content="The Lantern">'
    )
    document = read(paragraphs(*BODY), head)
    assert (document.kicker, document.title) == ("EXCLUSIVE", "Bureau watched reporters")
    assert document.publisher == "The Lantern"


def test_a_headline_with_a_bar_of_its_own_is_kept_whole():
    head = "<title>Markets | What the dockers of Port Casimir now want from their mayor</title>"
    assert read(paragraphs(*BODY), head).title == (
        "Markets | What the dockers of Port Casimir now want from their mayor"
    )


def test_linked_data_gives_date_byline_and_publisher():
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Courier"},
            {
                "@type": "NewsArticle",
                "headline": "Bomb kills nine at market",
                "datePublished": "2023-03-02T11:40:00+0200",
                "dateModified": "2023-03-05T08:00:00+0200",
                "author": [{"name": "By Joss Hallam"}, {"name": "Mira Stone"}],
                "publisher": {"name": "Ardesh Courier"},
            },
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    document = read(paragraphs(*BODY), script)
    assert document.published == "2023-03-02T11:40:00+02:00"
    assert document.published_from == "json-ld datePublished"
    assert document.byline == "Joss Hallam, Mira Stone"
    assert document.publisher == "Ardesh Courier"


@pytest.mark.parametrize(
    ("head", "body", "published", "found"),
    [
        (
            '<meta property="article:published_time" content="2023-03-02T11:40:00Z">',
            "",
            "2023-03-02T11:40:00Z",
            "meta article:published_time",
        ),
        ("", '<time datetime="2023-03-02">Thursday</time>', "2023-03-02", "time element"),
        (
            '<link rel="canonical" href="https://courier.example/2023/03/02/bomb-market">',
            "",
            "2023-03-02",
            "url",
        ),
        ("", '<h1>Bomb</h1><p class="date">March 2, 2023</p>', "2023-03-02", "date line"),
        ('<meta name="pubdate" content="March 2, 2023">', "", "2023-03-02", "meta pubdate"),
    ],
)
def test_a_date_says_where_it_was_found(head, body, published, found):
    document = read(body + paragraphs(*BODY), head)
    assert (document.published, document.published_from) == (published, found)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="copyright" content="2023">',
        '<meta property="article:modified_time" content="2023-03-05T08:00:00Z">',
        '<meta name="pubdate" content="1970-01-01">',
        '<meta name="pubdate" content="03/04/2023">',
    ],
)
def test_no_date_is_guessed(head):
    document = read(paragraphs(*BODY), head)
    assert (document.published, document.published_from) == (None, None)


def test_what_is_given_wins():
    given = Given(
        id="a1",
        title="UPDATE 1-Toll rises",
        published="2023-03-03",
        publisher="Meridian Wire",
        url="https://meridian.example/1",
    )
    head = '<meta property="article:published_time" content="2023-03-02T11:40:00Z">'
    document = read(paragraphs(*BODY), head, given=given, origin="a.html")
    assert (document.id, document.kicker, document.title) == ("a1", "UPDATE 1", "Toll rises")
    assert (document.published, document.published_from) == ("2023-03-03", "given")
    assert (document.publisher, document.url) == ("Meridian Wire", "https://meridian.example/1")
    assert document.origin == "a.html"


def test_a_dateline_opens_the_text():
    document = read(paragraphs("KELB, Velmora, March 3 (Meridian) - " + BODY[0], *BODY[1:]))
    assert document.dateline is not None
    assert document.dateline.span.start == 0


def test_an_article_in_several_boxes_is_read_whole():
    def box(*texts: str) -> str:
        return f'<div class="chunk"><div class="text">{paragraphs(*texts)}</div></div>'

    more = [text.replace("Thursday", "Friday").replace("the ", "that ") for text in BODY]
    document = read(box(*BODY) + '<div class="ad">Advertisement</div>' + box(*more))
    assert texts_of(document) == [*BODY, *more]


def test_a_box_that_opens_on_a_touch_is_not_text_but_its_word_is():
    named = (
        'Mayor <span class="hovercard-word"><a href="/p">Pavlo Brandt</a>'
        '<span class="hovercard-box"><img src="b.jpg"><a href="/p">Brandt Pavlo</a>'
        '<a href="/1">Mayor reopens harbour</a></span></span> said that the harbour '
        "would stay shut."
    )
    plain = "Mayor Pavlo Brandt said that the harbour would stay shut."
    assert plain in texts_of(read(paragraphs(BODY[0], named, *BODY[1:])))


def test_links_to_other_stories_at_the_end_are_left_out():
    links = "<h2>More stories</h2><ul>" + "".join(
        f'<li><a href="/{n}">Dockers vote on a new strike in harbour {n}</a></li>' for n in range(3)
    )
    assert texts_of(read(paragraphs(*BODY) + links + "</ul>")) == BODY


@pytest.mark.parametrize(
    "raw", [b"<html><body></body></html>", b"", b"<nav><a href='/'>x</a></nav>"]
)
def test_a_page_without_an_article_says_so(raw):
    with pytest.raises(IngestError, match="no article"):
        read_page(raw)


def test_a_name_in_front_of_the_headline_is_the_publisher():
    head = "<title>Port Casimir Gazette | Horses at the harbour: pickets cleared</title>"
    document = read("<h1>Horses at the harbour: pickets cleared</h1>" + paragraphs(*BODY), head)
    assert document.title == "Horses at the harbour: pickets cleared"
    assert document.publisher == "Port Casimir Gazette"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<title>Horses at the harbour today - Radio Free North</title>", "Radio Free North"),
        ("<title>Horses at the harbour today | Nation | The Post</title>", "The Post"),
        ("<title>Horses at the harbour today - what the dockers of Sund say now</title>", None),
        ('<meta property="og:site_name" content="The Post | Post.example">', "The Post"),
        ('<meta property="og:site_name" content="https://post.example">', None),
        (
            '<link rel="canonical" href="https://hillnews.example/a/1">'
            '<meta property="og:site_name" content="Expert advice for farmers">',
            None,
        ),
        (
            '<meta property="og:site_name" content="PCP"><script type="application/ld+json">'
            '{"@type": "NewsArticle", "publisher": {"name": "Pan Continental Press"}}</script>',
            "Pan Continental Press",
        ),
    ],
)
def test_the_publisher_is_named_by_the_page(head, publisher):
    body = "<h1>Horses at the harbour today</h1>" + paragraphs(*BODY)
    assert read(body, head).publisher == publisher


def test_a_logo_as_heading_is_no_headline():
    head = "<title>Nine dead in Ardesh - The Ardesh Evening Courier</title>"
    body = '<h1 class="logo">The Ardesh Evening Courier</h1><h2>Nine dead in Ardesh</h2>'
    assert read(body + paragraphs(*BODY), head).publisher is None


@pytest.mark.parametrize(
    ("shown", "byline"),
    [
        ('<p class="credits">By <b>Torben Alcott</b></p>', "Torben Alcott"),
        ("<p><i>By our own reporter and the wires</i></p>", "our own reporter and the wires"),
        ('<span class="by">Iva Korr and Sam Petrosk</span>', "Iva Korr and Sam Petrosk"),
        ('<div class="presenter">Reporting: Fenna Lukas</div>', "Fenna Lukas"),
        ('<div class="x">From PCP and our own reporter</div>', "From PCP and our own reporter"),
        ('<p class="byline">By Joss Hallam, 3 March 2023</p>', "Joss Hallam"),
        ('<p class="credits">Lena Grell</p>', None),
        ('<p class="author">More from this paper</p>', None),
        ('<meta name="author" content="admin">', None),
        ("<p>By Monday the dead had names</p>", None),
    ],
)
def test_a_byline_under_the_headline_is_found(shown, byline):
    document = read("<h1>Bomb kills nine at market</h1>" + shown + paragraphs(*BODY))
    assert document.byline == byline


@pytest.mark.parametrize(
    ("label", "kicker"),
    [
        ('<span class="badge badge-live">LIVE</span>', "LIVE"),
        ('<div class="overline">Exclusive</div>', "Exclusive"),
        ('<div class="overline">World</div>', None),
        ("<span>LIVE</span>", None),
    ],
)
def test_a_label_beside_the_headline_is_the_kicker(label, kicker):
    document = read(label + "<h1>Bomb kills nine at market</h1>" + paragraphs(*BODY))
    assert (document.kicker, document.title) == (kicker, "Bomb kills nine at market")


def test_credits_stay_with_their_role():
    credit = "Reporting by Joss Hallam; Editing by Wim Castor"
    document = read(paragraphs(*BODY, credit, "Our Standards: the trust rules"))
    assert texts_of(document) == [*BODY, credit]
    assert [part.role for part in document.paragraphs] == ["body"] * 4 + ["credit"]


def test_what_stands_around_the_story_of_an_old_page_is_left_out():
    cells = (
        "<table><tr><td colspan=2><h2>HALVAT HERALD</h2>The weekly of the hills, and of the "
        "valleys</td></tr><tr><td><a href='/'>Front page</a><br>Office: Bridge Street<br>Paper "
        "copy 4 dran.</td><td><h1>Bomb kills nine at market</h1><p>13 March 2023</p>"
        f"<p>By Ketta Amsel</p>{paragraphs(*BODY)}<p>Livestock prices, page 7</p></td>"
        "<td class='rail'><b>Ferries</b><br>The ferry runs to winter timetable.</td></tr></table>"
    )
    raw = f"<html><title>Halvat Herald: Bomb kills nine at market</title><body>{cells}".encode()
    document = read_page(raw)
    assert texts_of(document) == BODY
    assert (document.publisher, document.byline) == ("Halvat Herald", "Ketta Amsel")


@pytest.mark.parametrize(
    "box",
    [
        "<div class='membership'><h5>News costs money</h5><p>Become a member</p></div>",
        "<div class='rich-link'><h2>The long war</h2><a href='/l'>Read more</a></div>",
        "<h4>Also in today's Courier</h4><ul><li><a href='/1'>Budget passes</a></li>"
        "<li><a href='/2'>Bank holds rates</a></li></ul>",
    ],
)
def test_a_box_among_the_paragraphs_is_left_out(box):
    assert texts_of(read(paragraphs(*BODY[:2]) + box + paragraphs(*BODY[2:]))) == BODY
