"""What can be wrong with the gazetteer."""


class GazetteerError(RuntimeError):
    """The gazetteer is missing, of another version or cannot be made; the message says what to do."""
