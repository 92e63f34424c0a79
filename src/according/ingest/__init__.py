"""Taking reports in: pages, text, feeds, archives and JSON Lines become documents."""
