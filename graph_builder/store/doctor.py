"""What is wrong with a store, if anything, and what to do."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_builder.errors import GraphBuilderError
from graph_builder.statements import statement
from graph_builder.store import launch
from graph_builder.store.bolt import BoltStore
from graph_builder.store.connect import endpoint, exists
from graph_builder.store.embedded import Embedded, prepare, running
from graph_builder.store.mending import lacking

LITTLE = 500_000_000  # bytes free on the disk, below which a build may fail
NEEDED = {("Entity", "id"), ("Article", "id"), ("Entity", "name"), ("Entity", "names"), ("Article", "text")}
OLDEST_NEO4J = (5, 26)


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ``remedy`` says what to do where it is not ``ok``."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def diagnose(target: str | Path | None = None) -> list[Check]:
    """Check a store from the outside in; it stops at the first thing that stops everything after it.

    The embedded server is started if need be, but no store is made where none is. Raises nothing: what
    fails is a finding.
    """
    checks: list[Check] = []
    try:
        place = endpoint(target)
        checks.append(Check("store", True, place.address))
        if isinstance(place, Embedded):
            checks += _folder(place)
            if not exists(target):  # a mistyped folder does not become a store by being looked at
                none = Check("graph", True, f"none in {place.address} yet: `kg build` makes one")
                return [*checks, none] if all(check.ok for check in checks) else checks
        with BoltStore(place, place.connect()) as store:
            checks += _server(store)
            checks += _graph(store)
    except GraphBuilderError as error:
        checks.append(Check(error.title, False, error.message, error.remedy))
    return checks


def _folder(place: Embedded) -> Iterator[Check]:
    version = importlib.metadata.version("arcadedb-embedded")
    launch.engine()
    yield Check(
        "engine", True, f"ArcadeDB {version} with its own Java, on {platform.system()} {platform.machine()}"
    )
    if place.folder.exists():
        prepare(place.folder)
    folder = place.folder if place.folder.exists() else next(p for p in place.folder.parents if p.exists())
    writable = os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    yield Check("folder", writable, f"{folder} can be written" if writable else f"{folder} can't be written",
                "Change its rights, or name another folder with --store.")  # fmt: skip
    free = shutil.disk_usage(folder).free
    yield Check("disk", free > LITTLE, f"{free / 1e9:.1f} GB free", "Make room on the disk.")
    state = running(place.folder)
    yield Check(
        "server",
        True,
        f"runs as process {state.pid}" if state else "was not running; starts when it is asked",
    )


def _server(store: BoltStore) -> Iterator[Check]:
    if store.dialect != "neo4j":
        return
    found = store.read(statement("schema/components", store.dialect))[0]
    version = str(found["versions"][0])
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    yield Check(
        "server",
        numbers >= OLDEST_NEO4J,
        f"Neo4j {version} {found['edition']}",
        "Neo4j 5.26 or later is needed.",
    )


def _graph(store: BoltStore) -> Iterator[Check]:
    indexes = store.read(statement("schema/indexes"))
    online = [i for i in indexes if i["state"] == "ONLINE"]
    have = {
        (label, name) for i in online for label in i["labelsOrTypes"] or () for name in i["properties"] or ()
    }
    missing = sorted(".".join(pair) for pair in NEEDED - have)
    totals = store.read(statement("schema/totals"))[0]
    yield Check(
        "indexes",
        not missing or not totals["articles"],
        f"missing: {', '.join(missing)}" if missing else "all there",
        "Run `kg build` on any article: it makes what is missing.",
    )
    halfway = len(store.read(statement("load/two_labels")))
    yield Check(
        "labels",
        not halfway,
        f"{halfway} entities have an old one" if halfway else "one an entity",
        "A load was cut off. Run it again: it ends what it began.",
    )
    entities, articles = lacking(store)
    yield Check(
        "notes",
        not entities and not articles,
        f"{len(entities)} entities and {len(articles)} articles came by another way than a build: search "
        "does not find them, and they can't be retracted"
        if entities or articles
        else "what search and retraction need is there",
        "Run `kg doctor --repair`: it computes what they lack from the mentions and claims.",
    )
    orphans = totals["orphans"] or 0
    amount = f"{totals['articles']} articles, {totals['claims'] or 0} claims, {totals['entities']} entities"
    yield Check(
        "graph",
        not orphans,
        f"{amount}, {orphans} of them without an article" if orphans else amount,
        "Something else wrote to this graph. Delete what it wrote, or build anew.",
    )
