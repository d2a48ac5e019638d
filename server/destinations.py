"""Legal destinations of webhooks: no private address or cloud metadata, unless the operator allows it."""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address

# Credentials of the machine itself: nobody's webhook is there, whatever else is allowed.
METADATA = frozenset(map(ip_address, ("169.254.169.254", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200")))
_NAT64 = IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""The public IPv6 range. Outside: IPv4-compatible, IPv4-translated, local NAT64, site-local and more."""
_DOCUMENTATION = IPv6Network("3fff::/20")


class Refused(Exception):
    """The webhook's host is at an address that is not allowed."""


async def resolved(host: str, port: int, *, private: bool) -> str:
    """A permitted address of the host; raises `Refused` if any is forbidden, `OSError` if none exists.

    `private` says whether loopback and private networks are allowed. Connect to this very address: asked again, a name
    may give another one.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if reason := refusal(address, private=private):
            raise Refused(f"its host is at an address that is {reason}")
    return addresses[0]


def refusal(text: str, *, private: bool) -> str | None:
    """Why a webhook may not go to this address; None if it may."""
    reasons = (_refusal(address, private=private) for address in _reached(ip_address(text)))
    return next((reason for reason in reasons if reason is not None), None)


def _refusal(address: Address, *, private: bool) -> str | None:
    if address in METADATA or address.is_link_local:
        return "link-local, or a cloud's metadata"
    if address.is_multicast or address.is_unspecified:
        return "no single machine's"
    if address.is_loopback and not private:
        return "loopback (NETGROW_WEBHOOK_PRIVATE allows it)"
    if not _is_public(address) and not private:
        return "private (NETGROW_WEBHOOK_PRIVATE allows it)"
    return None


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global
    return address.is_global and address in _GLOBAL_UNICAST and address not in _DOCUMENTATION


def host_refusal(url: str, *, private: bool) -> str | None:
    """The reason against this URL, without a look-up: its scheme, or a literal address."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not private:
        return "must be https:// (the operator's NETGROW_WEBHOOK_PRIVATE allows http://)"
    try:
        reason = refusal(parts.hostname or "", private=private)
    except ValueError:  # a name: it is looked up when a message is sent
        return None
    return None if reason is None else f"is at an address that is {reason}"


def _reached(address: Address) -> tuple[Address, ...]:
    """The addresses that a connection may reach: the address, and any IPv4 address that it may be a way to."""
    if isinstance(address, IPv4Address):
        return (address,)
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped or address in _NAT64:  # nothing but another spelling, and a way to the IPv4 address
        return (last,)
    embedded = [address.sixtofour, *(address.teredo or ())]
    upper = int(address) >> 32
    # IPv4-compatible (::a.b.c.d), IPv4-translated (::ffff:0:a.b.c.d), and an interface of ISATAP
    if (upper == 0 and int(last) > 1) or upper == 0xFFFF0000 or upper & 0xFDFFFFFF == 0x00005EFE:
        embedded.append(last)
    return (address, *(each for each in embedded if each is not None))
