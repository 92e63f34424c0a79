"""The command line: commands parse arguments, call the library, and print."""

from according.cli.app import main

__all__ = ["main"]
