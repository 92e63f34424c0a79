"""The script that draws charts, as the package has it: Vega, Vega-Lite and vega-embed in one.

``make vega`` makes it anew from vl-convert-python, which no user needs (84 MB).
"""

from importlib.resources import files
from pathlib import Path

_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def script() -> str:
    """Return the script."""
    import vl_convert

    made: str = vl_convert.javascript_bundle(_SNIPPET)
    return made


def path() -> Path:
    """Return where the package has it."""
    return Path(str(files("according.web") / "static" / "vega.js"))


if __name__ == "__main__":
    path().write_text(script(), encoding="utf-8")
