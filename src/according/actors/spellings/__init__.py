"""One name's spellings told from other names."""

from according.actors.spellings.names import key, likeness, name_likeness, same_name

__all__ = ["key", "likeness", "name_likeness", "same_name"]
