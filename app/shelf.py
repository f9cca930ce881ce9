"""Where the app keeps what people save: in the embedded store's folder, else in the user's own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from graph_builder.errors import NotFound
from graph_builder.protocols import GraphStore

#: What ``keep`` gives back: nothing else is looked for, so that no address leads out of the folder.
NAME = re.compile(r"[0-9a-f]{12}")


def folder(store: GraphStore, kind: str) -> Path:
    """The folder for files of a kind (``views``, ``queries``); it need not exist yet.

    ``GRAPH_BUILDER_DATA`` names another place. A Neo4j has no folder: the user's data folder then.
    """
    if given := os.environ.get("GRAPH_BUILDER_DATA"):
        return Path(given) / kind
    return (Path(store.address) if "://" not in store.address else _own()) / kind


def _own() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "graph_builder"


def keep(store: GraphStore, kind: str, value: Any) -> str:
    """Keep a value of plain JSON; its name comes from the content, so that the same is kept once.

    Raises ``OSError``.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    path = folder(store, kind) / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def fetch(store: GraphStore, kind: str, name: str) -> Any:
    """What was kept under that name. Raises ``NotFound``."""
    path = folder(store, kind) / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8")) if NAME.fullmatch(name) else _missing(name)
    except (OSError, ValueError):
        return _missing(name)


def _missing(name: str) -> Any:
    raise NotFound(
        f"No saved view has the name {name!r} here.",
        "It was saved with another store or on another machine: open the graph itself and search.",
    )
