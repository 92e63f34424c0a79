"""The key of the pseudonyms, and a pseudonym."""

import base64
import hashlib
import hmac
import os
import secrets
import unicodedata
from pathlib import Path

from according.base import BaseError

_LEAST = 16
"""Bytes of a key: a shorter one can be found by trying."""
_HALF = 4
"""Characters of half a pseudonym. Two people of 10,000 share one with a chance of 1 in 20,000."""


def key_beside(base: Path) -> bytes:
    """Return the key kept beside a base, made where there is none and readable by its owner only.

    Raises:
        BaseError: it cannot be read or made.
    """
    path = base.with_name(f"{base.name}.pseudonym-key")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return key_in(path)
    except OSError as error:
        raise BaseError(
            f"cannot make the key {path}: {error.strerror}; keep it elsewhere: --pseudonym-key FILE"
        ) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(2 * _LEAST) + "\n")
    return key_in(path)


def key_in(path: Path) -> bytes:
    """Return the key in a file: its bytes without white space around them.

    Raises:
        BaseError: it cannot be read, or is too short.
    """
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise BaseError(f"cannot read the key {path}: {error.strerror}") from error
    if len(key) < _LEAST:
        raise BaseError(f"the key in {path} is shorter than {_LEAST} bytes: others could guess it")
    return key


def pseudonym(key: bytes, name: str) -> str:
    """Return the pseudonym of a name: ``Person K7F2-9QXM``, the same wherever the name stands.

    HMAC-SHA-256 over the name without case, marks and accents: without the key nobody can tell
    whether a name that he supposes is the one.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(char for char in plain if char.isalnum())
    digest = hmac.new(key, letters.encode(), hashlib.sha256).digest()
    code = base64.b32encode(digest).decode()[: 2 * _HALF]
    return f"Person {code[:_HALF]}-{code[_HALF:]}"
