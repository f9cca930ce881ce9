"""Web addresses and feeds, on servers of this machine alone."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from graph_builder.model import Article
from graph_builder.read import Known, Reading, Unread, Web, is_public, read
from tests.read import documents
from tests.read.test_files import PAGE

PARAGRAPH = "<p>The talks between the two countries ended in Geneva on Monday, officials said there.</p>"
SCRIPTS = (
    "<html><head><title>News</title><script>load()</script></head><body><div id=root></div></body></html>"
)
PAID = (
    '<html><head><title>Talks end</title><script type="application/ld+json">{"isAccessibleForFree": false}'
    f"</script></head><body><article>{PARAGRAPH * 3}</article></body></html>"
)
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><link>{base}</link>
<item><title>Talks end</title><link>{base}/page</link><pubDate>Mon, 26 Jul 2021 18:00:00 GMT</pubDate></item>
<item><title>Whole text</title><link>{base}/whole</link><pubDate>Tue, 27 Jul 2021 18:00:00 GMT</pubDate>
<content:encoded><![CDATA[{whole}]]></content:encoded></item>
<item><title>Gone</title><link>{base}/gone</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>
<entry><title>Talks end</title><link href="{base}/page"/>
<updated>2021-07-26T18:00:00Z</updated></entry></feed>"""


class Site(BaseHTTPRequestHandler):
    """A small news site with every trouble that sites have."""

    def do_GET(self) -> None:
        """Answer by path."""
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        whole = PARAGRAPH * 20
        pages = {
            "/page": ("text/html", PAGE), "/scripts": ("text/html", SCRIPTS), "/paid": ("text/html", PAID),
            "/image": ("image/png", "x"),
            "/text": ("text/plain; charset=utf-8", "The talks ended. They resume."),
            "/rss": ("application/rss+xml", RSS.format(base=base, whole=whole)),
            "/atom": ("text/xml", ATOM.format(base=base)),
        }  # fmt: skip
        moves = {"/moved": "/page", "/loop": "/loop",
                 "/inside": base.replace("127.0.0.1", "127.0.0.2") + "/page",
                 "/file": "file:///etc/passwd"}  # fmt: skip
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.end_headers()
        elif self.path in pages:
            kind, text = pages[self.path]
            self.answer(kind, text.encode())
        elif self.path == "/pdf":
            self.answer("application/pdf", documents.pdf([["The talks ended on Monday in Geneva."] * 3]))
        elif self.path == "/bomb":
            self.answer("text/html", gzip.compress(b" " * (30 << 20)), **{"Content-Encoding": "gzip"})
        elif self.path == "/host":
            self.answer("text/plain", f"This is the site {self.headers['Host']} speaking to you.".encode())
        elif self.path == "/drip":
            self.drip()
        else:
            self.send_error(403 if self.path == "/login" else 404)

    def answer(self, kind: str, data: bytes, **headers: str) -> None:
        """A page."""
        self.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            return  # the reader had enough

    def drip(self) -> None:
        """A page that never ends, a byte at a time, so that no single read takes long."""
        self.send_response(200)
        self.end_headers()
        stop: threading.Event = self.server.stop  # type: ignore[attr-defined]
        try:
            while not stop.wait(0.05):
                self.wfile.write(b".")
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the site, on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.stop = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.stop.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


LOCAL = Web(allows=lambda address: str(address) == "127.0.0.1", seconds=20)


def reading(web: Web = LOCAL) -> Reading:
    """Only 127.0.0.1 may be spoken to."""
    return Reading(web=web)


def one(url: str) -> Article:
    """The article at the address."""
    (found,) = read([url], reading=reading())
    assert isinstance(found, Article), found
    return found


def problem(url: str, web: Web = LOCAL) -> str:
    """Why the address gave none; the source is the address, so that it can be given again."""
    (found,) = read([url], reading=reading(web))
    assert isinstance(found, Unread), found
    assert found.source == url
    return str(found.error)


def test_a_page_is_an_article(site: str) -> None:
    """Text and metadata of the page, also after a redirect; a PDF or text at an address is one too."""
    article = one(f"{site}/page")
    assert (article.title, article.outlet) == ("Talks end in Geneva", "Example Wire")
    assert article.url == "https://wire.example.org/2021/talks-end"
    assert article.source == f"{site}/page"
    assert one(f"{site}/moved").id == article.id
    assert "Geneva" in one(f"{site}/pdf").text
    text = one(f"{site}/text")
    assert (text.url, text.outlet) == (f"{site}/text", "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "says"),
    [("scripts", "built by scripts"), ("paid", "paid article"), ("login", "paywall"),
     ("none", "does not exist"),
     ("image", "image/png"), ("loop", "redirects more than 5 times"), ("bomb", "larger than 10 MB"),
     ("file", "Only http and https are")],
)  # fmt: skip
def test_what_a_site_does_not_give(site: str, path: str, says: str) -> None:
    """Each trouble has its own clear message."""
    assert says in problem(f"{site}/{path}")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254",
     "100.64.0.1", "0.0.0.1", "224.0.0.1",
     "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "255.255.255.255"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str) -> None:
    """Loopback, private, link-local, shared, multicast; also where IPv6 wraps them."""
    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    assert "private network" in problem(f"http://{host}/", Web())


