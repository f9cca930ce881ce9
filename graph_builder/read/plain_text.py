"""``.txt``: the decoded file is the text; front matter, where there is one, is metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import BinaryIO

from graph_builder.model import Article
from graph_builder.read import front_matter
from graph_builder.read.article import Metadata, article_from_text
from graph_builder.read.decoding import decode
from graph_builder.read.limits import read_all


def articles(stream: BinaryIO, name: str, metadata: Metadata) -> Iterator[Article]:
    """The one article of the stream."""
    found, text = front_matter.split(decode(read_all(stream, name), name), name)
    yield article_from_text(text, **asdict(metadata.over(found)))
