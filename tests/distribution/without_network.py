"""Run a command in a network of its own with only the loopback device: ``python FILE COMMAND …``.

The kernel refuses what would leave the machine, whichever library tries it. Ends with status 77
where this system does not let a program do so.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys

NOT_ALLOWED = 77
_SIOCSIFFLAGS = 0x8914
_UP = 0x1
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def main() -> None:
    """Give up the machine's network, bring the loopback device up and become the command."""
    # Rights over a network need a user namespace, where one is not root already.
    user = 0 if os.geteuid() == 0 else _NEW_USER
    if ctypes.CDLL(None, use_errno=True).unshare(user | _NEW_NETWORK):
        sys.exit(NOT_ALLOWED)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
        fcntl.ioctl(device, _SIOCSIFFLAGS, struct.pack("16sH14s", b"lo", _UP, b""))
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
