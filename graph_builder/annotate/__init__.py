"""CleanText -> spaCy Doc with all mentions: names, noun phrases, pronouns.

In: an article and what cleaning left of it. Out: an ``Annotation``: ``doc.text`` is the clean
text, no sentence crosses a line break, at most one mention has a given head token.
May fail: ``NotExtractable`` where the text is empty or not English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.language import check_language
from graph_builder.annotate.names import find_names
from graph_builder.annotate.nominals import find_nominals, find_pronouns
from graph_builder.annotate.parsing import parse
from graph_builder.model import Annotation, Article, CleanText, TokenMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["annotate", "annotate_many", "check_language"]


def annotate(article: Article, clean: CleanText) -> Annotation:
    """Parse one article and find its mentions. Raises ``NotExtractable``."""
    check_language(article, clean)
    doc = parse(clean.text)
    names = find_names(doc)
    mentions = [*names, *find_nominals(doc, names), *find_pronouns(doc)]
    return Annotation(article, clean, doc, _one_per_head(mentions))


def annotate_many(articles: Iterable[tuple[Article, CleanText]]) -> Iterator[Annotation]:
    """Annotate a stream, one article in memory at a time, in order.

    The model reads the paragraphs of one article as a batch. Raises ``NotExtractable`` at the
    first article that can't be read: whoever wants to go on past it asks ``check_language`` first.
    """
    for article, clean in articles:
        yield annotate(article, clean)


def _one_per_head(mentions: list[TokenMention]) -> tuple[TokenMention, ...]:
    """By start, longest first; of two with one head a name wins over a phrase."""
    by_head: dict[int, TokenMention] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, mention)
    return tuple(sorted(by_head.values(), key=lambda m: (m.start, -m.end)))
