"""What a format is, and what every format writes for a node and a claim."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_builder.model import Edge, Node, Subgraph, visible

if TYPE_CHECKING:
    from pyvis.network import Network


@dataclass(frozen=True, slots=True)
class Drawing:
    """The same picture in both themes, for the formats that draw; made by the room view."""

    light: Network
    dark: Network


@dataclass(frozen=True, slots=True)
class Format:
    """A way to take a subgraph away.

    ``write`` gives the same bytes for the same subgraph and drawing. What does not draw
    (``draws``) ignores the drawing; what draws does without where there is none.
    """

    name: str
    suffix: str
    media_type: str
    description: str
    write: Callable[[Subgraph, Drawing | None], bytes]
    draws: bool = False


#: What XML 1.0 (section 2.2) can't hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def xml_text(text: str) -> str:
    """The text with U+FFFD in place of each character that XML can't hold (most control characters).

    >>> xml_text("a\\x00b")
    'a�b'
    """
    return NOT_XML.sub(REPLACEMENT, text)


def sources(subgraph: Subgraph) -> dict[str, Node]:
    """The articles that are known, by id: those of the graph itself and those that it cites."""
    nodes = [n for n in subgraph.nodes if n.label == "Article"]
    return {n.id: n for n in [*subgraph.articles, *nodes]}


def node_fields(node: Node) -> dict[str, Any]:
    """A node's label and properties by name: what a table or an attribute list shows of it."""
    fields = {"label": node.label, "name": node.name, **visible(node.properties)}
    fields.pop("id", None)
    return dict(sorted(fields.items()))


def edge_fields(edge: Edge, articles: Mapping[str, Node]) -> dict[str, Any]:
    """A claim's properties with its citation: ``article_title`` and ``article_url`` where known."""
    fields = {"type": edge.type, **visible(edge.properties)}
    fields.pop("id", None)
    cited = articles.get(str(fields.get("article")))
    if cited:
        fields["article_title"] = cited.properties.get("title")
        fields["article_url"] = cited.properties.get("url")
    return {k: fields[k] for k in sorted(fields) if fields[k] is not None}


def flat(value: Any) -> bool | int | float | str:
    """A value for a format that has only scalars: lists as JSON arrays, days as ISO 8601."""
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
