"""The command line as a person and a script use it: real processes, real files, the embedded store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from graph_builder.cli import app
from tests.graphs import talks, withdrawal

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]
ARTICLE = (
    "Leaders meet in Geneva\n\nUS President Joe Biden met Vladimir Putin in Geneva on Wednesday.\n"
    "Biden said the United States would not attack Russia.\n\nRead more: Summit in pictures\n"
)


def kg(*words: str, cwd: Path, stdin: str | None = None, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run ``kg`` as a process of its own and insist on its exit code."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "GRAPH_BUILDER_"))}
    done = subprocess.run(
        [sys.executable, "-m", "graph_builder.cli", *words],
        cwd=cwd, env=environment, input=stdin, capture_output=True, encoding="utf8", timeout=120, check=False
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with an embedded store of two small graphs."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "two.jsonl").write_text(talks().to_json() + "\n" + withdrawal().to_json() + "\n", "utf-8")
    kg("build", "two.jsonl", cwd=folder)
    yield folder
    kg("stop", cwd=folder)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, tmp_path: Path) -> None:
    """`kg COMMAND --help` says what it does and shows one use."""
    assert "Example: kg " in kg(command, "--help", cwd=tmp_path).stdout


def test_every_command_stands_in_the_guide() -> None:
    """The guide knows every command."""
    guide = (Path(__file__).parent.parent / "docs" / "guide.md").read_text("utf-8")
    assert [c for c in COMMANDS if f"kg {c}" not in guide] == []


def test_extract_prints_one_line_of_json_an_article(tmp_path: Path) -> None:
    """The line holds the article verbatim, and every quote at its offsets."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    rows = [
        json.loads(line)
        for line in kg("extract", "a.txt", "--format", "json", cwd=tmp_path).stdout.splitlines()
    ]
    assert len(rows) == 1
    assert rows[0]["article"]["text"] == ARTICLE
    assert {"MEETS"} <= {c["type"] for c in rows[0]["claims"]}
    assert all(ARTICLE[c["start"] : c["end"]] == c["quote"] for c in rows[0]["claims"])
    assert [d["text"] for d in rows[0]["dropped"] if "Summit" in d["text"]] == [
        "Read more: Summit in pictures"
    ]


def test_explain_shows_rules_cues_and_what_was_dropped(tmp_path: Path) -> None:
    """Under each sentence stand its claims with rule and cues, and every dropped passage with its reason."""
    lines = kg("extract", "-", "--explain", cwd=tmp_path, stdin=ARTICLE).stdout.splitlines()
    sentence = lines.index("Biden said the United States would not attack Russia.")
    assert lines[sentence + 1] == ("  (United States)-[:ATTACKS]->(Russia)  [denied; planned; says Biden]")
    assert lines[sentence + 2].startswith("    rule object, clause ")
    assert lines[sentence + 2].endswith("; attribution: said; modality: would; negation: not")
    dropped = lines.index("Read more: Summit in pictures")
    assert lines[dropped + 1].startswith("  dropped: ")
    assert (
        "--explain is text"
        in kg("extract", "-", "--explain", "-f", "json", cwd=tmp_path, stdin=ARTICLE, code=2).stderr
    )


def test_workers_change_nothing(tmp_path: Path) -> None:
    """Two processes print the same bytes as one."""
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(ARTICLE.replace("Wednesday", f"May {n + 1}"), "utf-8")
    one, two = (
        kg("extract", ".", "--format", "json", "--workers", n, cwd=tmp_path).stdout for n in ("1", "2")
    )
    assert one == two
    assert len(one.splitlines()) == 5


def test_stdin_is_a_source(tmp_path: Path) -> None:
    """`-` reads the article from a pipe; options give what it lacks."""
    out = kg("extract", "-", "--outlet", "Example Wire", "--published", "2021-06-16", "--format", "json",
             cwd=tmp_path, stdin=ARTICLE).stdout  # fmt: skip
    article = json.loads(out)["article"]
    assert (article["outlet"], article["published"]) == ("Example Wire", "2021-06-16")


