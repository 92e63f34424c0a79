"""Across reports: the same happening, the same people, who copied whom, who contradicts whom."""
