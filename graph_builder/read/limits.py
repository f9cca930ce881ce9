"""How much of one source is read."""

from __future__ import annotations

from typing import BinaryIO

from graph_builder.errors import NotExtractable, SourceError

#: Bytes of one article. A long book has less than 5 MB of text; what is larger is no article.
LIMIT = 5 * 1024 * 1024
#: Bytes of one article in a format that carries pictures and fonts beside the text.
RICH_LIMIT = 50 * 1024 * 1024


def read_all(stream: BinaryIO, name: str, limit: int = LIMIT) -> bytes:
    """All bytes of one article's source. Raises where there are none, or more than ``limit``."""
    data = stream.read(limit + 1)
    if not data.strip():
        raise NotExtractable(f"{name} is empty.", "Give a file with an article in it.")
    if len(data) > limit:
        raise SourceError(f"{name} is larger than {limit >> 20} MB.", "Give one article per file.")
    return data
