"""CleanText -> spaCy Doc with all mentions: names, noun phrases, pronouns.

In: an article and what cleaning left of it. Out: an ``Annotation``: ``doc.text`` is the clean
text, no sentence crosses a line break, at most one mention has a given head token.
May fail: ``NotExtractable`` where the text is empty or not English.
"""

from __future__ import annotations

from graph_builder.annotate.language import check_language
from graph_builder.annotate.names import find_names
from graph_builder.annotate.nominals import find_nominals, find_pronouns
from graph_builder.annotate.parsing import parse
from graph_builder.model import Annotation, Article, CleanText, TokenMention

__all__ = ["annotate", "check_language"]


def annotate(article: Article, clean: CleanText) -> Annotation:
    """Parse one article and find its mentions. Raises ``NotExtractable``."""
    check_language(article, clean)
    doc = parse(clean.text)
    names = find_names(doc)
    mentions = [*names, *find_nominals(doc, names), *find_pronouns(doc)]
    return Annotation(article, clean, doc, _one_per_head(mentions))


def _one_per_head(mentions: list[TokenMention]) -> tuple[TokenMention, ...]:
    """By start, longest first; of two with one head a name wins over a phrase."""
    by_head: dict[int, TokenMention] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, mention)
    return tuple(sorted(by_head.values(), key=lambda m: (m.start, -m.end)))
