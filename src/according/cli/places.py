"""The list of places where an installation left none: ``pip`` and ``pipx`` run no step after it."""

import os

from according.cli.console import fail, stderr
from according.places.gazetteer import GazetteerError, build_gazetteer, gazetteer_path
from according.places.gazetteer.location import VARIABLE


def provide_places() -> None:
    """Make the gazetteer if the user has none yet, and say so; ends with status 2 if it cannot be.

    It is made from what is installed, without network, in about ten seconds. Where
    ``ACCORDING_GAZETTEER`` names a file that is not there, nothing is made: a slip of the pen would
    leave 30 MB somewhere. An old one is left alone as well, since it may hold places that somebody
    loaded.
    """
    path = gazetteer_path()
    if path.exists() or os.environ.get(VARIABLE):
        return
    stderr().print(f"making the list of places, this once: {path}", soft_wrap=True, markup=False)
    try:
        build_gazetteer(path)
    except GazetteerError as error:
        fail(str(error))
