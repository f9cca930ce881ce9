"""The file of a ledger: JSON Lines, UTF-8, one decision a line, only ever added to."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from graph_builder.errors import FormatError
from graph_builder.ledger.decision import Decision
from graph_builder.ledger.ledger import Ledger


def read(path: Path) -> Ledger:
    """The ledger of a file, an empty one where there is none. Raises ``FormatError`` with the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Ledger()
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(
            f"The ledger {path} can't be read: {error}.", "Name another with --ledger."
        ) from error
    decisions: list[Decision] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            decisions.append(Decision.from_line(line))
        except ValueError as error:
            raise FormatError(
                f"Line {number} of the ledger {path} is no decision: {error}.",
                "Mend or delete the line; docs/ledger.md describes it.",
            ) from error
    _check_ids(path, decisions)
    return Ledger(tuple(decisions))


def append(path: Path, decision: Decision) -> tuple[Decision, Ledger]:
    """Add a decision, with its id and time, and give it back with the ledger that has it.

    It is on the disk when this returns; two programs that add at the same time wait for each other.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock")):
        before = read(path)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        decision = replace(decision, at=decision.at or now).with_id(str(len(before.decisions)))
        with path.open("ab") as file:
            if file.tell() and not path.read_bytes().endswith(b"\n"):  # the last line was written by hand
                file.write(b"\n")
            file.write(f"{decision.to_line()}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    return decision, Ledger((*before.decisions, decision))


def _check_ids(path: Path, decisions: list[Decision]) -> None:
    seen: set[str] = set()
    for decision in decisions:
        if decision.id in seen:
            raise FormatError(
                f"Two decisions of the ledger {path} have the id {decision.id}.", "Delete one of the lines."
            )
        seen.add(decision.id)
