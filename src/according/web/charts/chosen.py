"""What of a chart is pointed at: a row of the table beside it, or a link in one.

The marks of a chart are not reached by the keyboard: drawn by Vega, they would come in no order
that says anything. The table beside has each of them, in the order in which they are drawn; what is
focused or pointed at there (``data-mark``) becomes the signal ``chosen`` (``static/charts.js``),
and the mark of that name stands out.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair

CHOSEN = "datum.mark === chosen"
"""Vega's test whether a mark is the one pointed at."""
BESIDE = "#2f81d6"
"""The colour of what is pointed at: at least three to one in the light and in the dark."""


def chosen() -> "altair.Parameter":
    """Return the signal: the name of the mark that is pointed at, or nothing."""
    # A third of a second to load, and few pages draw.
    import altair as alt

    return alt.param(name="chosen", value="")
