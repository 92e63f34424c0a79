"""Values as cells of a table that people open in a spreadsheet."""

from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when text begins with it (OWASP, "CSV injection")."""


def cell(value: Any) -> Any:
    """Return a value as it may stand in a CSV file.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, which shows it
    as text. Numbers stay numbers, also negative ones.
    """
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
