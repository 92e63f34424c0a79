"""What can be wrong with the gazetteer."""


class GazetteerError(RuntimeError):
    """No gazetteer, one of another version, or none can be made; the message says what to do."""
