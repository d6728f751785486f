"""Which addresses a page may be fetched from: public ones only, so that a link never reaches into a private network."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from backing.errors import RefusedAddress, Unreachable

_UNICAST = IPv6Network("2000::/3")
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Teredo and 6to4 (RFC 4380, RFC 3056): they carry an IPv4 address inside, which may be a private one."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to one machine on the public internet (IANA special-purpose registries, RFC 6890).

    Of IPv6 only global unicast counts; every form that wraps an IPv4 address is refused.
    """
    if isinstance(address, IPv6Address) and (
        address not in _UNICAST or any(address in tunnel for tunnel in _TUNNELS) or address.scope_id
    ):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of ``host`` in the order in which the system prefers them; raises Unreachable when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise Unreachable(f"{host} has no address", hint="check the spelling and the connection") from problem
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def checked(host: str, addresses: Sequence[str]) -> str:
    """The address to connect to; raises RefusedAddress if any of a host's addresses is not public.

    One bad address is enough: a name that answers with a public and a private one is a known way in.
    """
    for each in addresses:
        if not is_public(ip_address(each)):
            raise RefusedAddress(
                f"{host} leads to {each}, which is not an address on the public internet",
                hint="save the page as a file and give that",
            )
    return addresses[0]