def test_what_failed_can_be_built_alone(tmp_path: Path) -> None:
    """--failed writes what could not be read, --from builds just that; datasets take --map."""
    (tmp_path / "a.csv").write_text(f'id,story\n1,"{ARTICLE}"\n2,\n', "utf-8")
    done = kg("build", "a.csv", "--map", "text=story", "--failed", "failed.txt", cwd=tmp_path, code=1)
    assert "1 new" in done.stdout
    assert (tmp_path / "failed.txt").read_text("utf-8").startswith("a.csv#2\ta.csv#2 has no text.")
    (tmp_path / "a.csv").write_text(f'id,story\n1,"{ARTICLE}"\n2,"{ARTICLE[:200]}"\n', "utf-8")
    again = ("build", "--from", "failed.txt", "--map", "text=story", "--failed", "failed.txt")
    assert "1 source in" in kg(*again, cwd=tmp_path).stdout
    assert (tmp_path / "failed.txt").read_text("utf-8") == ""
    kg("stop", cwd=tmp_path)
    assert "nothing to read" in kg("build", cwd=tmp_path, code=2).stderr
    assert "no field" in kg("extract", "a.csv", "--map", "body=story", cwd=tmp_path, code=2).stderr
    assert "private network" in kg("extract", "http://127.0.0.1:9/", cwd=tmp_path, code=1).stderr
    alone = kg("extract", "http://127.0.0.1:9/", "--allow-private-addresses", cwd=tmp_path, code=1).stderr
    assert "can't be fetched" in alone


@pytest.mark.parametrize(
    "words", [("query", "who_met_whom"), ("export",), ("articles",), ("schema",), ("retract", "x"),
              ("claim", "history"), ("entity", "why", "Joe Biden")],
)  # fmt: skip
def test_a_mistyped_store_is_not_made(words: tuple[str, ...], tmp_path: Path) -> None:
    """Where nothing was built a command that reads says so, and leaves no empty store behind."""
    said = kg(*words, "--store", "kg-dta", cwd=tmp_path, code=1).stderr
    assert said == "kg: There is no store in kg-dta. `kg build SOURCE` makes one; --store names another.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_its_store(tmp_path: Path) -> None:
    """`kg build .` where the store, its ledger and the list of failures stand among the articles: these
    are no articles, in the first build and in the next."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    for new, unchanged in ((1, 0), (0, 1)):
        said = kg("build", ".", "--failed", "failed.txt", cwd=tmp_path, code=1)
        assert f"{new} new, 0 changed, {unchanged} unchanged, 1 failed" in said.stdout
        assert (tmp_path / "failed.txt").read_text("utf-8").startswith("b.pdf\t")
        claim = kg("query", "MATCH ()-[c {negated: true}]->() RETURN c.id LIMIT 1", "--format", "csv",
                   cwd=tmp_path).stdout.split()[-1]  # fmt: skip
        kg("claim", "confirm", claim, cwd=tmp_path)
    kg("stop", cwd=tmp_path)


def test_bad_sources_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Empty, binary, missing and German files: one line each, exit code 1, the good one is there."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "german.txt").write_text(
        "Der Bundeskanzler traf am Montag den Präsidenten in Berlin. Sie sprachen über die Lage im Land und "
        "darüber, wie es mit der Wirtschaft weitergehen soll. Das Treffen dauerte zwei Stunden.", "utf-8"
    )  # fmt: skip
    (tmp_path / "good.txt").write_text(ARTICLE, "utf-8")
    names = ["empty.txt", "binary.txt", "german.txt", "missing.txt", "good.txt"]
    done = kg("extract", *names, "--format", "json", cwd=tmp_path, code=1)
    assert len(done.stdout.splitlines()) == 1
    for name in names[:4]:
        assert name in done.stderr
    assert "4 sources failed" in done.stderr


def test_query_prints_rows_in_every_format(built: Path) -> None:
    """The same rows as table, JSON, JSON Lines and CSV; a $parameter is an option."""
    cypher = "MATCH (p {name: $name})-[c:MEETS]->(o) RETURN o.name AS met, c.outlet AS outlet ORDER BY outlet"
    out = {f: kg("query", cypher, "--name", "Joe Biden", "--format", f, cwd=built).stdout
           for f in ("table", "json", "jsonl", "csv")}  # fmt: skip
    assert json.loads(out["json"]) == [
        {"met": "Mustafa al-Kadhimi", "outlet": "Example Wire"},
        {"met": "Mustafa al-Kadhimi", "outlet": "Morning Post"},
    ]
    assert [json.loads(line) for line in out["jsonl"].splitlines()] == json.loads(out["json"])
    assert out["csv"].splitlines() == [
        "met,outlet",
        "Mustafa al-Kadhimi,Example Wire",
        "Mustafa al-Kadhimi,Morning Post",
    ]
    assert "Morning Post" in out["table"]


def test_a_named_question_and_a_file_run_too(built: Path) -> None:
    """`kg query NAME --entity …` (hyphens or underscores) and `kg query FILE.cypher`."""
    assert "Mustafa al-Kadhimi" in kg("query", "who-met-whom", "--entity", "Biden", cwd=built).stdout
    (built / "count.cypher").write_text(
        "// How many articles\nMATCH (a:Article) RETURN count(a) AS n", "utf-8"
    )
    assert json.loads(kg("query", "count.cypher", "--format", "json", cwd=built).stdout) == [{"n": 2}]
    assert "who_met_whom" in kg("questions", cwd=built).stdout


@pytest.mark.parametrize(
    "cypher", ["CREATE (n:X)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = 'x'"]
)
def test_a_query_that_writes_is_refused(cypher: str, built: Path) -> None:
    """Exit code 1, one line that says so, and nothing changed."""
    done = kg("query", cypher, cwd=built, code=1)
    assert "change the graph" in done.stderr or "read" in done.stderr.lower()
    assert json.loads(
        kg("query", "MATCH (a:Article) RETURN count(a) AS n", "-f", "json", cwd=built).stdout
    ) == [{"n": 2}]


def test_a_mistake_in_a_query_is_one_line(built: Path) -> None:
    """The engine's message without a traceback."""
    done = kg("query", "MATCH (a RETURN a", cwd=built, code=1)
    assert done.stderr.startswith("kg: ")


