"""The built wheel works by itself, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment with the wheel in it and this environment's libraries behind it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--wheel-dir", str(folder), str(ROOT)],
        check=True,
    )  # fmt: skip
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    bin_folder = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    site = next((folder / "env").rglob("site-packages"))
    wheel = next(folder.glob("*.whl"))
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--python", str(bin_folder / "python"), "install",
                    "--no-deps", str(wheel)], check=True)  # fmt: skip
    # A path in a .pth file is searched, but its own .pth files (the editable checkout) are not.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return bin_folder


@pytest.fixture
def folder(installed: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder to work in, whose store is stopped at the end."""
    (tmp_path / "a.txt").write_text(
        "Joe Biden met Vladimir Putin in Geneva on Wednesday. They discussed the war.\n", "utf-8"
    )
    yield tmp_path
    subprocess.run([installed / "kg", "stop"], cwd=tmp_path, check=True, capture_output=True)


def run(installed: Path, folder: Path, *words: str) -> str:
    """Run the wheel's own ``kg``."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NEO4J_"))}
    done = subprocess.run(
        [installed / "kg", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_builds_and_answers(installed: Path, folder: Path) -> None:
    """Statements, questions, vocabulary and word lists are inside; the checkout is not used."""
    code = "import graph_builder; print(graph_builder.__file__)"
    where = subprocess.run(
        [installed / "python", "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    assert str(ROOT) not in where.stdout
    assert "1 new" in run(installed, folder, "build", "a.txt")
    assert "Vladimir Putin" in run(installed, folder, "query", "who_met_whom")


def test_the_wheel_serves_the_app(installed: Path, folder: Path, free_port: int) -> None:
    """`kg app` finds its views and the component's manifest away from the checkout."""
    run(installed, folder, "build", "a.txt")
    command = [installed / "kg", "app", "--port", str(free_port)]
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    try:
        assert server.stdout is not None
        assert f":{free_port}" in server.stdout.readline()
        request = f"http://127.0.0.1:{free_port}/_stcore/health"
        for line in server.stdout:
            if "URL" in line:
                break
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.read() == b"ok"
    finally:
        server.terminate()
        server.wait(20)
        if server.stdout:
            server.stdout.close()
