"""Who says what: from the encoder's links to statements, with acts, chains and answers."""

from according.statements.confidence import sure_enough
from according.statements.reader import read_statements

__all__ = ["read_statements", "sure_enough"]
