"""Places: which words name them, and which entry of the gazetteer they mean."""
