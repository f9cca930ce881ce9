"""What the rules look at: the parse, the mentions in text order, and the sets found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_builder.resolve.lexicon import entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_builder.model import TokenMention
    from graph_builder.resolve.clusters import Clusters
    from graph_builder.syntax import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class Context:
    """One article under resolution. Mentions are numbered in the order of their heads.

    ``plural`` and ``antecedents`` are filled as the text is read: a mention that stands for several
    others ("both countries"), and a mention that goes back to another.
    """

    doc: Doc
    mentions: Sequence[TokenMention]
    heads: Sequence[Token]
    clusters: Clusters
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    by_head: Mapping[int, int]
    plural: dict[int, tuple[int, ...]] = field(default_factory=dict)
    antecedents: dict[int, int] = field(default_factory=dict)

    def head(self, number: int) -> Token:
        """The head token of a mention."""
        return self.heads[number]

    def sentence(self, number: int) -> int:
        """The number of the sentence of a mention."""
        return self.sentences[self.mentions[number].head]

    def entity(self, number: int) -> int:
        """What stands for the set of a mention so far."""
        return self.clusters.find(number)

    def mention_at(self, token: Token) -> int | None:
        """The number of the mention that a token heads."""
        return self.by_head.get(token.i)

    def is_country(self, number: int) -> bool:
        """Does a name mention name a country?"""
        mention = self.mentions[number]
        return mention.kind == "name" and mention.name in entries("countries.txt")


def context(doc: Doc, mentions: Sequence[TokenMention], clusters: Clusters) -> Context:
    """Prepare the tables that the rules share."""
    sentences, paragraphs, paragraph = [0] * len(doc), [0] * len(doc), 0
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            sentences[token.i] = number
    for token in doc:
        paragraph += token.is_space and "\n" in token.text
        paragraphs[token.i] = paragraph
    by_head = {m.head: n for n, m in enumerate(mentions)}
    heads = [doc[m.head] for m in mentions]
    return Context(doc, mentions, heads, clusters, sentences, paragraphs, by_head)


def coordinated(token: Token) -> list[Token]:
    """A token and everything coordinated with it, in order: "the US and Iraq" from either."""
    while token.dep_ == "conj":
        token = token.head
    chain = [token]
    while following := [c for c in chain[-1].children if c.dep_ == "conj"]:
        chain += following
    return chain
