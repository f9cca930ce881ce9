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
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_builder import export, extract, query
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

# Everything comes when it is asked for: a command pays only for the rooms that it walks through.
_MODULES = {"build": "api", "open_store": "api", "subgraph": "api", "GraphBuilderError": "errors"}
_ROOMS = ("export", "extract", "query")


class _CallableRoom(ModuleType):
    """Three functions of the library are named like their rooms: the room answers to the call.

    ``graph_builder.api`` has the same functions with their types.
    """

    def __call__(self, *args: Any, **options: Any) -> Any:
        api = import_module("graph_builder.api")
        return getattr(api, self.__name__.rpartition(".")[2])(*args, **options)


class _Package(ModuleType):
    """This package: imports a public name when it is first used."""

    def __getattr__(self, name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        if name in _ROOMS:
            return import_module(f"graph_builder.{name}")
        return getattr(import_module(f"graph_builder.{_MODULES.get(name, 'model')}"), name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Also called by the import system, with every room that it has imported."""
        if name in _ROOMS and isinstance(value, ModuleType):
            value.__class__ = _CallableRoom
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


sys.modules[__name__].__class__ = _Package
