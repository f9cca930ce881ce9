"""What the README tells a newcomer to type: make, on the tree as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[Path]:
    """The checkout with its environment, but with a store of its own."""
    if shutil.which("make") is None or not (ROOT / ".venv" / ".installed").exists():
        pytest.skip("no make, or no environment that `make install` made")
    for path in ROOT.iterdir():
        if path.name not in {".git", "kg-data"}:
            (tmp_path / path.name).symlink_to(path)
    yield tmp_path
    subprocess.run([ROOT / ".venv" / "bin" / "kg", "stop"], cwd=tmp_path, check=True, capture_output=True)


def test_make_run_builds_the_examples_and_serves_the_app(tree: Path, free_port: int) -> None:
    """`make run` says what it found and where the app is, and the app answers there."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "GRAPH_BUILDER_STORE"))}
    process = subprocess.Popen(
        ["make", "run", f"PORT={free_port}"], cwd=tree, env=environment, stdout=subprocess.PIPE,
        encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if "URL:" in line:
                break
        assert any("7 new" in line for line in said), said
        assert any(f"http://127.0.0.1:{free_port}" in line for line in said), said
        with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/_stcore/health", timeout=10) as answer:
            assert answer.read() == b"ok"
    finally:
        os.killpg(process.pid, 15)
        process.wait(20)
        process.stdout.close()


def test_make_names_everything_there_is_to_make() -> None:
    """`make help` lists the goals that README and CONTRIBUTING mention."""
    if shutil.which("make") is None:
        pytest.skip("no make here")
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    for goal in ("install", "run", "test", "test-long", "run-neo4j"):
        assert any(line.split()[0] == goal for line in done.stdout.splitlines()), goal
