"""How sure a statement is, from what can be seen of it: a probability between 0 and 1.

Two logistic models of generic features, one of rendered statements (``statement_features``) and one of
the claims of a graph (``claim_features``): benchmarks reward the long arguments that a graph avoids, so
claims have weights of their own. The weights stand in ``data/confidence.toml``;
``benchmarks/confidence.py`` fits them and prints how well they order judged statements.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from graph_builder.extract.claim_features import Judgeable, claim_features
from graph_builder.extract.lexicon import lexicon
from graph_builder.extract.statement_features import features

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Token


def of_words(
    rule: str, subject: Iterable[object], relation: Iterable[object], object_: Iterable[object]
) -> float:
    """The confidence of a rendered statement; ``rule`` is that of ``render.Fact``."""
    return probability("statements", features(rule, _tokens(subject), _tokens(relation), _tokens(object_)))


def of_claim(claim: Judgeable, doc: Doc) -> float:
    """The confidence of a claim of the graph."""
    return probability("claims", claim_features(claim, doc))


def probability(model: str, values: Mapping[str, float]) -> float:
    """What the model's weights make of the values of features; unknown features weigh nothing."""
    weights = _weights(model)
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in values.items())
    return round(1 / (1 + math.exp(-score)), 3)


@cache
def _weights(model: str) -> Mapping[str, float]:
    weights: Mapping[str, float] = lexicon("confidence")[model]
    return weights


def _tokens(words: Iterable[object]) -> list[Token]:
    return [word for word in words if not isinstance(word, str)]  # type: ignore[misc]
