"""The site is built strictly, holds together, and asks nothing of any other machine."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LOADED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}
"""Elements for which a browser asks without a click, and by which attribute."""


def sphinx(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-E", source, target],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    done = sphinx(DOCS, made)
    assert done.returncode == 0, done.stderr
    return made


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.glob("*.html")):
        yield path, html.parse(path).getroot()


def test_every_page_is_built_and_in_the_contents(site: Path) -> None:
    names = {path.stem for path in DOCS.glob("*.md")}
    assert names <= {path.stem for path in site.glob("*.html")}
    contents = html.parse(site / "index.html").getroot().cssselect(".sidebar-tree a.internal")
    told = {str(link.get("href")).split(".html")[0] for link in contents}
    assert names - {"index"} <= told


def test_links_lead_to_what_is_there(site: Path) -> None:
    roots = dict(pages(site))
    ids = {path: {*root.xpath("//@id"), *root.xpath("//a/@name")} for path, root in roots.items()}
    broken = []
    for path, root in roots.items():
        for told in {*root.xpath("//a/@href"), *root.xpath("//img/@src")}:
            parts = urlsplit(str(told))
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            fragment = unquote(parts.fragment)
            if not target.exists() or (fragment and target in ids and fragment not in ids[target]):
                broken.append(f"{path.name}: {told}")
    assert not broken


def test_nothing_is_asked_of_another_machine(site: Path) -> None:
    asked = [
        f"{path.name}: {each.get(attribute)}"
        for path, root in pages(site)
        for tag, attribute in LOADED.items()
        for each in root.iter(tag)
        if re.match(r"(?:https?:)?//", str(each.get(attribute) or ""))
    ]
    asked += [
        f"{path.name}: {found}"
        for path in [*site.rglob("*.css"), *site.glob("*.html"), *site.rglob("*.svg")]
        for found in re.findall(
            r"url\(\s*['\"]?(?:https?:)?//[^)]*|@import[^;]*//[^;]*",
            path.read_text(encoding="utf-8"),
        )
    ]
    fetching = re.compile(r"""(?:fetch|importScripts|open)\(\s*['"][^)]*(?:https?:)?//""")
    asked += [
        path.name
        for path in site.rglob("*.js")
        if fetching.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not asked


def test_pictures_have_words_for_those_who_do_not_see_them(site: Path) -> None:
    silent = [
        f"{path.name}: {each.get('src')}"
        for path, root in pages(site)
        for each in root.iter("img")
        if len(str(each.get("alt") or "")) < 10
    ]
    assert not silent


def test_it_tells_nothing_of_the_machine_it_was_made_on(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert str(ROOT) not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong", ["[gone](no-such-page.md)", "[gone](tutorial.md#no-such-heading)", "[gone](#nowhere)"]
)
def test_a_broken_link_fails(tmp_path: Path, wrong: str) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    for name in ("conf.py", "tutorial.md", "site"):
        copy = shutil.copytree if (DOCS / name).is_dir() else shutil.copy
        copy(DOCS / name, source / name)
    good = "# All\n\n## Pages\n\n* [one](one.md)\n"
    (source / "tutorial.md").write_text("---\norphan: true\n---\n# Tutorial\n", encoding="utf-8")
    (source / "index.md").write_text(good, encoding="utf-8")
    (source / "one.md").write_text("# One\n", encoding="utf-8")
    assert sphinx(source, tmp_path / "good").returncode == 0
    (source / "one.md").write_text(f"# One\n\n{wrong}\n", encoding="utf-8")
    done = sphinx(source, tmp_path / "bad")
    assert done.returncode != 0
    assert "xref_missing" in done.stderr
