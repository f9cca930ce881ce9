"""The ledger that belongs to a store: where it is, and whether it is the right one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import ledger, store
from graph_builder.errors import UsageError

if TYPE_CHECKING:
    from graph_builder.ledger import Ledger
    from graph_builder.protocols import GraphStore


def ledger_file(target: GraphStore, path: Path | None = None) -> Path:
    """Where the ledger of a store is: ``path``, else KG_LEDGER, else beside the folder of an embedded
    store (``kg-data.ledger.jsonl``), else ``kg-ledger.jsonl`` here.

    It stands beside the folder and not in it, so that it outlives a store that is built anew, and can
    be versioned while the store is not.
    """
    named = path or os.environ.get("KG_LEDGER")
    if named:
        return Path(named).expanduser()
    if "://" in target.address:
        return Path("kg-ledger.jsonl")
    folder = Path(target.address)
    return folder.with_name(f"{folder.name}.ledger.jsonl")


def read_ledger(target: GraphStore, path: Path | None = None) -> Ledger:
    """All decisions of the store's ledger. Raises ``FormatError`` for a line that is no decision."""
    return ledger.read(ledger_file(target, path))


def ledger_of(target: GraphStore, path: Path | None = None) -> Ledger:
    """The decisions that a build of this store applies.

    Raises ``UsageError`` where the store has decisions of another ledger: applying this one would undo
    what somebody decided elsewhere. Raises ``FormatError`` for a line that is no decision.
    """
    file = ledger_file(target, path)
    found = ledger.read(file)
    strange = sorted(applied(target) - found.ids)
    if strange:
        what = f"{file} lacks them" if file.exists() else f"there is no {file}"
        some = ", ".join(strange[:3]) + (" …" if len(strange) > 3 else "")
        raise UsageError(
            f"The store has decisions ({some}), but {what}.",
            "Name their ledger with --ledger or KG_LEDGER, or take them back with `kg claim undo ID`.",
        )
    return found


def applied(target: GraphStore) -> set[str]:
    """The ids of the decisions that the store has."""
    return {d for marks in store.marks(target).values() for d in ledger.decisions_in(marks)}
