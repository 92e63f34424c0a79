"""The corpus: reports as their readers met them, as saved pages, feeds and text files."""

import html
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from string import Template
from typing import Literal

import msgspec

from _sources import Report

LONG_WORD = re.compile(r"\b([A-Za-z]{5})([a-z]{5,})\b")
BEFORE_NBSP = re.compile(r"(\b\d+|\bGen\.|\bCol\.|\bMaj\.|\bMr|\bMs) (?=\w)")
ATOM_ENTRY = """  <entry>
    <id>$url</id>
    <title>$title</title>
    <link rel="alternate" href="$url"/>
    <published>$published</published>
    <updated>$published</updated>$author
    <summary>$description</summary>
    <content type="html">$content</content>
  </entry>
"""
RSS_ITEM = """    <item>
      <title>$title</title>
      <link>$url</link>
      <guid isPermaLink="true">$url</guid>
      <pubDate>$pubdate</pubDate>$author
      <description>$description</description>
      <content:encoded><![CDATA[$cdata]]></content:encoded>
    </item>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://$domain/</id>
  <title>$name</title>
  <link href="https://$domain/"/>
  <link rel="self" href="https://$domain/feed.atom"/>
  <updated>$updated</updated>
$items</feed>
"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>$name</title>
    <link>https://$domain/</link>
    <description>$section from $name</description>
    <language>en</language>
    <lastBuildDate>$pubdate</lastBuildDate>
$items  </channel>
</rss>
"""


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an outlet names and sets its reports; the markup fields are templates."""

    name: str
    domain: str
    section: str
    headline: str = "$kicker: $title"
    """A headline with its kicker; without one the title stands alone."""
    label: str = ""
    """The kicker where the page sets it apart from the headline."""
    byline: str = '<p class="byline">By $byline</p>'
    dateline: str = "$text"
    paragraph: str = "<p>$text</p>"
    note: str = '<p class="note">$text</p>'
    date: str = "%d %B %Y"
    feed: Literal["rss", "atom"] = "rss"
    encoding: str = "utf-8"
    soft: bool = False
    """Whether the page has soft hyphens and no-break spaces."""


def read_outlets(path: Path) -> dict[str, Outlet]:
    """Read ``outlets.toml``."""
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, Outlet])


def address(report: Report, outlet: Outlet) -> str:
    """Return a report's address."""
    slug = re.sub(r"[^a-z0-9]+", "-", report.title.lower()).strip("-")
    day = report.published[:10].replace("-", "/")
    return f"https://{outlet.domain}/{day}/{slug}-{report.id.replace('-', '')}"


def place_of(report: Report) -> str:
    """Return where in ``corpus/`` a report stands."""
    places = {
        "html": f"pages/{report.id}.html",
        "text": f"texts/{report.id}.txt",
        "rss": f"feeds/{report.outlet}.xml",
    }
    return places[report.format]


def files_of(
    reports: Iterable[Report], outlets: dict[str, Outlet], templates: Path
) -> dict[str, bytes]:
    """Return every file of the corpus by its place."""
    files: dict[str, bytes] = {}
    fed: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        outlet = outlets[report.outlet]
        if report.format == "html":
            template = (templates / f"{report.outlet}.html").read_text("utf-8")
            files[place_of(report)] = _page(report, outlet, template)
        elif report.format == "text":
            files[place_of(report)] = _text(report, outlet).encode()
        else:
            fed[report.outlet].append(report)
    for name, items in fed.items():
        items.sort(key=lambda report: report.published, reverse=True)
        files[place_of(items[0])] = _feed(items, outlets[name]).encode()
    return files


def _fill(template: str, **values: str) -> str:
    """Fill a template; an unknown name in it is an error."""
    return Template(template).substitute(values)


def _headline(report: Report, outlet: Outlet) -> str:
    """Return the headline with its kicker, as the outlet joins them."""
    if not report.kicker:
        return report.title
    return _fill(outlet.headline, kicker=report.kicker.rstrip(": "), title=report.title)


def _paragraphs(report: Report, outlet: Outlet, *, soft: bool) -> list[str]:
    """Return the paragraphs in the outlet's markup."""
    marked = []
    for number, words in enumerate(report.paragraphs):
        head = ""
        if number == 0 and report.dateline:
            head = _fill(outlet.dateline, text=html.escape(report.dateline, quote=False)) + " "
            words = words[len(report.dateline) + 1 :]
        words = html.escape(words, quote=False)
        marked.append(_fill(outlet.paragraph, text=head + (_soften(words) if soft else words)))
    return marked