def test_a_login_in_an_address_is_never_repeated(site: str) -> None:
    """It is not sent, and neither the message nor the list of what failed holds it."""
    (found,) = read([site.replace("://", "://me:s3cret@") + "/page"], reading=Reading(web=LOCAL))
    assert isinstance(found, Unread)
    assert found.source == f"{site}/page"
    assert "user name or password" in found.error.message
    assert "s3cret" not in f"{found.source} {found.error}"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a.txt", "gopher://example.org/"]
)
def test_only_http_is_spoken(address: str) -> None:
    """Another scheme is no path either."""
    assert "no web address that can be read" in problem(address)


def test_public_addresses_are_allowed() -> None:
    """Of both families."""
    assert is_public(ipaddress.ip_address("93.184.216.34"))
    assert is_public(ipaddress.ip_address("2606:2800:220:1:248:1893:25c8:1946"))


def test_a_redirect_is_checked_anew(site: str) -> None:
    """An allowed page may not lead to an address that is not."""
    assert "127.0.0.2" in problem(f"{site}/inside")


def resolver(*addresses: str) -> Callable[[str, int], list[str]]:
    """A look-up with these answers."""
    return lambda host, port: list(addresses)


def test_every_address_of_a_name_counts(site: str) -> None:
    """One private address among several is one too many."""
    port = site.rpartition(":")[2]
    mixed = replace(LOCAL, resolves=resolver("127.0.0.1", "10.0.0.1"))
    assert "10.0.0.1" in problem(f"http://news.example:{port}/page", mixed)


def test_the_connection_goes_to_the_checked_address(site: str) -> None:
    """The name is looked up once, and the site still hears its own name."""
    port = site.rpartition(":")[2]
    asked = []

    def resolves(host: str, at: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    (found,) = read([f"http://news.example:{port}/host"], reading=reading(replace(LOCAL, resolves=resolves)))
    assert isinstance(found, Article)
    assert found.text == f"This is the site news.example:{port} speaking to you."
    assert asked == ["news.example"]


def test_time_is_limited_in_all(site: str) -> None:
    """A site that sends a byte now and then is left after the time for the whole page."""
    started = time.monotonic()
    assert "longer than 1 seconds" in problem(f"{site}/drip", replace(LOCAL, seconds=1))
    assert time.monotonic() - started < 5


def test_nobody_there(free_port: int) -> None:
    """A refused connection and an unknown host are said."""
    assert "can't be fetched" in problem(f"http://127.0.0.1:{free_port}/")
    assert "not known" in problem("http://nowhere.invalid/")


def test_rss(site: str) -> None:
    """Items with their text are read from the feed, the others from their links; dead ones fail."""
    linked, whole, gone = read([f"{site}/rss"], reading=reading())
    assert isinstance(linked, Article)
    assert linked.title == "Talks end in Geneva"
    assert isinstance(whole, Article)
    assert (whole.title, whole.outlet, whole.url) == ("Whole text", "Example Wire", f"{site}/whole")
    assert str(whole.published) == "2021-07-27"
    assert whole.text.count("Geneva") == 20
    assert isinstance(gone, Unread)
    assert gone.source == f"{site}/gone"


def test_atom_and_feeds_in_files(site: str, tmp_path: object) -> None:
    """Atom is read too, also from a file; known texts of a feed are not parsed again."""
    from pathlib import Path

    (article,) = read([f"{site}/atom"], reading=reading())
    assert isinstance(article, Article)
    path = Path(str(tmp_path)) / "a.rss"
    path.write_text(RSS.format(base=site, whole=PARAGRAPH * 20), "utf-8")
    found = list(read([str(path)], reading=reading()))
    assert [type(x).__name__ for x in found] == ["Article", "Article", "Unread"]
    contents = {x.origin.content for x in found if isinstance(x, Article)} - {""}
    again = list(read([str(path)], reading=replace(reading(), known=contents.__contains__)))
    assert [x.source for x in again if isinstance(x, Known)] == [f"{site}/whole"]
    path.write_text('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"/>', "utf-8")
    (bomb,) = read([str(path)])
    assert isinstance(bomb, Unread)
    assert "XML bomb" in str(bomb.error)
