"""``scripts/neo4j.py``: what it says when something is missing. That it starts, every store test proves."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
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


def test_a_start_that_does_nothing_is_given_up(tmp_path: Path) -> None:
    """A start without a line in the logs for the given time ends with that reason, and leaves nothing."""
    jars = PROJECT / ".neo4j"
    if not (jars / "jars" / "5.26.12" / "complete").is_file():
        pytest.skip("no jars of Neo4j 5.26.12 here")
    ports = ("--bolt", "0", "--http", "0", "--patience", "0.05")
    done = script("run", "--home", str(tmp_path), "--jars", str(jars), *ports)
    assert done.returncode == 1
    assert "logged nothing for 0.05 s" in done.stderr
    assert not (tmp_path / "data" / "5.26.12" / "pid").exists()


def test_a_start_is_waited_for_while_it_logs(tmp_path: Path) -> None:
    """A process that logs for longer than the patience is waited for, to its end, and its last words told."""
    specification = importlib.util.spec_from_file_location("neo4j_script", PROJECT / "scripts" / "neo4j.py")
    assert specification and specification.loader
    loaded = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(loaded)
    server = loaded.Server(tmp_path, "5.26.12", 1, 1, ("512m", "64m"))  # nobody answers on port 1
    log = tmp_path / "logs" / "output.log"
    log.parent.mkdir()
    slow = "import time\nfor n in range(30): print('line', n, flush=True); time.sleep(0.1)"
    with log.open("wb") as output, subprocess.Popen([sys.executable, "-c", slow], stdout=output) as process:
        server.process = process
        while not log.stat().st_size:  # it has started, however slowly
            time.sleep(0.01)
        with pytest.raises(loaded.Unusable, match=r"ended at its start\. It said: line 29"):
            server.ready("secret", patience=2.0)


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
