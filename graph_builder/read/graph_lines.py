"""``.jsonl``: article graphs, one a line, as ``kg extract --format json`` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from graph_builder.errors import FormatError
from graph_builder.model import ArticleGraph
from graph_builder.read.article import Metadata


def graphs(stream: BinaryIO, name: str, metadata: Metadata) -> Iterator[ArticleGraph | FormatError]:
    """The graph of each line, or the error of that line, so that one bad line costs no other.

    ``metadata`` is not used: a graph carries its own, and its ids depend on it.
    """
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            yield ArticleGraph.from_json(line.decode("utf-8-sig"))
        except ValueError as error:  # JSON, encoding, missing field, quote that is not in the text
            yield FormatError(f"{name}, line {number}: {error}.", "Write the line anew with `kg extract`.")
