"""How many really know: which reports of one happening rest on the same source."""
