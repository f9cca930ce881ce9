"""Confidence is a probability that follows what can be seen of a statement."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.extract import extract
from graph_builder.extract.claim_features import Judgeable, claim_features
from graph_builder.extract.clauses import clauses_of
from graph_builder.extract.compact import compact
from graph_builder.extract.confidence import of_claim
from graph_builder.extract.lexicon import lexicon
from graph_builder.extract.statement_features import features
from graph_builder.syntax import Doc
from graph_builder.vocabulary import load
from tests.extract.reading import read
from tests.extract.test_render import parsed

#: Features of which each parse shows some: one for each label of the parse or family of rules.
OPEN = ("kind ", "origin ", "family ", "form ", "ends ", "verb ", "head ", "subject ", "object ")

TEXT = (
    "US President Joe Biden met Angela Merkel in Berlin. The talks, which officials from both sides had "
    "prepared for weeks, were about gas. London-based HSBC left Russia. It was backed by Iran."
)


def test_claims_have_probabilities_that_differ() -> None:
    """Every claim has its own confidence between 0 and 1, not one number for all."""
    _, extraction = read(TEXT)
    found = [c.confidence for c in extraction.claims]
    assert all(0 < confidence < 1 for confidence in found)
    assert len(set(found)) >= 4


def judgeable(text: str) -> tuple[list[Judgeable], Doc]:
    """The claims of a text as they are when they are rated."""
    seen: list[Judgeable] = []
    annotation, _ = read(text)
    extract(annotation, load(), rate=lambda claim, _: seen.append(claim) or 0.5)
    return seen, annotation.doc


def test_what_no_type_covers_is_less_sure() -> None:
    """A claim that only relates two things is worth less than one with a type."""
    (claim, *_), doc = judgeable("Joe Biden met Angela Merkel in Berlin.")
    assert claim.typed
    assert of_claim(replace(claim, typed=False), doc) < of_claim(claim, doc)


def test_an_object_without_words_of_its_own_is_less_sure() -> None:
    """ "took office" may be an idiom, "took the island" is not."""
    (idiom, *_), first = judgeable("The minister took office.")
    (plain, *_), second = judgeable("The minister took the office.")
    assert of_claim(idiom, first) < of_claim(plain, second)


def test_weights_are_of_features_that_exist() -> None:
    """No weight stands in the data file for a feature that the code has no more, nor the other way round."""
    sentence = "It seemed to him that Ann , who met the man from Rome , was the mayor of Paris in 1918 ."
    doc = parsed(sentence)
    seen: set[str] = set()
    for fact in compact(clauses_of(doc), doc):
        parts = [
            [w for w in part if not isinstance(w, str)]
            for part in (*fact.arguments[:1], fact.relation, fact.arguments[1])
        ]
        seen |= set(features(fact.rule, *parts))
    claims, doc = judgeable(TEXT)
    for claim in claims:
        seen |= set(claim_features(claim, doc))
    model = lexicon("confidence")
    weighed = {*model["statements"], *model["claims"]} - {"bias"}
    assert {n for n in weighed if not n.startswith(OPEN)} <= seen
    assert {n for n in seen if not n.startswith(OPEN)} <= weighed
