"""Web pages -> articles: what a fetched page is, and what is said where it holds no article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from graph_builder.errors import NotExtractable, SourceError
from graph_builder.model import Article
from graph_builder.read import docx, feeds, html, pdf, plain_text
from graph_builder.read.article import Metadata
from graph_builder.read.web import Page, Web, fetch

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READERS = {
    "text/html": html.articles,
    "application/xhtml+xml": html.articles,
    "text/plain": plain_text.articles,
    "application/pdf": pdf.articles,
    _WORD: docx.articles,
}
#: schema.org's mark of a page that is not shown in full without paying.
_PAID = re.compile(rb'"isAccessibleForFree"\s*:\s*"?(?:false|False)')
#: Characters; of a paid article usually one or two paragraphs are shown.
_TEASER = 1500
_SAVE = "Open it in a browser, save the page as .html and give that file."


def articles(url: str, metadata: Metadata, web: Web) -> Iterator[Article | feeds.Item]:
    """The article at an address, or the items of the feed there. Raises ``SourceError``."""
    page = fetch(url, web)
    if feeds.is_feed(page.data):
        yield from feeds.items(page.data, url)
        return
    yield _article(page, url, metadata)


def _article(page: Page, url: str, metadata: Metadata) -> Article:
    reader = _READERS.get(page.kind or "text/html")
    if reader is None:
        raise SourceError(f"{url} is {page.kind}, not an article.", "Give the address of an article's page.")
    known = metadata if metadata.url or reader is html.articles else replace(metadata, url=page.url)
    try:
        article = next(reader(io.BytesIO(page.data), url, known))
    except NotExtractable as error:
        raise NotExtractable(
            f"{url} holds no text of an article: its page is built by scripts, or shown only to subscribers.",
            _SAVE,
        ) from error
    if _PAID.search(page.data) and len(article.text) < _TEASER:
        raise SourceError(f"{url} shows only the beginning of a paid article.", f"Log in there. {_SAVE}")
    return article


def site(url: str) -> str:
    """The outlet of a page that names none: its host."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # an address of another page's making
        return ""
