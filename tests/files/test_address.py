"""Only addresses on the public internet are connected to, in whatever form a private one is written."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import RefusedAddress, Unreachable
from backing.files.address import checked, is_public, resolve

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1",  # noqa: S104 -- refused here
    "169.254.169.254",  # link-local: where cloud machines keep their secrets
    "100.64.0.1",  # carrier-grade NAT
    "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::1",  # NAT64
    "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # 6to4, Teredo
    "2001:db8::1", "100::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:82a::200e"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(RefusedAddress, match="not an address on the public internet") as caught:
        checked("example.org", [PUBLIC[0], address])
    assert caught.value.hint


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_accepted(address: str) -> None:
    assert checked("example.org", [address]) == address


@given(st.ip_addresses(v=4, network="127.0.0.0/8") | st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_no_wrapping_makes_a_private_address_public(address: IPv4Address) -> None:
    packed = int(address)
    wrapped = [0xFFFF << 32 | packed, packed, 0x64FF9B << 96 | packed, 0x2002 << 112 | packed << 80]
    assert not any(is_public(IPv6Address(number)) for number in wrapped)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "017700000001", "[::1]"])
def test_the_many_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(Unreachable):
        checked(host, resolve(host, 80))
