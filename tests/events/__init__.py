"""Events: what happened, by whom, to whom, and whether it did."""
