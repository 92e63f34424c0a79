"""Features of a pair of events: each returns how much of it there is, and says so in words."""
