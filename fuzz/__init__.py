"""Bytes that nobody meant, put to every reader of outside bytes; see README.md."""
