"""Labelled documents and the graphs extracted from them -> how good the graphs are.

In: files of labels (format: docs/evaluation.md; ``shipped()`` lists the project's own) and, for
each of their documents, its graph. Out: a ``Report``: figures, what is wrong, what is missing, each
with its sentence. Pure: it extracts nothing and knows no other room. May fail with ``FormatError``
(file, line, reason).
"""

from graph_builder.evaluate.labels import (
    GoldClaim,
    GoldDocument,
    GoldNode,
    Reading,
    WrongClaim,
    load,
    shipped,
)
from graph_builder.evaluate.scoring import FIGURES, DocumentScore, Finding, Report, Share, score

__all__ = [
    "FIGURES",
    "DocumentScore",
    "Finding",
    "GoldClaim",
    "GoldDocument",
    "GoldNode",
    "Reading",
    "Report",
    "Share",
    "WrongClaim",
    "load",
    "score",
    "shipped",
]
