"""What stops a job."""


class ClusterError(RuntimeError):
    """The job cannot be begun or went wrong; the message says what to do about it."""
