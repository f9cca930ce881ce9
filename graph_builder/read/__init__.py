"""Sources -> articles: files, folders, web addresses, feeds, datasets, standard input, article graphs.

In: sources as a person writes them and a ``Reading`` (metadata that outweighs what the sources say,
columns of datasets, how the web is read, which contents are known). Out, one by one and in order:
``Article``, ``ArticleGraph`` (a line of a ``.jsonl`` file), ``Known`` (these bytes were read before), or
``Unread``, which carries the error of one source, so that a bad file never stops the rest.
``article.text`` is what the reader returned: the decoded file of a ``.txt`` (only a byte order mark is
removed), the text of the paragraphs of everything else. All offsets of the graph point into it.

A kind of file is a module with one function ``(stream, name, metadata) -> Iterator`` and a line
in ``sources.READERS``.
"""

from graph_builder.read.article import Metadata, article_from_text, article_id, canonical_url
from graph_builder.read.reading import Known, Reading, Unread
from graph_builder.read.records import FIELDS
from graph_builder.read.sources import (
    article_from_bytes,
    article_suffixes,
    list_of_sources,
    listed,
    read,
    suffixes,
)
from graph_builder.read.web import Web, is_public

__all__ = [
    "FIELDS",
    "Known",
    "Metadata",
    "Reading",
    "Unread",
    "Web",
    "article_from_bytes",
    "article_from_text",
    "article_id",
    "article_suffixes",
    "canonical_url",
    "is_public",
    "list_of_sources",
    "listed",
    "read",
    "suffixes",
]
