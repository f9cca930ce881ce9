"""Queries that people keep: a file each, which ``kg query FILE`` runs too; and what was asked lately."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shelf
from graph_builder import query
from graph_builder.errors import FormatError, UsageError
from graph_builder.model import fold
from graph_builder.protocols import GraphStore
from graph_builder.query import Parameter, Question

#: Queries that the history remembers.
REMEMBERED = 100


@dataclass(frozen=True)
class Past:
    """A query that was run, and what came of it: rows and milliseconds, or None where it failed."""

    cypher: str
    values: Mapping[str, str]
    question: str
    rows: int | None
    ms: int | None


def folder(store: GraphStore) -> Path:
    """Where the files are."""
    return shelf.folder(store, "queries")


def queries(store: GraphStore) -> list[Question]:
    """The saved queries by title; a file that is none is left out."""
    found = []
    for path in sorted(folder(store).glob("*.cypher")):
        try:
            found.append(query.read_question(path))
        except (FormatError, OSError, UnicodeDecodeError):
            continue
    return sorted(found, key=lambda q: (q.title.casefold(), q.name))


def save(store: GraphStore, title: str, cypher: str, parameters: Sequence[Parameter]) -> Path:
    """Keep a query under a title; one with the same title is replaced.

    Raises ``UsageError`` where there is no title, ``OSError`` where the file can't be written.
    """
    line = " ".join(title.split())
    name = re.sub(r"[^a-z0-9]+", "_", fold(line)).strip("_")[:60]
    if not name:
        raise UsageError("A saved query needs a title.", "Write what it asks, with letters or digits.")
    body = "\n".join(x for x in cypher.strip().splitlines() if not x.startswith("//"))
    heads = [f"// ${p.name}: {p.type} — {p.description or p.name}{_default(p)}" for p in parameters]
    path = folder(store) / f"{name}.cypher"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([f"// {line}", *heads, body, ""]), encoding="utf-8")
    return path


def _default(parameter: Parameter) -> str:
    if parameter.default is not None:
        return f" (default: {parameter.default})"
    return "" if parameter.required else " (optional)"


def remove(store: GraphStore, name: str) -> None:
    """Delete the file of a saved query."""
    if name in {q.name for q in queries(store)}:
        (folder(store) / f"{name}.cypher").unlink(missing_ok=True)


def remember(store: GraphStore, past: Past) -> None:
    """Put a query on top of the history; the same query stands there once. Without a disk: nothing."""
    entries = [past, *(p for p in history(store) if (p.cypher, p.values) != (past.cypher, past.values))]
    lines = [
        json.dumps([p.cypher, dict(p.values), p.question, p.rows, p.ms], ensure_ascii=False)
        for p in entries[:REMEMBERED]
    ]
    path = folder(store) / "history.jsonl"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return


def history(store: GraphStore) -> list[Past]:
    """What was run lately, the latest first; a line that can't be read is left out."""
    try:
        lines = (folder(store) / "history.jsonl").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        try:
            cypher, values, question, rows, ms = json.loads(line)
            found.append(
                Past(str(cypher), {str(k): str(v) for k, v in values.items()}, str(question), rows, ms)
            )
        except (ValueError, TypeError, AttributeError):
            continue
    return found
