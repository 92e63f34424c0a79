"""According reads news reports: who did what to whom, when, where, how many, and on whose word."""

__version__ = "0.1.0"
