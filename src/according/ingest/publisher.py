"""Who a page says published its article."""

import re
from collections.abc import Iterator

import lxml.html

from according.ingest.addresses import hostname_of
from according.ingest.linked_data import LinkedArticle
from according.ingest.markup import names_of, shown_lines, tidy

_NAMING = ("publisher", "dc.publisher", "application-name")
_ADDRESS = re.compile(r"://|[{}@]")
_TAIL = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|\s+::\s+")
_HEAD = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|:\s+|\s+::\s+")
_LOGO = re.compile(r"logo|brand|masthead|site-?name|site-?title", re.IGNORECASE)

_LONGEST_NAME = 5
"""Words of a name that only the page's title gives; a longer part is a headline."""

_SLOGAN = 4
"""Words from which a name that has nothing of the address's host may be a slogan."""

_PARTICLES = 3
"""Letters up to which a word says nothing about a name: "the", "of"."""


def publisher_of(
    tree: lxml.html.HtmlElement,
    metas: dict[str, str],
    linked: LinkedArticle,
    *,
    url: str | None,
) -> str | None:
    """Return the publisher a page states, else the site's name in the page's title.

    The site's own name goes before the publisher in its linked data, which on some sites is the
    agency whose story it is; but a short form or a slogan gives way to it.
    """
    site = _stated(metas.get("og:site_name"))
    linked_name = _stated(linked.publisher)
    if site and linked_name and (_is_short_for(site, linked_name) or _is_slogan(site, url)):
        return linked_name
    if site and not _is_slogan(site, url):
        return site
    named = [linked_name, *(_stated(metas.get(name)) for name in _NAMING)]
    told = next((name for name in named if name), None)
    shown = (name for name in _in_title(tree, metas, linked) if not _is_slogan(name, url))
    return told or next(shown, None)


def _stated(name: str | None) -> str | None:
    """Return a field's name without the slogan or address after it; none if it names nobody."""
    # A field that holds an address or a template's unfilled variable names nobody.
    if not name or _ADDRESS.search(name):
        return None
    return re.split(r"\s+[|–—-]\s+", name)[0].strip() or None


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether ``short`` is ``name`` by its initials, or run together: ``DailyPost``."""
    words = re.findall(r"\w+", name)
    spelled = [word for word in words if word.casefold() != "the"]
    if len(spelled) > 2 and short.casefold() == "".join(word[0] for word in spelled).casefold():
        return True
    return len(words) > 1 and short.casefold() == "".join(words).casefold()


def _is_slogan(name: str, url: str | None) -> bool:
    words = re.findall(r"\w+", name.casefold())
    host = hostname_of(url).replace("-", "").replace(".", "")
    if not host or len(words) < _SLOGAN:
        return False
    initials = "".join(word[0] for word in words)
    return initials not in host and not any(
        len(word) > _PARTICLES and word in host for word in words
    )


def _in_title(
    tree: lxml.html.HtmlElement, metas: dict[str, str], linked: LinkedArticle
) -> Iterator[str]:
    """Yield what stands before or after the headline in the page's title."""
    told = [tidy(title.text_content()) for title in tree.xpath("//head/title")[:1]]
    told += [metas[name] for name in ("og:title", "twitter:title") if name in metas]
    headlines = [linked.headline, metas.get("og:title")]
    headlines += [
        " ".join(shown_lines(heading)) for heading in tree.iter("h1") if not _in_logo(heading)
    ]
    for title in told:
        for headline in headlines:
            name = _beside(title, headline) if headline else None
            if name:
                yield name


def _beside(title: str, headline: str) -> str | None:
    """Return the short part of a title that is not the headline: its last one or its first."""
    if headline not in title or headline == title:
        return None
    before, after = title.split(headline, 1)
    parts = _TAIL.split(after) if after.strip() else _HEAD.split(before)
    parts = [part.strip() for part in parts if part.strip()]
    # The marks must part the name from the headline, not stand within either.
    parted = _TAIL.match(after) if after.strip() else _HEAD.search(before)
    if not parts or not parted:
        return None
    name = parts[-1] if after.strip() else parts[0]
    words = len(name.split())
    short = words <= _LONGEST_NAME and words < len(headline.split())
    return name if short and any(map(str.isalpha, name)) else None


def _in_logo(heading: lxml.html.HtmlElement) -> bool:
    """Tell whether a heading is the site's name and not the article's headline."""
    above = [heading, *list(heading.iterancestors())[:3]]
    return any(_LOGO.search(names_of(element)) for element in [*above, *heading.iter("a", "img")])
