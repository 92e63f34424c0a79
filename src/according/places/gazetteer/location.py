"""Where the gazetteer lies."""

import os
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "ACCORDING_GAZETTEER"
"""Environment variable with the path of a gazetteer to use in place of the user's own."""


def gazetteer_path() -> Path:
    """Return the file named by ``ACCORDING_GAZETTEER``, else the one in the user's data folder."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given).expanduser()
    return user_data_path("according", appauthor=False) / "gazetteer.sqlite"
