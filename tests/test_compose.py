"""docker-compose.yml without a Docker engine: the file is accepted, and its commands work on a real Neo4j."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Server

ROOT = Path(__file__).resolve().parent.parent
KG = Path(sys.executable).parent / "kg"


def services(password: str) -> dict[str, Any]:
    """The services of the file as docker-compose understands it, with everything filled in."""
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("no docker-compose here (Debian: apt install docker-compose; no engine is needed)")
    environment = {k: v for k, v in os.environ.items() if k != "NEO4J_PASSWORD"}
    if password:
        environment["NEO4J_PASSWORD"] = password
    done = subprocess.run(
        [program, "-f", str(ROOT / "docker-compose.yml"), "config"],
        env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: dict[str, Any] = yaml.safe_load(done.stdout)["services"]
    return found


def test_compose_accepts_the_file_and_insists_on_a_password() -> None:
    """Ports are published on loopback only; the app waits for health; without a password nothing starts."""
    found = services("a-password")
    ports = [p for s in found.values() for p in s.get("ports", ())]
    assert len(ports) == 3
    assert all(p.startswith("127.0.0.1:") for p in ports)
    assert found["app"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    with pytest.raises(subprocess.CalledProcessError):
        services("")


def test_the_image_runs_as_an_ordinary_user() -> None:
    """The Dockerfile switches to a user of its own before it says what to run."""
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    user = next(i for i, line in enumerate(lines) if line.startswith("USER "))
    assert lines[user] != "USER root"
    assert user < next(i for i, line in enumerate(lines) if line.startswith("ENTRYPOINT"))


@pytest.mark.store
def test_the_services_work_on_a_real_neo4j(neo4j_5: Server, free_port: int) -> None:
    """Health check, loader and app: their own commands and environment, at addresses of this machine."""
    neo4j_5.clear()
    found = services(str(neo4j_5.password))
    kind, check = found["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    subprocess.run(check.replace(":7474", f":{neo4j_5.http}"), shell=True, check=True)  # noqa: S602

    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    environment |= {**found["loader"]["environment"], "NEO4J_URI": neo4j_5.target}
    subprocess.run([KG, *found["loader"]["command"]], cwd=ROOT, env=environment, check=True)
    assert neo4j_5.rows("MATCH (a:Article) RETURN count(a) > 4 AS many") == [{"many": True}]

    # 0.0.0.0 is for inside the container; here it would be open to the network
    inside = {"8501": str(free_port), "0.0.0.0": "127.0.0.1"}  # noqa: S104
    command = [inside.get(word, word) for word in found["app"]["command"]]
    app = subprocess.Popen(
        [KG, *command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert app.stdout
    try:
        assert next(line for line in app.stdout if "URL" in line)
        with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/_stcore/health", timeout=10) as answer:
            assert answer.read() == b"ok"
    finally:
        app.terminate()
        app.wait(20)
        app.stdout.close()
