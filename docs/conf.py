"""How Sphinx makes the site (`make docs`): strictly, and with nothing from another machine.

The pages are plain Markdown that reads as well where they lie. The order of the site is that of
``index.md``: each heading with a list of links is a part of the contents.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx

from according import __version__

project = "According"
author = "The makers of According"
copyright = "the makers of According, Apache License 2.0"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns: list[str] = []
# As far as headings go to which a link may lead.
myst_heading_anchors = 4

html_theme = "furo"
html_title = f"According {version}"
html_show_sphinx = False
html_copy_source = False
html_static_path = ["site"]
html_css_files = ["site.css"]

_PART = re.compile(r"^## (?P<title>.+)\n\n(?P<list>(?:\* .+\n)+)", re.MULTILINE)
_OUTSIDE = re.compile(r"\]\((?=\.\./)")
_PAGE = re.compile(r"\* \[[^\]]+\]\((?P<name>[\w-]+)\.md\)")


def _contents(_app: Sphinx, page: str, source: list[str]) -> None:
    """Add the contents that the index tells in its lists, where Sphinx looks for them.

    What a page links to outside this folder becomes a file to take along.
    """
    source[0] = _OUTSIDE.sub("](path:", source[0])
    if page != "index":
        return
    for part in _PART.finditer(source[0]):
        names = _PAGE.findall(part["list"])
        if names:
            options = f":caption: {part['title']}\n:hidden:"
            source[0] += "\n```{toctree}\n" + options + "\n\n" + "\n".join(names) + "\n```\n"


def _tells_no_machine(app: Sphinx, _error: Exception | None) -> None:
    """Take out what tells of the machine it was made on."""
    for left in ("objects.inv", ".buildinfo"):
        (Path(app.outdir) / left).unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Join the two steps above to Sphinx's own."""
    app.connect("source-read", _contents)
    app.connect("build-finished", _tells_no_machine)
