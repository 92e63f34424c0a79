"""Readings in the forms that leave the program: one file a format."""
