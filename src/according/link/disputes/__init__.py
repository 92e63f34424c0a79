"""What those who tell of one happening do not agree on, and what is only a later word."""
