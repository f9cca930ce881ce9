"""Web addresses: what is fetched, from where, and how much of it.

A page is somebody else's text that may name any address, and a redirect may lead anywhere. So only
http and https are spoken; every address that the name resolves to must be public, at each redirect
anew; and the connection goes to the very address that was checked, not to a second look-up. Size and
time have limits. Proxies of the environment are not used: behind one, the check would check nothing.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from graph_builder.errors import SourceError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_REDIRECTS = {301, 302, 303, 307, 308}
_SAVE = "Open it in a browser, save the page as .html and give that file."
#: What stands in paths and queries as it is; anything else is percent-encoded.
_SAFE = "%/:=&?~+!$,;'@()*[]|"
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Is it an address of the public internet, also where an IPv6 address wraps an IPv4 one?

    >>> is_public(ipaddress.ip_address("::ffff:127.0.0.1"))
    False
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host, in the order the system prefers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


@dataclass(frozen=True, slots=True)
class Web:
    """How pages are fetched.

    Attributes:
        allows: Which addresses may be spoken to; the caller decides, by default public ones only.
        resolves: Host and port -> its addresses.
        seconds: For one page with all its redirects.
        size: Bytes of one page, unpacked.
        redirects: At most so many.
    """

    allows: Callable[[Address], bool] = is_public
    resolves: Callable[[str, int], list[str]] = resolve
    seconds: float = 30.0
    size: int = 10 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: ``url`` after redirects, ``kind`` the media type, lower case."""

    url: str
    kind: str
    data: bytes


def is_web(source: str) -> bool:
    """Is it a web address?"""
    return source.lower().startswith(("http://", "https://"))


def without_login(url: str) -> str:
    """An address without the user name and password before its host, which no message may repeat.

    >>> without_login("https://me:secret@example.org/a@b")
    'https://example.org/a@b'
    """
    scheme, mark, rest = url.partition("//")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"


def fetch(url: str, web: Web) -> Page:
    """The page at an address. Raises ``SourceError`` with what a person can do about it."""
    deadline = time.monotonic() + web.seconds
    here = url
    for _ in range(web.redirects + 1):
        status, headers, data = _get(here, url, web, deadline)
        if status in _REDIRECTS and headers.get("location"):
            here = urljoin(here, headers["location"])
            continue
        if status != 200:
            raise _refusal(url, status)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        return Page(here, kind, data)
    raise SourceError(f"{url} redirects more than {web.redirects} times.", _SAVE)


def _get(here: str, url: str, web: Web, deadline: float) -> tuple[int, dict[str, str], bytes]:
    from urllib3.exceptions import HTTPError

    place = _place(here, url)
    late = SourceError(f"{url} took longer than {web.seconds:g} seconds.", f"Try again later. {_SAVE}")
    problem: Exception | None = None
    for address in _checked(place, url, web):
        left = deadline - time.monotonic()
        if left <= 0:
            raise late from problem
        connection = _connection(place, address, left)
        expired = threading.Event()
        open_sockets: list[socket.socket] = []
        timer = threading.Timer(left, _expire, (open_sockets, expired))
        timer.daemon = True
        try:
            timer.start()
            connection.connect()
            # kept here: the connection lets go of it once the answer has begun
            open_sockets.append(connection.sock)
            answer = _ask(connection, place, url, web)
            if expired.is_set():
                raise late
            return answer
        except (OSError, HTTPError, ValueError) as error:
            # ValueError: a closed file, when the time ran out while a line was being read
            if expired.is_set() or isinstance(error, TimeoutError):
                raise late from error
            problem = error
        finally:
            timer.cancel()
            connection.close()
    raise SourceError(
        f"{url} can't be fetched ({_reason(problem)}).", f"Check the address. {_SAVE}"
    ) from problem


def _ask(connection: HTTPConnection, place: _Place, url: str, web: Web) -> tuple[int, dict[str, str], bytes]:
    connection.request(
        "GET",
        place.target,
        headers={
            "Host": place.shown,
            "User-Agent": "graph-builder",
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip",
        },
        preload_content=False,
    )
    response = connection.getresponse()
    headers = {key.lower(): value for key, value in response.headers.items()}
    return response.status, headers, b"" if response.status != 200 else _body(response, url, web)


def _expire(open_sockets: list[socket.socket], expired: threading.Event) -> None:
    """End a connection whose time is over, wherever it hangs."""
    expired.set()
    for one in open_sockets:
        # it may have ended by itself just now
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception | None) -> str:
    return str(error).strip() or type(error).__name__


def _body(response: BaseHTTPResponse, url: str, web: Web) -> bytes:
    parts, size = [], 0
    while chunk := response.read1(65536, decode_content=True):
        parts.append(chunk)
        size += len(chunk)
        if size > web.size:
            raise SourceError(f"{url} is larger than {web.size >> 20} MB.", "Give the article's own page.")
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class _Place:
    """The parts of an address: what is asked of which host (in ASCII), and how that is written."""

    secure: bool
    host: str
    port: int
    shown: str
    target: str


def _place(here: str, url: str) -> _Place:
    try:
        parts = urlsplit(here)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:
        raise SourceError(f"{url} is no web address ({error}).", "Check the address.") from error
    if parts.scheme not in {"http", "https"} or not host:
        leads = "" if here == url else f", where {url} leads,"
        raise SourceError(f"{here}{leads} is no web address that can be read.", "Only http and https are.")
    if "@" in parts.netloc:
        raise SourceError(
            f"{without_login(here)} was given with a user name or password, which is not sent.",
            f"Leave it out. {_SAVE}",
        )
    bare = f"[{host}]" if ":" in host else host
    shown = bare if port == (443 if secure else 80) else f"{bare}:{port}"
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE)
    return _Place(secure, host, port, shown, target)


def _connection(place: _Place, address: str, timeout: float) -> HTTPConnection:
    """A connection to that address, under the host's name."""
    import certifi
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if not place.secure:
        return HTTPConnection(address, place.port, timeout=timeout)
    return HTTPSConnection(
        address,
        place.port,
        timeout=timeout,
        server_hostname=place.host,
        assert_hostname=place.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )


def _checked(place: _Place, url: str, web: Web) -> list[str]:
    """The addresses of the host, if all of them may be spoken to."""
    try:
        addresses = web.resolves(place.host, place.port)
    except OSError as error:
        raise SourceError(
            f"{url}: the host {place.host} is not known ({_reason(error)}).", "Check the address."
        ) from error
    for address in addresses:
        if not web.allows(ipaddress.ip_address(address.partition("%")[0])):
            raise SourceError(
                f"{url} leads to {address}, an address inside a machine or a private network.",
                "Only public addresses are read; --allow-private-addresses lifts that for sites of your own.",
            )
    return addresses


def _refusal(url: str, status: int) -> SourceError:
    if status in {401, 402, 403, 451}:
        return SourceError(
            f"{url} refuses to show the page ({status}): a paywall, a login, or a block of programs.", _SAVE
        )
    if status in {404, 410}:
        return SourceError(f"{url} does not exist ({status}).", "Check the address.")
    if status == 429 or status >= 500:
        return SourceError(f"{url} does not answer now ({status}).", "Try again later.")
    return SourceError(f"{url} gives no page ({status}).", _SAVE)
