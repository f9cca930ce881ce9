"""Reads sentences with the real parser, the real mentions and the shipped vocabulary."""

from __future__ import annotations

import datetime
from functools import cache

from graph_builder import vocabulary
from graph_builder.annotate import annotate
from graph_builder.extract import extract
from graph_builder.model import Annotation, Article, CleanText, Extraction, Segment, TokenClaim, TokenMention

#: A Wednesday.
PUBLISHED = datetime.date(2021, 7, 28)


@cache
def read(text: str, published: datetime.date | None = PUBLISHED) -> tuple[Annotation, Extraction]:
    """The annotation and extraction of a text."""
    article = Article("test", text, published=published)
    annotation = annotate(article, CleanText(text, (Segment(0, 0, len(text)),)))
    return annotation, extract(annotation, vocabulary.load())


def name(annotation: Annotation, mention: TokenMention) -> str:
    """What the mention is called: its name, else its words."""
    return mention.name or annotation.doc[mention.start : mention.end].text


def shown(annotation: Annotation, claim: TokenClaim) -> str:
    """One claim in a line: "Iran | SUPPORTS | militias", then what qualifies it."""
    parts = [name(annotation, claim.subject), claim.type, name(annotation, claim.object)]
    flags = ["not"] if claim.negated else []
    flags += [claim.modality] if claim.modality != "asserted" else []
    flags += [f"by {claim.attributed_to}"] if claim.attributed_to else []
    return " | ".join(parts) + (f" ({', '.join(flags)})" if flags else "")


def claims(text: str) -> list[str]:
    """All claims of a text, shown."""
    annotation, extraction = read(text)
    return [shown(annotation, claim) for claim in extraction.claims]
