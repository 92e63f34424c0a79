"""Programs in the documentation: they are Python, and import what there is."""

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^ {4}(?:from|import) according.*\n(?:(?: {4}.*)?\n)*", re.MULTILINE)
PAGES = [page for page in (ROOT / "README.md", *ROOT.glob("docs/*.md")) if page.name != "api.md"]


def programs(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    indented = (re.sub(r"^ {4}", "", found, flags=re.MULTILINE) for found in INDENTED.findall(text))
    return [*BLOCK.findall(text), *indented]


def check(program: str) -> None:
    """Raise ``AttributeError`` or ``ImportError`` where a name of ours is not there."""
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("according"):
            module = importlib.import_module(node.module or "")
            for name in node.names:
                if not hasattr(module, name.name):
                    importlib.import_module(f"{node.module}.{name.name}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_programs_import_what_there_is(page: Path) -> None:
    for program in programs(page):
        check(program)


def test_they_are_found() -> None:
    assert len([each for page in PAGES for each in programs(page)]) >= 10


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(ImportError):
        check("from according.base import Bass")
