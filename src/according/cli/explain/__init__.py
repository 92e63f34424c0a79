"""Why a record of a reading is what it is: its words, rules, scores, and what was dropped."""

from according.cli.explain.find import UnknownRecordError
from according.cli.explain.show import show_explanation

__all__ = ["UnknownRecordError", "show_explanation"]
