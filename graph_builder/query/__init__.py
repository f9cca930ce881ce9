"""Questions to a store: named ones, a person's own Cypher, search, excerpts for pictures, paths, timelines.

In comes a ``GraphStore``, of which only ``read`` and ``ask`` are used; out come frozen values:
``Table``, ``Subgraph`` and those of ``query.values``. What is internal to a store never comes out.
Fails with ``NotFound`` and ``UsageError`` (names and parameters), ``QueryError`` (a person's
Cypher), ``StoreError``.
"""

from graph_builder.query.advice import kind_of, placeholders, remedy, unknown_names
from graph_builder.query.articles import article, articles, texts
from graph_builder.query.claims import (
    claim,
    claims_between,
    claims_counted,
    claims_of,
    claims_of_article,
    rejected_claims,
)
from graph_builder.query.entities import find_entity, search
from graph_builder.query.excerpts import (
    around,
    cited,
    claims_subgraph,
    excerpt,
    expand,
    induced,
    leading,
    mentions,
    start,
    subgraph_of,
    types_around,
    union,
    whole,
    with_rejected,
)
from graph_builder.query.paths import path_subgraph, paths, relaxed
from graph_builder.query.questions import answer, ask, question, questions, read_question, values_of
from graph_builder.query.schema import Name, counts, names, schema
from graph_builder.query.timeline import Moment, known_by, timeline
from graph_builder.query.values import (
    ArticleRow,
    ArticleView,
    ClaimCounts,
    ClaimView,
    Counts,
    Excerpt,
    Hit,
    Hop,
    Parameter,
    ParameterType,
    Path,
    Question,
    Schema,
)

__all__ = [
    "ArticleRow",
    "ArticleView",
    "ClaimCounts",
    "ClaimView",
    "Counts",
    "Excerpt",
    "Hit",
    "Hop",
    "Moment",
    "Name",
    "Parameter",
    "ParameterType",
    "Path",
    "Question",
    "Schema",
    "answer",
    "around",
    "article",
    "articles",
    "ask",
    "cited",
    "claim",
    "claims_between",
    "claims_counted",
    "claims_of",
    "claims_of_article",
    "claims_subgraph",
    "counts",
    "excerpt",
    "expand",
    "find_entity",
    "induced",
    "kind_of",
    "known_by",
    "leading",
    "mentions",
    "names",
    "path_subgraph",
    "paths",
    "placeholders",
    "question",
    "questions",
    "read_question",
    "rejected_claims",
    "relaxed",
    "remedy",
    "schema",
    "search",
    "start",
    "subgraph_of",
    "texts",
    "timeline",
    "types_around",
    "union",
    "unknown_names",
    "values_of",
    "whole",
    "with_rejected",
]
