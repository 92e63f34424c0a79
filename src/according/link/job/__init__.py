"""Linking a base: what is new is compared with what is there, and what it touches grouped anew."""

from according.link.job.progress import Progress
from according.link.job.run import link_base

__all__ = ["Progress", "link_base"]
