"""Confidence is a probability that follows what can be seen of a statement."""

from __future__ import annotations

from graph_builder.extract.clauses import clauses_of
from graph_builder.extract.compact import compact
from graph_builder.extract.confidence import claim_features, features, of_claim
from graph_builder.extract.lexicon import lexicon
from tests.extract.reading import read
from tests.extract.test_render import parsed

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


def test_what_no_type_covers_is_less_sure() -> None:
    """A claim that only relates two things is worth less than one with a type."""
    words = ("object", "Biden met Merkel.", (0, "Biden"), (10, "Merkel"))
    assert of_claim(*words, typed=False) < of_claim(*words, typed=True)


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
    seen |= set(claim_features("object", "Ann met Bob.", (0, "Ann"), (8, "Bob"), typed=True))
    plain = {n for n in seen if not n.startswith(("kind ", "origin ", "family ", "form "))}
    weights = {*lexicon("confidence")["statements"], *lexicon("confidence")["claims"]} - {"bias"}
    weighed = {n for n in weights if not n.startswith(("kind ", "origin ", "family ", "form "))}
    kinds = {f"{side} {kind}" for side in ("subject", "object") for kind in ("name", "nominal", "pronoun")}
    assert weighed - kinds <= plain
    assert plain - kinds <= weighed
