"""How much of one source is read."""

from __future__ import annotations

from typing import BinaryIO

from graph_builder.errors import NotExtractable, SourceError

#: Bytes of one article. A long book has less than 5 MB of text; what is larger is no article.
LIMIT = 5 * 1024 * 1024


def read_all(stream: BinaryIO, name: str) -> bytes:
    """All bytes of one article's source. Raises where there are none, or more than ``LIMIT``."""
    data = stream.read(LIMIT + 1)
    if not data.strip():
        raise NotExtractable(f"{name} is empty.", "Give a file with an article in it.")
    if len(data) > LIMIT:
        raise SourceError(f"{name} is larger than 5 MB.", "Give one article per file.")
    return data
