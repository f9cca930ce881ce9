"""News articles in; a knowledge graph out that a person can check, query and take away.

What a notebook needs::

    import graph_builder as kg

    graph = kg.extract("Joe Biden met Mustafa al-Kadhimi in Washington on Monday.")
    with kg.open_store("kg-data") as store:
        kg.build(store, ["examples"])
        table = kg.query(store, "MATCH (a)-[c:MEETS]->(b) RETURN a.name, b.name, c.quote")
        page = kg.export(store, "html", around="Joe Biden")

``kg`` on the command line calls the same functions.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from graph_builder import api, export, extract, query
from graph_builder.api import build, open_store, subgraph
from graph_builder.errors import GraphBuilderError
from graph_builder.model import Article, ArticleGraph, Claim, Entity, Subgraph, Table

__all__ = [
    "Article",
    "ArticleGraph",
    "Claim",
    "Entity",
    "GraphBuilderError",
    "Subgraph",
    "Table",
    "build",
    "export",
    "extract",
    "open_store",
    "query",
    "subgraph",
]


class _CallableRoom(ModuleType):
    """Three functions of the library are named like their rooms: the room answers to the call.

    ``graph_builder.api`` has the same functions with their types.
    """

    def __call__(self, *args: Any, **options: Any) -> Any:
        return getattr(api, self.__name__.rpartition(".")[2])(*args, **options)


for _room in (export, extract, query):
    sys.modules[_room.__name__].__class__ = _CallableRoom
