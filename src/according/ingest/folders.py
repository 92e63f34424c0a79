"""Which files of a folder are worth opening."""

import logging
import os
from pathlib import Path

from according import lexicon
from according.ingest.kinds import kind_by_name, suffix_of

_LOG = logging.getLogger(__name__)


def files_in(folder: Path) -> list[Path]:
    """Return the files under a folder that may be reports, in order of their paths.

    Passed over, with the reason in the log: hidden files and folders; pictures, styles, scripts
    and fonts, by their endings; and what a browser saves beside ``story.html`` in
    ``story_files``, where advertisements are pages too. Links to folders are not followed.
    """
    found = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        pages = {Path(name).stem for name in names if kind_by_name(name) == "html"}
        folders[:] = sorted(name for name in folders if not _is_passed_over(here, name, pages))
        for name in names:
            if name.startswith("."):
                _LOG.info("passed over %s: a hidden file", here / name)
            elif suffix_of(name) in lexicon.entries("page_parts"):
                _LOG.info("passed over %s: part of a page, not a report", here / name)
            elif (here / name).is_file():
                found.append(here / name)
    return sorted(found)


def _is_passed_over(here: Path, folder: str, pages: set[str]) -> bool:
    if folder.startswith("."):
        _LOG.info("passed over %s: a hidden folder", here / folder)
        return True
    page, mark, _ = folder.rpartition("_files")
    if mark and page in pages:
        _LOG.info("passed over %s: the parts of a saved page", here / folder)
        return True
    return False
