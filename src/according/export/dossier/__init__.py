"""A dossier: the claims asked for as a page for people, each with its words and sources."""

from according.export.dossier.page import write_html, write_markdown

__all__ = ["write_html", "write_markdown"]
