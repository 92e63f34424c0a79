"""Upper-case texts in ordinary case: old wires, cables and headlines printed in capitals."""

from according.language.recase.recaser import Recaser
from according.language.recase.upper import is_upper_case

__all__ = ["Recaser", "is_upper_case"]
