"""Which store a person means, and the login for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.errors import UsageError
from graph_builder.store import driver
from graph_builder.store.embedded import IDLE, Embedded, stop_server

if TYPE_CHECKING:
    from graph_builder.store.bolt import BoltStore, Endpoint

DEFAULT_FOLDER = "kg-data"


def open_store(
    target: str | Path | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> BoltStore:
    """Open a store: a folder is the embedded one, ``bolt://`` or ``neo4j://`` a Neo4j.

    Without a target NEO4J_URI decides, else the folder ``kg-data`` here. A Neo4j's login comes from the
    arguments, else from NEO4J_USERNAME (``neo4j``), NEO4J_PASSWORD and NEO4J_DATABASE. The server of a
    folder is started if need be. Raises ``StoreError`` (with what to do) or ``UsageError``.
    """
    place = endpoint(target, user=user, password=password, database=database)
    drivers = place.connect()  # before the driver's import, which takes as long as a server needs to get up
    from graph_builder.store.bolt import BoltStore

    return BoltStore(place, drivers)


def exists(target: str | Path | None = None) -> bool:
    """Is there something to open? False for a folder that is missing or empty; a Neo4j is asked later."""
    text = str(target or os.environ.get("NEO4J_URI") or DEFAULT_FOLDER)
    folder = Path(text).expanduser()
    return "://" in text or (any(folder.iterdir()) if folder.is_dir() else folder.exists())


def stop(target: str | Path | None = None) -> bool:
    """Stop the server of an embedded store; the next user starts it again. False where none was running.

    Raises ``UsageError`` for a Neo4j, which somebody else runs.
    """
    if "://" in str(target or os.environ.get("NEO4J_URI") or ""):
        raise UsageError("A Neo4j is stopped where it was started.", "Name the folder of an embedded store.")
    return stop_server(Path(target or DEFAULT_FOLDER).expanduser().resolve())


def endpoint(
    target: str | Path | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Endpoint:
    """What ``open_store`` would connect to."""
    text = str(target or os.environ.get("NEO4J_URI") or DEFAULT_FOLDER)
    scheme, separator, _ = text.partition("://")
    if not separator:
        if user or password or database:
            raise UsageError(
                f"User, password and database belong to a Neo4j, but {text} is a folder.",
                "Give bolt://HOST:7687.",
            )
        return Embedded(Path(text).expanduser().resolve(), idle=_idle())
    driver.load()
    from graph_builder.store.remote import SCHEMES, Neo4j

    if scheme not in SCHEMES:
        raise UsageError(
            f"{scheme}:// is no store.", f"Give a folder, or one of {', '.join(sorted(SCHEMES))}://."
        )
    secret = password or os.environ.get("NEO4J_PASSWORD")
    if not secret:
        raise UsageError("No password for the Neo4j.", "Set NEO4J_PASSWORD.")
    return Neo4j(
        text,
        user or os.environ.get("NEO4J_USERNAME") or "neo4j",
        secret,
        database or os.environ.get("NEO4J_DATABASE") or None,
    )


def _idle() -> float:
    """Seconds without a client until the embedded server stops, from GRAPH_BUILDER_IDLE_SECONDS."""
    text = os.environ.get("GRAPH_BUILDER_IDLE_SECONDS", "")
    try:
        return max(1.0, float(text)) if text else IDLE
    except ValueError:
        raise UsageError(
            f"GRAPH_BUILDER_IDLE_SECONDS is {text!r}, no number of seconds.", "Set it to 900."
        ) from None
