"""``scripts/neo4j.py``: what it says when something is missing. That it starts, every store test proves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


def script(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it with these arguments, and this environment beside the usual one."""
    return subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "neo4j.py"), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def test_no_java_that_fits(tmp_path: Path) -> None:
    """What is missing, a JDK or Maven, is named, before anything is fetched."""
    done = script("fetch", "--version", "5.1.0", "--home", str(tmp_path), PATH=str(tmp_path), JAVA_HOME="")
    assert done.returncode == 1
    assert "mvn" in done.stderr or "JDK 17" in done.stderr
    assert "Traceback" not in done.stderr


def test_stop_without_a_server(tmp_path: Path) -> None:
    """Stopping what does not run is no failure; a pid that belongs to something else is not touched."""
    data = tmp_path / "data" / "5.26.12"
    data.mkdir(parents=True)
    (data / "pid").write_text(f"{os.getpid()}\n")
    done = script("stop", "--home", str(tmp_path))
    assert done.returncode == 0
    assert "No Neo4j runs" in done.stdout


def test_a_command_belongs_to_run() -> None:
    """A command after -- is for ``run`` alone."""
    done = script("start", "--", "true")
    assert done.returncode == 2
    assert "only run" in done.stderr


@pytest.mark.long
@pytest.mark.parametrize("version", ["5.26.12", "2026.04.0"])
def test_start_and_stop(tmp_path: Path, version: str) -> None:
    """``start`` leaves it running, with the password in a file of its owner alone; ``stop`` ends it."""
    common = ["--version", version, "--home", str(tmp_path)]
    started = script("start", *common, "--jars", str(PROJECT / ".neo4j"), "--bolt", "0", "--http", "0")
    if started.returncode:
        pytest.skip(started.stderr.strip())
    kept = tmp_path / "data" / version / "password"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.read_text() not in started.stdout
    assert "NEO4J_URI=bolt://127.0.0.1:" in started.stdout
    stopped = script("stop", *common)
    assert "Stopped." in stopped.stdout
