"""Read a text without cleaning, pick mentions, make claims over them by hand."""

from __future__ import annotations

from typing import Any

from graph_builder.annotate import annotate
from graph_builder.model import (
    Annotation,
    Article,
    ArticleGraph,
    CleanText,
    Extraction,
    Segment,
    TokenClaim,
    TokenMention,
)
from graph_builder.resolve import resolve


def read(text: str) -> Annotation:
    """Annotate a text that needs no cleaning."""
    return annotate(Article("article", text), CleanText(text, (Segment(0, 0, len(text)),)))


def mention(a: Annotation, words: str) -> TokenMention:
    """The mention with these words; "they#2" is the second of them."""
    words, _, nth = words.partition("#")
    found = [m for m in a.mentions if a.doc[m.start : m.end].text == words]
    assert found, f"{words!r} is no mention among {[a.doc[m.start : m.end].text for m in a.mentions]}"
    return found[int(nth or 1) - 1]


def claim(a: Annotation, subject: str, kind: str, obj: str, **fields: Any) -> TokenClaim:
    """A claim whose quote is the sentence of its subject."""
    s, o = mention(a, subject), mention(a, obj)
    sentence = a.doc[s.head].sent
    return TokenClaim(s, o, kind, kind.lower(), (sentence.start, sentence.end), "by hand", 0, **fields)


def graph_of(text: str, *claims: tuple[str, str, str]) -> ArticleGraph:
    """The graph of a text with claims (subject, TYPE, object) by the words of their mentions."""
    a = read(text)
    return resolve(a, Extraction(tuple(claim(a, *c) for c in claims)))


def entity_of(text: str, words: str) -> str | None:
    """The name of the entity that a mention of these words belongs to, None where it has none.

    Every mention is made an argument of some claim, so that no entity is left out.
    """
    a = read(text)
    target = mention(a, words)
    anchor = next(m for m in a.mentions if m.kind != "pronoun" and m != target)
    made = TokenClaim(target, anchor, "RELATES_TO", "x", (0, len(a.doc)), "by hand", 0)
    graph = resolve(a, Extraction((made,)))
    start = a.doc[target.start].idx
    plain = words.partition("#")[0]
    found = [e.name for e in graph.entities for m in e.mentions if (m.start, m.text) == (start, plain)]
    return found[0] if found else None


def same(text: str, one: str, other: str) -> bool:
    """Are two mentions in one entity?"""
    a = read(text)
    first, second = mention(a, one), mention(a, other)
    sentence = (0, len(a.doc))
    made = TokenClaim(first, second, "RELATES_TO", "x", sentence, "by hand", 0)
    graph = resolve(a, Extraction((made,)))
    return any("both arguments are" in d.reason for d in graph.dropped)
