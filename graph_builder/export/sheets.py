"""CSV: a zip of ``nodes.csv``, ``claims.csv``, ``articles.csv`` and, where there are any, ``mentions.csv``.

UTF-8 with a byte order mark, so that spreadsheets read accents right. Days are ISO 8601, lists JSON
arrays, truth values ``true`` and ``false``. A text that a spreadsheet would run as a formula gets an
apostrophe in front, as OWASP's note on CSV injection advises. The zip is not compressed and carries
no time of day: the same subgraph gives the same bytes on every machine.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_builder.export.format import Drawing, edge_fields, flat, node_fields, sources
from graph_builder.model import Subgraph

#: What a spreadsheet takes for the begin of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: These come first, in this order; all others follow by name.
NODE_COLUMNS = ("id", "label", "name")
CLAIM_COLUMNS = (
    "id", "subject", "type", "object", "factual", "negated", "modality", "attributed_to", "quote", "outlet",
    "published", "article", "article_title", "article_url", "subject_id", "object_id",
)  # fmt: skip
ARTICLE_COLUMNS = ("id", "title", "outlet", "published", "url")
#: The earliest day that a zip can name.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The whole subgraph as tables; claims name their subject and object beside the ids."""
    articles = sources(subgraph)
    names = {n.id: n.name for n in subgraph.nodes}
    nodes = [{"id": n.id, **node_fields(n)} for n in subgraph.nodes if n.label != "Article"]
    edges = [
        (
            e.type,
            {
                "id": e.id,
                "subject": names[e.source],
                "subject_id": e.source,
                "object": names[e.target],
                "object_id": e.target,
                **edge_fields(e, articles),
            },
        )
        for e in subgraph.edges
    ]
    claims = [row for kind, row in edges if kind != "MENTIONS"]
    mentions = [
        {k: v for k, v in row.items() if k not in {"subject", "object"}}
        for kind, row in edges
        if kind == "MENTIONS"
    ]
    cited = [{"id": i, **node_fields(articles[i])} for i in sorted(articles)]
    for row in cited:
        del row["label"], row["name"]
    files = {
        "nodes.csv": _table(NODE_COLUMNS, nodes),
        "claims.csv": _table(CLAIM_COLUMNS, claims),
        "articles.csv": _table(ARTICLE_COLUMNS, cited),
    }
    if mentions:
        files["mentions.csv"] = _table(("id", "subject_id", "object_id", "name", "label"), mentions)
    return _zipped(files)


def _table(first: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    listed = list(rows)
    others = sorted({name for row in listed for name in row} - set(first))
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [*first, *others]
    writer.writerow(columns)
    for row in listed:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    plain = flat(value)
    if isinstance(plain, bool):
        return str(plain).lower()
    if isinstance(plain, str) and plain.startswith(FORMULA):
        return "'" + plain
    return plain


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # always Unix: the default is the machine's
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
