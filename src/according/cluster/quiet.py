"""Daft and Ray, told to keep to themselves."""

import os
from typing import TYPE_CHECKING

from according.cluster.errors import ClusterError

if TYPE_CHECKING:
    from types import ModuleType

QUIET = {
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""By these they send nobody word of their use; Daft does so when it is imported, in every process
that imports it, so they are set before, and handed on to the workers."""
_EXTRA = "it is not installed; install it with: pip install 'according[cluster]'"


def load_daft() -> "ModuleType":
    """Return Daft.

    Raises:
        ClusterError: it is not installed.
    """
    os.environ.update(QUIET)
    try:
        import daft
    except ImportError as error:
        raise ClusterError(f"reading on a cluster needs Daft, and {_EXTRA}") from error
    return daft


def load_ray() -> "ModuleType":
    """Return Ray.

    Raises:
        ClusterError: it is not installed.
    """
    os.environ.update(QUIET)
    try:
        import ray
    except ImportError as error:
        raise ClusterError(f"a cluster needs Ray, and {_EXTRA}") from error
    return ray