def test_rows_that_are_cut_are_said(built: Path) -> None:
    """--limit cuts, and stderr says that it did."""
    done = kg("query", "UNWIND range(1, 50) AS n RETURN n", "--limit", "10", "--format", "csv", cwd=built)
    assert len(done.stdout.splitlines()) == 11
    assert "Cut after 10 rows" in done.stderr


def test_build_again_is_a_no_op(built: Path) -> None:
    """Unchanged articles are said to be unchanged and the export stays the same, byte for byte."""
    before = kg("export", "--format", "json", cwd=built).stdout
    assert "2 unchanged" in kg("build", "two.jsonl", cwd=built).stdout
    assert kg("export", "--format", "json", cwd=built).stdout == before


def test_export_writes_what_is_asked_for(built: Path) -> None:
    """Everything, around an entity, or what a query returns; into a file or to stdout."""
    everything = json.loads(kg("export", "--format", "json", cwd=built).stdout)
    kg("export", "--format", "json", "--around", "Afghanistan", "--output", "part.json", cwd=built)
    part = json.loads((built / "part.json").read_text("utf-8"))
    assert 0 < len(part["nodes"]) < len(everything["nodes"])
    one = kg(
        "export", "--format", "json", "--query", "MATCH p=()-[:WITHDRAWS_FROM]->() RETURN p", cwd=built
    ).stdout
    assert {n["id"] for n in json.loads(one)["nodes"]} >= {"united-states", "afghanistan"}
    assert "graphml" in kg("export", "--formats", cwd=built).stdout


