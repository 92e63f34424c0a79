"""Tests of the measures; a package, so that helpers are imported by name."""
