"""Reading on a cluster: from files to Parquet of readings, by Daft, on one machine or on many."""

from according.cluster.engine import Engine
from according.cluster.errors import ClusterError
from according.cluster.job import Order, Progress, read_on_cluster
from according.cluster.linking import Linked, link_on_cluster

__all__ = [
    "ClusterError",
    "Engine",
    "Linked",
    "Order",
    "Progress",
    "link_on_cluster",
    "read_on_cluster",
]
