"""Schema: the names that a query can use, what they mean, how often they occur, and a query for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import shell
from graph_builder import components, pipeline, query, view
from graph_builder.query import Name, Schema
from graph_builder.vocabulary import RelationType, Vocabulary

NOTES = {
    "entity": "Every entity has these.",
    "claim": "A relationship is one claim of one article. What is absent is null.",
    "article": "An article is a node too: (:Article)-[:MENTIONS]->(:Entity).",
    "mention": "Properties of MENTIONS, the relationship from an article to an entity.",
}
TITLES = {"entity": "Properties of an entity", "claim": "Properties of a claim",
          "article": "Properties of an article", "mention": "Properties of a mention"}  # fmt: skip


def page() -> None:
    """Draw the page."""
    found, words = shell.schema(), pipeline.load_vocabulary()
    if asked := st.session_state.pop("schema-asked", None):
        st.session_state["ask-first"] = asked
        shell.go("query")
    st.html(
        '<div class="kg-title"><h1>Schema</h1><p>The names that a query can use. A click asks for what '
        "has that name.</p></div>"
    )
    components.catalogue(
        key="schema-names",
        columns=[
            [_labels(found), _properties("claim"), _properties("entity"), _properties("article"),
             _properties("mention")],
            [_types(found, words)],
        ],
        on_event=_ask,
    )  # fmt: skip


def _ask(event: Mapping[str, Any]) -> None:
    """Turn to Query when the page is drawn: a callback can't."""
    st.session_state["schema-asked"] = event["cypher"]


def _labels(found: Schema) -> dict[str, Any]:
    theme = shell.theme()
    rows = [
        {
            "name": n.name,
            "definition": n.definition,
            "count": found.labels.get(n.name, 0),
            "color": view.colour(n.name, theme) if n.name != "Entity" else None,
            "cypher": _nodes(n.name),
        }
        for n in query.names()
        if n.owner == "label"
    ]
    known = {row["name"] for row in rows}
    rows += [
        {"name": label, "definition": "", "count": count, "color": None, "cypher": _nodes(label)}
        for label, count in found.labels.items()
        if label not in known
    ]
    return {"title": "Labels", "note": "Kinds of nodes.", "groups": [{"title": "", "rows": rows}]}


def _nodes(label: str) -> str:
    if label == "Article":
        return "MATCH (a:Article)-[m:MENTIONS]->(e:Entity)\nRETURN a, m, e\nLIMIT 60"
    return f"MATCH (n:{_quoted(label)})-[c]->(m:Entity)\nRETURN n, c, m\nLIMIT 50"


def _types(found: Schema, words: Vocabulary) -> dict[str, Any]:
    """The relation types under their parents; a type of another vocabulary stands at the end."""
    by_parent: dict[str, list[RelationType]] = {}
    for relation in words.values():
        by_parent.setdefault(relation.parent, []).append(relation)
    groups = [
        _group(parent, words.parents.get(parent, ""), [_type(t, found) for t in types])
        for parent, types in by_parent.items()
    ]
    foreign = [name for name in found.types if name not in words]
    if foreign:
        rows = [_row(name, "not in the shipped vocabulary", "", found.types[name]) for name in foreign]
        groups.append(_group("Others", "", rows))
    groups.sort(key=lambda group: -group["total"])
    used = sum(1 for name in found.types if found.types[name])
    return {
        "title": "Relation types",
        "note": f"{used} of {len(words)} occur in this graph; S is the subject, O the object.",
        "groups": groups,
    }


def _group(title: str, definition: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    ordered = sorted(rows, key=lambda row: (-row["count"], row["name"]))
    return {"title": title, "definition": definition, "total": sum(row["count"] for row in rows),
            "counted": True, "rows": ordered}  # fmt: skip


def _type(relation: RelationType, found: Schema) -> dict[str, Any]:
    joins = [", ".join(labels) or "anything" for labels in (relation.subjects, relation.objects)]
    said = [f"{joins[0]} → {joins[1]}"] if joins != ["anything", "anything"] else []
    said += ["in both directions"] if relation.symmetric else []
    return _row(relation.name, relation.definition, "; ".join(said), found.types.get(relation.name, 0))


def _row(name: str, definition: str, detail: str, count: int) -> dict[str, Any]:
    cypher = f"MATCH (a)-[c:{_quoted(name)}]->(b)\nRETURN a, c, b\nLIMIT 50"
    return {"name": name, "definition": definition, "detail": detail, "count": count, "cypher": cypher}


def _properties(owner: str) -> dict[str, Any]:
    rows = [
        {"name": n.name, "definition": n.definition, "detail": n.type, "count": None, "cypher": _example(n)}
        for n in query.names()
        if n.owner == owner
    ]
    return {"title": TITLES[owner], "note": NOTES[owner], "groups": [{"title": "", "rows": rows}]}


def _example(name: Name) -> str:
    match name.owner:
        case "claim":
            rest = "" if name.name == "quote" else ", c.quote"
            return (
                f"MATCH (a)-[c]->(b:Entity)\nWHERE c.{name.name} IS NOT NULL\n"
                f"RETURN a.name, type(c), b.name, c.{name.name}{rest}\nLIMIT 50"
            )
        case "article":
            return f"MATCH (a:Article)\nRETURN a.id, a.{name.name}\nLIMIT 50"
        case "mention":
            return (
                f"MATCH (a:Article)-[m:MENTIONS]->(e:Entity)\nRETURN a.title, e.name, m.{name.name}\nLIMIT 50"
            )
        case _:
            return f"MATCH (n:Entity)\nRETURN n.name, labels(n), n.{name.name}\nLIMIT 50"


def _quoted(name: str) -> str:
    """A name in Cypher; what is no plain word goes into backticks."""
    return name if name.isidentifier() else "`" + name.replace("`", "``") + "`"
