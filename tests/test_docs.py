"""README and docs: their commands run and print what the page shows; their Python runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.record import ROOT, documents, same, walk

PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", documents(), ids=lambda p: p.name)
def test_the_commands_print_what_the_page_shows(page: Path) -> None:
    """Every command of the page runs in a fresh folder; only durations may differ."""
    assert walk(page, check=True) == []


@pytest.mark.parametrize(
    "page", [p for p in PAGES if PYTHON.search(p.read_text("utf-8"))], ids=lambda p: p.name
)
def test_the_python_of_the_page_runs(page: Path, tmp_path: Path) -> None:
    """What a notebook user copies works, in order, from a folder with the examples."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    code = "\n".join(PYTHON.findall(page.read_text("utf-8")))
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    subprocess.run(
        [sys.executable, "-m", "graph_builder.cli", "stop"], cwd=tmp_path, check=True, capture_output=True
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("written", "printed", "equal"),
    [
        ("7 articles in 3.2 s", "7 articles in 12.9 s", True),
        ("7 articles in 3.2 s", "8 articles in 3.2 s", False),
        ("a\n…", "a\nb\nc", True),
        ("a\n…", "b\nc", False),
        ("a\n…\nd", "a\nb\nc\nd", True),
    ],
)
def test_only_durations_and_marked_cuts_may_differ(written: str, printed: str, equal: bool) -> None:
    """The comparison itself can fail."""
    assert same(written, printed) is equal
