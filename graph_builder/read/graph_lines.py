"""``.jsonl``: article graphs, one a line, as ``kg extract --format json`` writes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from graph_builder.errors import FormatError
from graph_builder.model import ArticleGraph, Origin
from graph_builder.read.reading import Known


def graphs(
    stream: Iterable[bytes], name: str, known: Callable[[str], bool]
) -> Iterator[ArticleGraph | Known | FormatError]:
    """The graph of each line, or the error of that line, so that one bad line costs no other.

    A line that is ``known`` is not parsed. No metadata can be given: a graph carries its own, and its
    ids depend on it.
    """
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        content = hashlib.sha256(b"graph\x00" + line.strip()).hexdigest()
        if known(content):
            yield Known(f"{name}, line {number}", content)
            continue
        try:
            graph = ArticleGraph.from_json(line.decode("utf-8-sig"))
        except ValueError as error:  # JSON, encoding, missing field, quote that is not in the text
            yield FormatError(f"{name}, line {number}: {error}.", "Write the line anew with `kg extract`.")
            continue
        article = replace(graph.article, origin=Origin(content=content))
        yield replace(graph, article=article)
