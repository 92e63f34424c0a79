"""Who says what: quotations, reported speech, and how they nest."""

from according.statements.interface import StatementReader
from according.statements.rules import RuleStatementReader

__all__ = ["RuleStatementReader", "StatementReader"]
