"""`kg eval` as a person runs it: on a file of one's own, on a wrong one, and the shipped set in a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from graph_builder import pipeline
from graph_builder.evaluate import FIGURES, shipped

LABELS = """\
[[document]]
published = 2021-06-17
text = '''
US President Joe Biden met Vladimir Putin in Geneva on Wednesday. Biden did not visit Moscow.
'''
nodes = [
    { name = "Joe Biden", label = "Person", also = ["Biden"] },
    { name = "Vladimir Putin", label = "Person" },
    { name = "Geneva", label = "Place" },
    { name = "Moscow", label = "Place" },
    { name = "Atlantis", label = "Place" },
    { name = "United States", label = "Place", optional = true },
]
claims = [
    { at = "met Vladimir Putin", subject = "Joe Biden", type = "MEETS", object = "Vladimir Putin", date = "2021-06-16" },
    { at = "did not visit", subject = "Joe Biden", type = "VISITS", object = "Moscow" },
]
wrong = [
    { at = "did not visit", subject = "Joe Biden", type = "VISITS", object = "Moscow", why = "for this test" },
]
"""  # noqa: E501 - a table of TOML stands on one line


def kg_eval(*words: str, cwd: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own and insist on its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "graph_builder.cli", "eval", *words],
        cwd=cwd, capture_output=True, encoding="utf8", timeout=300, check=False
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    """Figures, what is wrong with its sentence, what differs; what was missed on demand."""
    (tmp_path / "labels.toml").write_text(LABELS, "utf-8")
    out = kg_eval("labels.toml", "--missed", cwd=tmp_path).stdout
    rows = {line.split("  ")[0]: line for line in out.splitlines()}
    assert "4/5" in rows["nodes found"]
    assert "2/2" in rows["core claims found"]
    assert "1/2" in rows["polarity"]
    assert "1/1" in rows["dates"]
    assert (
        "(Joe Biden)-[:VISITS]->(Moscow) [denied]  — for this test\n      “Biden did not visit Moscow.”"
        in out
    )
    assert "should be not denied" in out
    assert "node Atlantis" in out
    assert "Atlantis" not in kg_eval("labels.toml", cwd=tmp_path).stdout


def test_json_has_every_figure(tmp_path: Path) -> None:
    """For scripts: the same figures, by document too."""
    (tmp_path / "labels.toml").write_text(LABELS, "utf-8")
    told = json.loads(kg_eval("labels.toml", "--format", "json", cwd=tmp_path).stdout)
    assert list(told["figures"]) == list(FIGURES)
    assert told["documents"][0]["figures"] == told["figures"]


def test_a_wrong_file_is_one_line_on_stderr(tmp_path: Path) -> None:
    """File, line and reason; exit code 1."""
    (tmp_path / "labels.toml").write_text(LABELS.replace('"MEETS"', '"MET"'), "utf-8")
    done = kg_eval("labels.toml", cwd=tmp_path, code=1)
    assert done.stderr.startswith("kg: labels.toml, line 15: document 1, claims 1: unknown relation type MET")
    assert len(done.stderr.splitlines()) == 1


def test_a_text_that_cannot_be_extracted_counts_as_missed(tmp_path: Path) -> None:
    """It is no reason to stop, and no reason to score it well."""
    german = (
        "Der Bundeskanzler traf am Montag den Präsidenten in Berlin. Sie sprachen über die Lage im Land "
        "und darüber, wie es mit der Wirtschaft weitergehen soll."
    )
    (tmp_path / "labels.toml").write_text(
        f"[[document]]\ntext = '{german}'\nnodes = [{{ name = 'Berlin', label = 'Place' }}]\n", "utf-8"
    )
    report = pipeline.evaluate([tmp_path / "labels.toml"])
    assert report.figures["nodes found"].share == 0.0


def test_the_shipped_set_stays_where_it_is() -> None:
    """A floor, a few points below today's figures: what falls below it has broken something."""
    report = pipeline.evaluate(shipped())
    share = {name: figure.share or 0.0 for name, figure in report.figures.items()}
    assert share["nodes found"] >= 0.93
    assert share["nodes right"] >= 0.95
    assert share["core claims found"] >= 0.70
    assert share["claims matched"] >= 0.70
    assert min(share[flag] for flag in ("polarity", "modality", "attribution")) >= 0.95
    assert len(report.findings("wrong")) <= 35
