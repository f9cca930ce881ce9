"""Articles and their ids from text and metadata."""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from graph_builder.errors import NotExtractable
from graph_builder.model import Article
from graph_builder.read.date_line import date_line


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text. Empty title or None: not known."""

    title: str = ""
    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """This metadata, with what it lacks taken from ``other``."""
        return Metadata(
            self.title or other.title,
            self.outlet or other.outlet,
            self.published or other.published,
            self.url or other.url,
        )


#: Query parameters that tell who sent the reader, not which page it is (analytics and mail services).
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ref|ref_src|cmpid|cmp|ocid|smid|partner|"
    r"ito|xtor|at_.*|ns_.*|_ga|yclid|wt\.mc_id|guccounter|share|source"
)

_HEADLINE_LIMIT = 200  # characters; the longest headlines of agencies stay under it
_SLUG_LIMIT = 60


def article_from_text(
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    published: datetime.date | None = None,
    url: str | None = None,
) -> Article:
    """The article with that text, verbatim.

    Where they are not given, its first line is its title if it looks like a headline, and a line
    near its top that is nothing but a date is its date.
    Raises ``NotExtractable`` where the text is blank.
    """
    if not text.strip():
        raise NotExtractable("The text is empty.", "Give an article with at least one sentence.")
    title = title.strip() or headline(text)
    published = published or date_line(text)
    return Article(
        id=article_id(text, title=title, outlet=outlet, published=published, url=url),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
    )


def headline(text: str) -> str:
    """The first line that is not blank, if it stands alone, is short and ends like no sentence; else "".

    >>> headline("Talks end in Geneva\\n\\nThe talks ended on Monday.")
    'Talks end in Geneva'
    >>> headline("The talks ended on Monday.\\n\\nMore follows.")
    ''
    """
    lines = [line.strip("\ufeff \t\r") for line in text.split("\n")]
    first = next((n for n, line in enumerate(lines) if line), None)
    if first is None or not any(lines[first + 1 :]):
        return ""
    line = lines[first].removeprefix("# ").strip()
    alone = lines[first + 1] == ""
    ends_sentence = re.search(r"[.;:,…][\"'”’)]*$", line) is not None
    return line if alone and not ends_sentence and len(line) <= _HEADLINE_LIMIT else ""


def canonical_url(url: str) -> str:
    """One spelling per page: no scheme, www, port of the scheme, tracking parameters, fragment, final slash.

    >>> canonical_url("http://www.Example.org/a/b/?utm_source=x&id=7#top")
    'example.org/a/b?id=7'

    What is no URL at all, as a page may claim of itself, stays as it is.
    """
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        hostname, number = parts.hostname or "", parts.port
    except ValueError:
        return " ".join(url.split())
    host = hostname.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    port = f":{number}" if number not in {None, 80, 443} else ""
    query = [
        (k, v)
        for k, v in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(k.lower())
    ]
    path = parts.path.rstrip("/")
    return f"{host}{port}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def article_id(
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    published: datetime.date | None = None,
    url: str | None = None,
) -> str:
    """A readable, stable id: a slug and eight hex digits.

    From the canonical URL alone where there is one, so that a corrected article keeps its id; else
    from outlet, date, title and text, so that another outlet's print of the same text is another
    article. Line ends and runs of blanks make no difference.
    """
    if url and (page := canonical_url(url)):
        return f"{slug(page.partition('?')[0])}-{_short_hash(page)}"
    date = published.isoformat() if published else ""
    key = "\n".join([outlet or "", date, title, " ".join(unicodedata.normalize("NFC", text).split())])
    words = " ".join(p for p in (outlet, date, title or text[:80]) if p)
    return f"{slug(words)}-{_short_hash(key)}"


def slug(words: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most 60 characters, cut between words."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    full = re.sub(r"[^a-z0-9]+", "-", ascii_words.replace("'", "")).strip("-") or "article"
    return (
        full if len(full) <= _SLUG_LIMIT else full[: _SLUG_LIMIT + 1].rpartition("-")[0] or full[:_SLUG_LIMIT]
    )


def _short_hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
