"""A Cypher store: the embedded server or a Neo4j, behind one class.

In: graphs of articles (``replace``), ids of articles (``retract``), statements of cypher/ (``read``), a
person's Cypher (``ask``). Out: rows and tables of the project's own values, reports. What may fail:
``StoreError`` (the server), ``WriteRefused`` (a graph that no store may take, before anything is
written), ``NotFound``, and for a person's Cypher ``QueryError``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from graph_builder.store.mending import RepairReport, repair
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

# A name comes when it is asked for, so that who needs the embedded server can start it first, and import
# the driver, two thirds of the room, while it starts. Every name that is not here is in ``articles``.
_MODULES = {
    "BoltStore": "bolt",
    **dict.fromkeys(("exists", "open_store", "stop"), "connect"),
    **dict.fromkeys(("Check", "diagnose"), "doctor"),
    **dict.fromkeys(("Draft", "Reason", "draft", "misplaced", "reasons"), "linking"),
    **dict.fromkeys(("RepairReport", "repair"), "mending"),
    **dict.fromkeys(("BATCH", "ArticleRows", "rows_of"), "rows"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _MODULES.get(name, "articles")
    if module != "connect":  # which imports the driver itself, once the server is on its way
        import_module(f"{__name__}.driver").load()
    return getattr(import_module(f"{__name__}.{module}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