def _soften(words: str) -> str:
    """Put soft hyphens into long words and no-break spaces after numbers and titles."""
    return BEFORE_NBSP.sub(r"\1&nbsp;", LONG_WORD.sub(r"\1&shy;\2", words))


def _notes(report: Report, outlet: Outlet) -> str:
    """Return the furniture in the outlet's markup."""
    notes = [_fill(outlet.note, text=html.escape(note, quote=False)) for note in report.furniture]
    return "\n".join(notes)


def _description(report: Report) -> str:
    """Return the start of the report, as pages and feeds give it away."""
    words = report.text.strip().split("\n\n")[0]
    return words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + "..."


def _page(report: Report, outlet: Outlet, template: str) -> bytes:
    """Return a report as a saved page, in the outlet's encoding."""
    when = datetime.fromisoformat(report.published)
    body = _paragraphs(report, outlet, soft=outlet.soft)
    kicker, byline = report.kicker or "", report.byline or ""
    escaped = {
        "headline": _headline(report, outlet),
        "title": report.title,
        "description": _description(report),
        "publisher": outlet.name,
        "section": outlet.section,
        "author": byline or outlet.name,
        "url": address(report, outlet),
        "home": f"https://{outlet.domain}",
        "published": report.published,
        "day": when.strftime(outlet.date).lstrip("0"),
        "clock": f"{when:%H:%M}",
        "year": str(when.year),
    }
    marked = {
        "label": _fill(outlet.label, kicker=html.escape(kicker)) if kicker else "",
        "byline": _fill(outlet.byline, byline=html.escape(byline)) if byline else "",
        "jsonld": _jsonld(report, outlet),
        "opening": "\n".join(body[:2]),
        "middle": "\n".join(body[2:4]),
        "rest": "\n".join(body[4:]),
        "notes": _notes(report, outlet),
    }
    page = _fill(template, **{k: html.escape(v) for k, v in escaped.items()}, **marked)
    return page.encode(outlet.encoding, errors="xmlcharrefreplace")


def _jsonld(report: Report, outlet: Outlet) -> str:
    """Return what the page says of itself in JSON-LD."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.title,
        "datePublished": report.published,
        "author": [{"@type": "Person", "name": report.byline}] if report.byline else [],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "mainEntityOfPage": address(report, outlet),
    }
    return json.dumps(data, ensure_ascii=True).replace("</", "<\\/")


def _text(report: Report, outlet: Outlet) -> str:
    """Return a report as a text file: headline, byline and date, body, furniture."""
    when = datetime.fromisoformat(report.published)
    head = [f"By {report.byline}"] if report.byline else []
    head.append(f"{outlet.name}, {when:%A} {when.day} {when:%B %Y}, {when:%H:%M}")
    blocks = [_headline(report, outlet), "\n".join(head), *report.paragraphs]
    if report.furniture:
        blocks.append("\n".join(report.furniture))
    return "\n\n".join(blocks) + "\n"


def _feed(reports: list[Report], outlet: Outlet) -> str:
    """Return an outlet's feed, the newest item first."""
    atom = outlet.feed == "atom"
    items = [_item(report, outlet, ATOM_ENTRY if atom else RSS_ITEM) for report in reports]
    newest = datetime.fromisoformat(reports[0].published)
    return Template(ATOM if atom else RSS).substitute(
        name=html.escape(outlet.name),
        section=html.escape(outlet.section),
        domain=outlet.domain,
        updated=newest.isoformat(),
        pubdate=format_datetime(newest),
        items="".join(items),
    )


def _item(report: Report, outlet: Outlet, template: str) -> str:
    """Return one report as a feed's item."""
    tags = (
        ("<author><name>", "</name></author>")
        if outlet.feed == "atom"
        else ("<dc:creator>", "</dc:creator>")
    )
    author = f"\n      {tags[0]}{html.escape(report.byline)}{tags[1]}" if report.byline else ""
    plain = msgspec.structs.replace(outlet, paragraph="<p>$text</p>", dateline="$text")
    content = "\n".join([*_paragraphs(report, plain, soft=False), _notes(report, plain)]).strip()
    return Template(template).substitute(
        url=address(report, outlet),
        title=html.escape(_headline(report, outlet)),
        published=report.published,
        pubdate=format_datetime(datetime.fromisoformat(report.published)),
        author=author,
        description=html.escape(_description(report)),
        content=html.escape(content),
        cdata=content,
    )
