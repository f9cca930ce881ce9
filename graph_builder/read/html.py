"""``.html``: the main text of a page and the metadata of its head, by trafilatura."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict
from typing import BinaryIO

from graph_builder.errors import NotExtractable
from graph_builder.model import Article
from graph_builder.read.article import Metadata, article_from_text
from graph_builder.read.decoding import decode
from graph_builder.read.limits import read_all


def articles(stream: BinaryIO, name: str, metadata: Metadata) -> Iterator[Article]:
    """The one article of the page. Raises ``NotExtractable`` where the page has no main text."""
    import trafilatura
    from trafilatura.settings import Document

    page = trafilatura.bare_extraction(
        decode(read_all(stream, name), name, html=True),
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # what the page says of itself; a date guessed from anywhere in the text would be an invention
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    text = page.text if isinstance(page, Document) else None
    if not isinstance(page, Document) or not text or not text.strip():
        raise NotExtractable(
            f"{name} has no main text that could be found.", "Save the article's text as .txt."
        )
    found = Metadata(page.title or "", page.sitename or None, _date(page.date), page.url or None)
    yield article_from_text(text, **asdict(metadata.over(found)))


def fragment(text: str, name: str, metadata: Metadata) -> Article:
    """The article of a piece of HTML that is all article, as feeds carry it. Raises ``NotExtractable``."""
    from lxml.html import fromstring

    tree = fromstring(f"<div>{text}</div>")
    for gone in tree.xpath("//script|//style|//figure|//form"):
        gone.drop_tree()
    blocks = tree.xpath("//p|//h2|//h3|//h4|//li|//blockquote[not(p)]")
    found = [" ".join(block.text_content().split()) for block in blocks]
    whole = "\n\n".join(x for x in found if x) or " ".join(tree.text_content().split())
    if not whole:
        raise NotExtractable(f"{name} holds no text.", "Give the article's own page.")
    return article_from_text(whole + "\n", **asdict(metadata))


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