def test_retract_says_first_and_does_then(built: Path, tmp_path: Path) -> None:
    """--preview changes nothing; the rest is as if the article had never been there."""
    one = kg("build", str(built / "two.jsonl"), "--store", str(tmp_path / "s"), cwd=tmp_path)
    assert "2 new" in one.stdout
    ids = [r["id"] for r in json.loads(kg("articles", "--store", "s", "-f", "json", cwd=tmp_path).stdout)]
    assert len(ids) == 2
    preview = kg("retract", withdrawal().article.id, "--preview", "--store", "s", cwd=tmp_path).stdout
    assert "2 claims" in preview
    assert "2 entities" in preview
    kg("retract", withdrawal().article.id, "--store", "s", cwd=tmp_path)
    left = kg("export", "--store", "s", cwd=tmp_path).stdout
    kg("stop", "--store", "s", cwd=tmp_path)
    (tmp_path / "only.jsonl").write_text(talks().to_json() + "\n", "utf-8")
    kg("build", "only.jsonl", "--store", "t", cwd=tmp_path)
    only = kg("export", "--store", "t", cwd=tmp_path).stdout
    kg("stop", "--store", "t", cwd=tmp_path)
    assert left == only


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build"], "nothing to read"),
        (["extract", "a.txt", "--published", "yesterday"], "not a date"),
        (["export", "--format", "word"], "no format 'word'"),
        (["export", "--query", "RETURN 1", "--around", "X"], "don't go together"),
        (["query", "RETURN 1", "stray"], "not understood"),
        (["query", "RETURN $x", "--x"], "lacks a value"),
        (["query", "nowhere.cypher"], "can't be read"),
    ],
)
def test_wrong_use_is_exit_code_2(words: list[str], said: str, tmp_path: Path) -> None:
    """Wrong options are told apart from failures, and say what to write instead."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    assert said in kg(*words, cwd=tmp_path, code=2).stderr


def test_schema_and_doctor_tell_about_the_store(built: Path) -> None:
    """Types with definition and count; checks with what they found."""
    schema = json.loads(kg("schema", "--format", "json", cwd=built).stdout)
    meets = next(r for r in schema if r["name"] == "MEETS")
    assert meets["count"] == 2
    assert meets["definition"]
    assert "ok" in kg("doctor", cwd=built).stdout


def test_the_doctor_makes_no_store(tmp_path: Path) -> None:
    """A mistyped folder is told to hold none, and is not there afterwards; neither with --repair."""
    assert "kg build" in kg("doctor", "--store", "mistyped", cwd=tmp_path).stdout
    assert "no store" in kg("doctor", "--repair", "--store", "mistyped", cwd=tmp_path, code=1).stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_entity_is_answered_with_near_names(built: Path) -> None:
    """A typo is met with what was probably meant."""
    assert (
        "Joe Biden" in kg("export", "--around", "Jo Bidden Jr", "--format", "json", cwd=built, code=1).stderr
    )


def test_a_query_imports_only_what_it_needs(built: Path) -> None:
    """A query must answer at once: neither language nor table libraries are loaded for it."""
    listing = (
        "import sys, graph_builder.cli as cli\n"
        "try:\n    cli.main()\nfinally:\n    print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing, "query", "RETURN 1 AS x"],
        cwd=built, capture_output=True, encoding="utf8", timeout=60, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.splitlines())
    assert "neo4j" in loaded
    heavy = {"pandas", "pyarrow", "numpy", "spacy", "networkx", "streamlit", "rdflib", "trafilatura"}
    assert loaded & heavy == set()
    assert not loaded & {f"graph_builder.{room}" for room in ("extract", "annotate", "read", "view")}


def test_paths_are_a_question_of_the_command_line(built: Path) -> None:
    """Two names, and a row for each hop with its best quote; what is denied links only if asked to."""
    said = kg("query", "paths", "--a", "Iran", "--b", "Iraq", "-f", "jsonl", cwd=built)
    assert said.stdout == ""
    claims = "planned,denied"
    said = kg("query", "paths", "--a", "Iran", "--b", "iraq", "--claims", claims, "-f", "jsonl", cwd=built)
    rows = [json.loads(line) for line in said.stdout.splitlines()]
    assert [(r["hop"], r["subject"], r["relation"], r["object"]) for r in rows] == [
        (1, "Iran", "ATTACKS", "US troops"),
        (2, "US troops", "LEAVES", "Iraq"),
    ]


def test_a_saved_query_is_a_file_with_parameters(built: Path) -> None:
    """Its head declares them, so that a name stands for an entity; one that it does not declare works too."""
    head = "// Whom does one meet?\n// $who: entity — who\n"
    body = "MATCH (p {id: $who})-[:MEETS]->(o) WHERE o.name STARTS WITH $start RETURN DISTINCT o.name AS name"
    (built / "mine.cypher").write_text(head + body, "utf-8")
    said = kg("query", "mine.cypher", "--who", "Biden", "--start", "Mus", "-f", "jsonl", cwd=built)
    assert json.loads(said.stdout) == {"name": "Mustafa al-Kadhimi"}
    assert "needs who" in kg("query", "mine.cypher", "--start", "x", cwd=built, code=2).stderr
