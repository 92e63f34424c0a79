"""Whether two events that reports tell of are one happening."""
