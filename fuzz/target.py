"""One reader under libFuzzer: ``python -m fuzz.target READER FOLDER [-libfuzzer_option=…]``."""

import hashlib
import sys
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["according", "feedparser", "trafilatura", "protego", "email"]
):
    from fuzz.readers import READERS

from fuzz.seeds import SEEDS


def _where(error: BaseException) -> str:
    """Return a name for a fault: that of its last lines of code, so that each is kept once."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    told = type(error).__name__ + "".join(f"{each.filename}:{each.lineno}" for each in frames)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def main() -> None:
    """Fuzz until libFuzzer's own limits end the process."""
    reader, folder = sys.argv[1], Path(sys.argv[2])
    take = READERS[reader]
    corpus = folder / "corpus"
    for number, seed in enumerate(SEEDS[reader]()):
        (corpus / f"seed-{number}").write_bytes(seed)

    def one(raw: bytes) -> None:
        try:
            take(raw)
        except Exception as error:
            path = folder / f"fault-{_where(error)}"
            if not path.exists():
                path.write_bytes(raw)
                told = "".join(traceback.format_exception(error))
                path.with_suffix(".txt").write_text(told, encoding="utf-8")

    atheris.Setup([sys.argv[0], *sys.argv[3:], str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
