"""What the page says about a query that found nothing or did not run."""

from __future__ import annotations

import pytest

from graph_builder.errors import QueryFailed
from graph_builder.query import Schema, kind_of, placeholders, remedy, unknown_names

SCHEMA = Schema(
    {"Entity": 3, "Person": 2, "Article": 1},
    {"MEETS": 2},
    {"Entity": ("id", "name"), "Article": ("id", "title")},
    ("outlet", "quote"),
)


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("MATCH (p:Persn) RETURN p", ["the label Persn. Did you mean Person?"]),
        ("MATCH (p:Entity:Person|Banana) RETURN p", ["the label Banana."]),
        ("MATCH ()-[c:MEET|MEETS]->() RETURN c", ["the relation type MEET. Did you mean MEETS?"]),
        ("MATCH (p) RETURN p.nme, p.name", ["the property nme. Did you mean name?"]),
        ("MATCH (p) WHERE p.name = ':Persn' RETURN p // (x:Persn).foo", []),
        ("CALL db.index.fulltext.queryNodes('x', 'y') YIELD node RETURN node.name", []),
        ("MATCH (a:Article)-[m:MENTIONS]->(e) RETURN m.count", []),
    ],
)
def test_names_that_the_graph_lacks(cypher: str, said: list[str]) -> None:
    """Each is said once, with the nearest that there is; quotes and comments are no query."""
    assert unknown_names(cypher, SCHEMA) == [f"Nothing in this graph has {line}" for line in said]


@pytest.mark.parametrize(
    ("cypher", "kind"),
    [
        ("RETURN 1 LIMIT $x", "number"),
        ("MATCH (n) WHERE n.name IN $x RETURN n", "list"),
        ("MATCH ()-[c]->() WHERE c.published >= $x RETURN c", "date"),
        ("MATCH ()-[c]->() WHERE c.negated = $x RETURN c", "boolean"),
        ("MATCH (n {id: $x}) RETURN n", "entity"),
        ("MATCH (n) WHERE n.name = $x RETURN n", "text"),
    ],
)
def test_the_kind_of_a_parameter(cypher: str, kind: str) -> None:
    """Where it stands tells what it is."""
    assert placeholders(cypher) == ["x"]
    assert kind_of(cypher, "x") == kind


@pytest.mark.parametrize(
    ("cypher", "error", "said"),
    [
        ("MATCH (n)\nRETRUN n", QueryFailed("Invalid input", line=2, column=1), "Did you mean RETURN?"),
        ("MATCH (n RETURN n", QueryFailed("Invalid input", line=1, column=10), "A ( is not closed."),
        ("MATCH (n) RETURN m", QueryFailed("Variable `m` not defined"), "A name must be given in MATCH"),
        ("RETURN 1 / 0", QueryFailed("/ by zero"), ""),
    ],
)
def test_what_to_do(cypher: str, error: QueryFailed, said: str) -> None:
    """A proposal where one can be made, else silence."""
    found = remedy(error, cypher)
    assert found.startswith(said) if said else not found
