"""How the reading room is served."""

import ipaddress
import secrets

import msgspec

LOCALHOST = "127.0.0.1"
PORT = 8425


def new_token() -> str:
    """Return a token that cannot be guessed."""
    return secrets.token_urlsafe(24)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How the reading room is served."""

    host: str = LOCALHOST
    """The address it listens on."""
    port: int = PORT
    token: str = msgspec.field(default_factory=new_token)
    """What every change needs; on another address than loopback, reading needs it as well."""
    person: str = ""
    """Who decides, where the page does not say: the user of the system."""
    connections: int = 4
    """How many requests read the base at once; others wait."""

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def address(self) -> str:
        """Where the front page is."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
