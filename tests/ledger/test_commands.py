"""The commands `kg claim` and `kg entity`, and what `kg doctor` says of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graphs import talks, withdrawal
from tests.test_cli import kg


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with an embedded store of two small graphs."""
    folder = tmp_path_factory.mktemp("decisions")
    (folder / "two.jsonl").write_text(talks().to_json() + "\n" + withdrawal().to_json() + "\n", "utf-8")
    kg("build", "two.jsonl", cwd=folder)
    yield folder
    kg("stop", cwd=folder)


def test_decide_look_back_and_undo(built: Path) -> None:
    """A claim is rejected, an entity merged, both are listed with their reasons and taken back."""
    before = kg("export", cwd=built).stdout
    first = talks().claims[0].id

    said = kg("claim", "reject", first, "--note", "not they", "--by", "Desk", cwd=built).stdout
    assert said.endswith("in kg-data.ledger.jsonl: 1 article changed.\n")
    kg("entity", "merge", "Iraq", "Afghanistan", "--why", "a test", cwd=built)

    assert first not in kg("export", cwd=built).stdout
    assert first in kg("export", "--with-rejected", cwd=built).stdout
    claims = json.loads(kg("claim", "history", "--format", "json", cwd=built).stdout)
    entities = json.loads(kg("entity", "history", "iraq", "--format", "json", cwd=built).stdout)
    assert [(r["by"], r["action"], r["why"], r["state"]) for r in claims + entities] == [
        ("Desk", "reject", "not they", "applies"), (None, "merge", "a test", "applies")]  # fmt: skip
    assert "ledger: " in kg("doctor", cwd=built).stdout

    kg("claim", "undo", first, cwd=built)
    kg("entity", "undo", entities[0]["decision"], cwd=built)
    assert kg("export", cwd=built).stdout == before
    assert "undone" in kg("claim", "history", cwd=built).stdout


def test_mistakes_are_one_clear_line(built: Path) -> None:
    """Unknown claims and entities, and decisions that decide nothing, change no file."""
    ledger = built / "kg-data.ledger.jsonl"
    before = ledger.read_text("utf-8") if ledger.exists() else ""
    assert "No claim has the id" in kg("claim", "reject", "nothing", cwd=built, code=1).stderr
    assert "Did you mean" in kg("entity", "merge", "joe-biden", "Jo Biten", cwd=built, code=1).stderr
    assert "--subject" in kg("claim", "correct", talks().claims[0].id, cwd=built, code=2).stderr
    assert (ledger.read_text("utf-8") if ledger.exists() else "") == before


def test_a_broken_ledger_is_named_with_its_line(built: Path, tmp_path: Path) -> None:
    """A line that is no decision stops the build before anything is stored."""
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "d-1", "action": "rename"}\n', "utf-8")
    error = kg("build", "two.jsonl", "--ledger", str(broken), cwd=built, code=1).stderr
    assert "Line 1 of the ledger" in error
    assert "rename" in error
