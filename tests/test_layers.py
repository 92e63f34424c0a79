"""The architecture: imports run one way, files stay small, the library never prints."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "according"

LAYERS = [
    {"model", "lexicon"},
    {"ingest", "language", "encoder"},
    {"statements", "actors", "events", "times", "places", "numbers", "codebooks", "claims"},
    {"reading"},
    {"base", "link"},
    {"export", "watch"},
    {"evaluate", "cluster"},
    {"web"},
    {"cli"},
]
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
ORDERED_WITHIN = [("base", "link")]
"""Of two parts in one layer, the second may import the first."""

MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
MAX_FUNCTION_LINES = 50


def part_of(module: str) -> str:
    """Name the part (folder or top-level file) of the package that a dotted name lies in."""
    names = module.split(".")
    return names[1] if len(names) > 1 else ""


def imported_parts(path: Path) -> set[tuple[str, int]]:
    """List what a file imports of ours, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import"
            module = node.module or ""
            names = (
                [f"{module}.{a.name}" for a in node.names] if module == "according" else [module]
            )
        else:
            continue
        found |= {
            (part_of(name), node.lineno) for name in names if name.split(".")[0] == "according"
        }
    return found


def allowed(importer: str, imported: str) -> bool:
    """Tell whether one part may import another."""
    if imported == importer or imported == "__version__":
        return True
    if imported not in RANK:
        return False
    return RANK[imported] < RANK[importer] or (imported, importer) in ORDERED_WITHIN


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    importer = relative.parts[0].removesuffix(".py")
    if importer == "__init__":
        assert not imported_parts(path) - {("", 0)}
        return
    assert importer in RANK, f"{importer} has no place in LAYERS"
    wrong = [
        f"{relative}:{line} imports according.{imported}"
        for imported, line in sorted(imported_parts(path))
        if not allowed(importer, imported)
    ]
    assert not wrong, wrong


def test_the_layers_refuse_a_neighbour() -> None:
    assert allowed("reading", "statements")
    assert not allowed("statements", "actors")
    assert not allowed("model", "ingest")
    assert not allowed("ingest", "somewhere")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MAX_LINES
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long, long


def test_there_is_no_drawer_for_leftovers() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "util", "helpers", "misc"}]
