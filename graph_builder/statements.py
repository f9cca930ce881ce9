"""Loads the project's Cypher: every statement is a file of cypher/, never a string in the code.

In a checkout the folder stands beside the package, in a wheel inside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``cypher`` or ``app``, wherever this installation has it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@cache
def statement(name: str, dialect: str | None = None) -> str:
    """The text of ``cypher/NAME.cypher``, or of ``cypher/NAME.DIALECT.cypher`` where that exists.

    >>> statement("explore/search")  # doctest: +SKIP
    """
    root = folder("cypher")
    special = root / f"{name}.{dialect}.cypher"
    path = special if dialect and special.is_file() else root / f"{name}.cypher"
    return path.read_text(encoding="utf-8")
