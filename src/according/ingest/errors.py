"""What is raised when an input cannot be taken in."""


class IngestError(Exception):
    """An input that cannot be taken in; the message says what is wrong and what to do about it."""


class AnswerError(IngestError):
    """A server answered with a status that brings no page."""

    def __init__(self, message: str, *, status: int, retry_after: str | None = None):
        super().__init__(message)
        self.status = status
        """Of HTTP; 304: nothing is newer than what was asked for."""
        self.retry_after = retry_after
        """The server's own words on when to come again: seconds or a date."""
