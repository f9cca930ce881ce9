"""RSS and Atom feeds, by feedparser: items with their full text where the feed has it, else their links."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_builder.errors import NotExtractable, SourceError
from graph_builder.read.article import Metadata

#: Characters of text (tags aside) from which on an item's content is the article and no teaser.
FULL = 1200
ITEMS = 1000

_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>|<\?xml-stylesheet[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>|\s)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)  # fmt: skip  # noqa: E501
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: where it is, what the feed says of it, and its text as HTML where that is complete."""

    url: str
    metadata: Metadata
    html: str = ""


def is_feed(data: bytes) -> bool:
    """Does it begin as a feed does?

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<html>")
    (True, False)
    """
    return bool(_ROOT.match(data[:4096])) or b"<!ENTITY" in data[:4096]


def items(data: bytes, name: str) -> Iterator[Item]:
    """The items in the order of the feed. Raises ``SourceError`` where it is no feed or empty."""
    if _ENTITY.search(data):
        raise SourceError(
            f"{name} defines XML entities, as no feed needs to.", "It is refused as an XML bomb."
        )
    import feedparser

    feed = feedparser.parse(io.BytesIO(data))
    if not feed.get("version"):
        raise SourceError(f"{name} is no RSS or Atom feed.", "Give a feed, or the pages themselves.")
    if not feed.entries:
        raise NotExtractable(f"{name} is a feed without items.", "Try again when it has some.")
    outlet = str(feed.feed.get("title") or "").strip() or None
    for entry in feed.entries[:ITEMS]:
        found = _item(entry, outlet)
        if found is not None:
            yield found


def _item(entry: Any, outlet: str | None) -> Item | None:
    url, content = str(entry.get("link") or ""), _content(entry)
    if not url and not content:
        return None
    title = " ".join(_TAG.sub("", str(entry.get("title") or "")).split())
    source = entry.get("source") or {}
    metadata = Metadata(title, str(source.get("title") or "") or outlet, _day(entry), url or None)
    return Item(url, metadata, content)


def _content(entry: Any) -> str:
    found = [str(part.get("value") or "") for part in entry.get("content") or ()]
    whole = max(found, key=len, default="")
    return whole if len(_TAG.sub("", whole).strip()) >= FULL else ""


def _day(entry: Any) -> datetime.date | None:
    # By name, because the library's own get() answers with the one where the other lacks, and warns.
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return datetime.date(*when[:3]) if when else None
