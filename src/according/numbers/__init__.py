"""How many: numbers told of what happened to people, and who gives them."""

from according.numbers.reader import CountReader

__all__ = ["CountReader"]
