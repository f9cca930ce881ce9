"""A Cypher store: the embedded server or a Neo4j, behind one class.

In: graphs of articles (``replace``), ids of articles (``retract``), statements of cypher/ (``read``), a
person's Cypher (``ask``). Out: rows and tables of the project's own values, reports. What may fail:
``StoreError`` (the server), ``WriteRefused`` (a graph that no store may take, before anything is
written), ``NotFound``, and for a person's Cypher ``QueryError``.
"""

from graph_builder.store import driver

driver.load()  # before a module of this room imports it

# ruff: noqa: E402
from graph_builder.store.articles import (
    ARTICLES,
    LoadReport,
    RetractReport,
    Stored,
    Totals,
    hashes,
    marks,
    mentioned_by,
    mentioning,
    preview_retract,
    put,
    put_drafts,
    relink,
    replace,
    retract,
    setup,
    stored,
    totals,
    unlinked,
)
from graph_builder.store.bolt import BoltStore
from graph_builder.store.connect import exists, open_store, stop
from graph_builder.store.doctor import Check, diagnose
from graph_builder.store.linking import Draft, Reason, draft, misplaced, reasons
from graph_builder.store.repair import RepairReport, repair
from graph_builder.store.rows import BATCH, ArticleRows, rows_of

__all__ = [
    "ARTICLES",
    "BATCH",
    "ArticleRows",
    "BoltStore",
    "Check",
    "Draft",
    "LoadReport",
    "Reason",
    "RepairReport",
    "RetractReport",
    "Stored",
    "Totals",
    "diagnose",
    "draft",
    "exists",
    "hashes",
    "marks",
    "mentioned_by",
    "mentioning",
    "misplaced",
    "open_store",
    "preview_retract",
    "put",
    "put_drafts",
    "reasons",
    "relink",
    "repair",
    "replace",
    "retract",
    "rows_of",
    "setup",
    "stop",
    "stored",
    "totals",
    "unlinked",
]
