"""What can go wrong with an evidence base."""


class BaseError(Exception):
    """The evidence base cannot be used as asked; the message names it and the remedy."""
