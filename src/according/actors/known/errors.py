"""What is wrong with a list of actors, said so that its owner can mend it."""


class ActorListError(ValueError):
    """A row, or a whole file, that cannot be read; the message says where, what, and the remedy."""

    def __init__(self, path: str, line: int | None, wrong: str, remedy: str):
        self.path = path
        self.line = line
        """Counted from 1; none: the file as a whole."""
        self.wrong = wrong
        self.remedy = remedy
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {wrong}. {remedy}")
