"""Sources -> articles: files, folders, standard input, and lines of article graphs.

In: paths (or "-" for standard input) and metadata that overrides what the sources say. Out, one
by one and in order: ``Article``, ``ArticleGraph`` (a line of a ``.jsonl`` file), or ``Unread``,
which carries the error of one source, so that a bad file never stops the rest. ``article.text``
is what the reader returned: the decoded file of a ``.txt`` (only a byte order mark is removed),
the text of the paragraphs of ``.md`` and ``.html``. All offsets of the graph point into it.

A kind of file is a module with one function ``(stream, name, metadata) -> Iterator`` and a line
in ``sources.READERS``.
"""

from graph_builder.read.article import Metadata, article_from_text, article_id, canonical_url
from graph_builder.read.sources import Unread, article_from_bytes, read, suffixes

__all__ = [
    "Metadata",
    "Unread",
    "article_from_bytes",
    "article_from_text",
    "article_id",
    "canonical_url",
    "read",
    "suffixes",
]
