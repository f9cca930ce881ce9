"""The rows of a query as CSV, JSON or JSON Lines, and cells as a person reads them.

Internal properties (search text, tallies) stay inside: what a user sees and takes away is the
documented graph model.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Mapping
from typing import Any

from graph_builder.model import Edge, Node, PathValue, Table, visible


def to_json_value(cell: Any) -> Any:
    """A cell as JSON: nodes and edges as objects, dates in ISO 8601, lists and maps inside as well."""
    match cell:
        case Node():
            return {
                "id": cell.id,
                "labels": list(cell.labels),
                "properties": to_json_value(visible(cell.properties)),
            }
        case Edge():
            ends = {"id": cell.id, "type": cell.type, "source": cell.source, "target": cell.target}
            return {**ends, "properties": to_json_value(visible(cell.properties))}
        case PathValue():
            return {"nodes": to_json_value(list(cell.nodes)), "edges": to_json_value(list(cell.edges))}
        case datetime.date() | datetime.time() | datetime.timedelta():
            return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)
        case Mapping():
            return {str(k): to_json_value(v) for k, v in cell.items()}
        case list() | tuple():
            return [to_json_value(x) for x in cell]
        case None | bool() | int() | float() | str():
            return cell
        case _:
            return str(cell)


def to_text(cell: Any) -> str:
    """A cell in one line, as in Cypher's own notation: ``(:Person Joe Biden)``, ``[:MEETS "He met …"]``."""
    match cell:
        case None:
            return ""
        case Node():
            return f"(:{cell.label} {cell.name})"
        case Edge():
            quote = cell.properties.get("quote")
            return f'[:{cell.type} "{quote}"]' if quote else f"[:{cell.type}]"
        case PathValue():
            return _path(cell)
        case bool():
            return str(cell).lower()
        case float():
            return f"{cell:g}"
        case list() | tuple():
            return ", ".join(to_text(x) for x in cell)
        case Mapping():
            return json.dumps(to_json_value(cell), ensure_ascii=False)
        case _:
            return str(cell)


def _path(path: PathValue) -> str:
    """Every hop with its arrow in the direction in which the claim was made."""
    words = [to_text(path.nodes[0])] if path.nodes else []
    for here, edge, there in zip(path.nodes, path.edges, path.nodes[1:], strict=False):
        arrow = f"-[:{edge.type}]->" if edge.source == here.id else f"<-[:{edge.type}]-"
        words += [arrow, to_text(there)]
    return "".join(words)


def table_json(table: Table) -> str:
    """A JSON array with one object a row."""
    return json.dumps(_objects(table), ensure_ascii=False, indent=2) + "\n"


def table_jsonl(table: Table) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _objects(table))


def table_csv(table: Table) -> str:
    """Comma separated with a header, RFC 4180 line ends.

    A text that a spreadsheet would run as a formula (``=``, ``+``, ``-``, ``@`` in front) gets an
    apostrophe before it, as OWASP's note on CSV injection advises; numbers are left alone.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return out.getvalue()


def _csv_cell(cell: Any) -> Any:
    if cell is None or isinstance(cell, bool | int | float):
        return to_text(cell) if isinstance(cell, bool) else cell
    text = to_text(cell)
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _objects(table: Table) -> list[dict[str, Any]]:
    return [
        {name: to_json_value(cell) for name, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
