"""What is raised when an input cannot be taken in."""


class IngestError(Exception):
    """An input that cannot be taken in; the message says what is wrong and what to do about it."""
