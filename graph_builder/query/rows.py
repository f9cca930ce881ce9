"""Rows of the project's own reading statements -> nodes, edges and claims."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, cast

from graph_builder.model import Cue, CueKind, Edge, Node, Span, standing, visible
from graph_builder.query.values import ClaimView

#: A row of an answer. Another process may be writing: a node or claim can be seen before its id, as
#: no store gives readers a snapshot; such a row counts as not there yet.
Row = Mapping[str, Any]


def node_of(node: Node) -> Node:
    """The node without internal properties, its labels sorted (``Entity`` first)."""
    labels = tuple(sorted(node.labels, key=lambda x: (x != "Entity", x)))
    return Node(node.id, labels, visible(node.properties))


def nodes_of(rows: Iterable[Row]) -> list[Node]:
    """The nodes of rows with ``node``."""
    return [node_of(row["node"]) for row in rows if row["node"].properties.get("id")]


def edges_of(rows: Iterable[Row]) -> list[Edge]:
    """Edges of rows with ``source, target, type, properties``; the properties hold the id."""
    return [
        Edge(row["properties"]["id"], row["source"], row["target"], row["type"], visible(row["properties"]))
        for row in rows
        if row["properties"].get("id") and row["source"] and row["target"]
    ]


def claims_of_rows(rows: Iterable[Row]) -> list[ClaimView]:
    """Claims of rows as of ``edges_of`` with ``subject, object, title, url`` beside."""
    return [claim_of(row) for row in rows if row["properties"].get("id")]


def claim_of(row: Row) -> ClaimView:
    """The claim of one row."""
    p = row["properties"]
    return ClaimView(
        id=p["id"],
        subject_id=row["source"],
        subject=row["subject"] or row["source"],
        type=row["type"],
        predicate=p.get("predicate") or "",
        object_id=row["target"],
        object=row["object"] or row["target"],
        quote=p.get("quote") or "",
        start=p.get("start") or 0,
        end=p.get("end") or 0,
        article=p.get("article") or "",
        title=row["title"] or "",
        url=row["url"],
        outlet=p.get("outlet"),
        voice=p.get("voice"),
        published=_day(p.get("published")),
        factual=bool(p.get("factual")),
        negated=bool(p.get("negated")),
        modality=p.get("modality") or "asserted",
        standing=standing(p),
        attributed_to=p.get("attributed_to"),
        speaker=p.get("speaker"),
        event_date=_day(p.get("event_date")),
        granularity=p.get("granularity"),
        time=p.get("time"),
        location=p.get("location"),
        quantity=p.get("quantity"),
        confidence=float(p.get("confidence") or 0),
        rule=p.get("rule") or "",
        clause=p.get("clause") or "",
        derived_from=p.get("derived_from"),
        subject_span=_span(p.get("subject_span")),
        object_span=_span(p.get("object_span")),
        subject_antecedent=_span(p.get("subject_antecedent")),
        object_antecedent=_span(p.get("object_antecedent")),
        cues=tuple(_cue(text) for text in p.get("cues") or ()),
        review=p.get("review"),
        review_note=p.get("review_note"),
        review_was=tuple(p.get("review_was") or ()),
    )


def _day(value: Any) -> datetime.date | None:
    return value if isinstance(value, datetime.date) else None


def _span(value: list[int] | None) -> Span | None:
    return Span(value[0], value[1]) if value else None


def _cue(text: str) -> Cue:
    """``negation:12:15`` -> its kind and span."""
    kind, start, end = text.split(":")
    return Cue(cast(CueKind, kind), int(start), int(end))
