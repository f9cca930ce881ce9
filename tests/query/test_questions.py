"""The shipped questions, on every store with the same text."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from graph_builder.errors import FormatError, NotFound, QueryRefused, UsageError
from graph_builder.model import ArticleGraph
from graph_builder.protocols import GraphStore
from graph_builder.query import answer, ask, question, questions, read_question, subgraph_of
from graph_builder.vocabulary import load as load_vocabulary
from tests.graphs import make_graph, talks
from tests.query.corpus import chain, load, load_corpus

#: What each question is asked in the corpus, and the cells that its answer must begin with.
ANSWERS: dict[str, tuple[dict[str, Any], list[list[Any]]]] = {
    "bridges": ({}, [["Joe Biden", 6, 4], ["United States", 1, 2]]),
    "claims_between": (
        {"a": "Biden", "b": "Mustafa al-Kadhimi"},
        [
            ["Joe Biden", "MEETS", "Mustafa al-Kadhimi", False, True],
            ["Joe Biden", "MEETS", "Mustafa al-Kadhimi", True, False],
            ["Joe Biden", "MEETS", "Mustafa al-Kadhimi", True, False],
        ],
    ),
    "copies": ({}, []),  # tests/test_corpus.py has some, and rivals too
    "rivals": ({}, []),
    "claims_of_article": (
        {"article": talks().article.id},
        [
            ["Joe Biden", "MEETS", "Mustafa al-Kadhimi", True, False, "asserted"],
            ["US troops", "LEAVES", "Iraq", False, False, "planned"],
            ["Iran", "ATTACKS", "US troops", False, True, "asserted", "Iran"],
        ],
    ),
    "conflicts": ({}, [["Iran", "ATTACKS", "US troops", datetime.date(2021, 7, 26), False, True]]),
    "contradictions": (
        {},
        [["Joe Biden", "MEETS", "Mustafa al-Kadhimi"], ["Joe Biden", "MEETS", "Mustafa al-Kadhimi"]],
    ),
    "denials": (
        {},
        [
            ["the article", "Joe Biden", "MEETS", "Mustafa al-Kadhimi"],
            ["Iran", "Iran", "ATTACKS", "US troops"],
        ],
    ),
    "in_common": ({"a": "jens-stoltenberg", "b": "Mustafa al-Kadhimi"}, [["Joe Biden", 1, 2]]),
    "most_connected": ({"limit": 1}, [["Joe Biden", 4, 5, 3, 3]]),
    "most_mentioned": ({"limit": 2}, [["Joe Biden", 3, 3, 7], ["Mustafa al-Kadhimi", 3, 3, 3]]),
    "movements": ({}, [["United States", "WITHDRAWS_FROM", "Afghanistan"]]),
    "new_since": (
        {"since": "2021-07-28"},
        [
            [datetime.date(2021, 7, 28), "Jens Stoltenberg", "PRAISES", "Joe Biden"],
            [datetime.date(2021, 7, 28), "Joe Biden", "ANNOUNCES", "pause of the mission"],
            [datetime.date(2021, 7, 28), "Joe Biden", "PRESIDENT_OF", "United States"],
        ],
    ),
    "of_type": ({"type": "PRAISES"}, [["Jens Stoltenberg", "praises", "Joe Biden", True]]),
    "only_one_outlet": (
        {"outlet": "Morning Post"},
        [["Morning Post", "United States", "WITHDRAWS_FROM", "Afghanistan"]],
    ),
    "outlets": (
        {},
        [
            ["Evening Post", 1, 5, 3],
            ["Example Wire", 1, 3, 1],
            ["Morning Post", 1, 2, 2],
        ],
    ),
    "paths": (
        {"a": "Stoltenberg", "b": "Mustafa al-Kadhimi"},
        [
            [1, 1, "Jens Stoltenberg", "PRAISES", "Joe Biden"],
            [1, 2, "Joe Biden", "MEETS", "Mustafa al-Kadhimi"],
        ],
    ),
    "plans": (
        {},
        [
            ["planned", "United States", "WITHDRAWS_FROM", "Iraq"],
            ["planned", "US troops", "LEAVES", "Iraq"],
        ],
    ),
    "roles": ({"entity": "United States"}, [["Joe Biden", "PRESIDENT_OF", "United States"]]),
    "said_about": (
        {"about": "Iraq"},
        [["Joe Biden", "United States", "WITHDRAWS_FROM", "Iraq", False, "planned"]],
    ),
    "said_by": ({"speaker": "Biden"}, [["United States", "WITHDRAWS_FROM", "Iraq", False, "planned"]]),
    "several_outlets": ({}, [["Joe Biden", "MEETS", "Mustafa al-Kadhimi", 2, 2, datetime.date(2021, 7, 26)]]),
    "timeline": (
        {"entity": "Biden", "until": "2021-07-26"},
        [
            [datetime.date(2021, 7, 20), "Jens Stoltenberg", "PRAISES", "Joe Biden"],
            [datetime.date(2021, 7, 26), "Joe Biden", "MEETS", "Mustafa al-Kadhimi"],
            [datetime.date(2021, 7, 26), "Joe Biden", "MEETS", "Mustafa al-Kadhimi"],
        ],
    ),
    "who_met_whom": (
        {"entity": "Mustafa al-Kadhimi"},
        [["Joe Biden", "MEETS", "Mustafa al-Kadhimi"], ["Joe Biden", "MEETS", "Mustafa al-Kadhimi"]],
    ),
}


def test_every_question_is_asked_here() -> None:
    """A new question comes with an answer to compare."""
    assert {q.name for q in questions()} == ANSWERS.keys()


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_answer_is_right_on_every_store(store: GraphStore, name: str) -> None:
    """Same text, same rows; names as parameters; the rows can be drawn."""
    load_corpus(store)
    parameters, expected = ANSWERS[name]
    table = answer(store, name, parameters)
    rows = [[getattr(cell, "name", cell) for cell in row] for row in table.rows]
    assert [row[: len(want)] for row, want in zip(rows, expected, strict=True)] == expected
    if "claim" in table.columns:
        picture = subgraph_of(store, table)
        shown = {getattr(row[table.columns.index("claim")], "id", None) for row in table.rows}
        assert {e.id for e in picture.edges} >= shown
        assert len(picture.nodes) >= (2 if expected else 0)


@pytest.mark.parametrize("name", [q.name for q in questions() if q.factual])
def test_factual_means_factual(store: GraphStore, name: str) -> None:
    """A question that says so has no denied, planned or reported claim in its answer."""
    load_corpus(store)
    table = answer(store, name, ANSWERS[name][0])
    assert all(e.properties["factual"] for e in subgraph_of(store, table).edges)


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_a_question_says_what_it_needs(name: str) -> None:
    """Title, description, which claims, and every parameter of the statement with a description."""
    asked = question(name)
    body = "\n".join(line for line in asked.statement.splitlines() if not line.startswith("//"))
    assert asked.title.endswith("?")
    assert asked.description
    assert asked.computed or set(re.findall(r"\$(\w+)", body)) == {p.name for p in asked.parameters}
    assert all(p.description for p in asked.parameters)
    assert "\n// claims: " in asked.statement


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_a_question_names_only_types_of_the_vocabulary(name: str) -> None:
    """A type that was renamed would silently find nothing."""
    known = {t.name for t in load_vocabulary().types} | {"MENTIONS", "COPY_OF"}
    for types in re.findall(r"\[\w*:([A-Z_|]+)\]", question(name).statement):
        assert set(types.split("|")) <= known


def test_a_symmetric_relation_is_found_from_both_sides(store: GraphStore) -> None:
    """Whoever is named first, a meeting is a meeting of both."""
    load_corpus(store)
    one = answer(store, "who_met_whom", {"entity": "Joe Biden"})
    other = answer(store, "who_met_whom", {"entity": "Mustafa al-Kadhimi"})
    assert one.rows == other.rows


@pytest.mark.parametrize("name", [q.name for q in questions() if "known" in {p.name for p in q.parameters}])
def test_what_was_known_on_a_day(store: GraphStore, name: str) -> None:
    """Only claims published by then answer; on the eve of the first article nobody knew anything."""
    load_corpus(store)
    given = ANSWERS[name][0]
    first, last = datetime.date(2021, 7, 25), datetime.date(2021, 7, 28)
    for day in (last - datetime.timedelta(days=1), last):
        picture = subgraph_of(store, answer(store, name, given | {"known": day.isoformat()}))
        assert all(e.properties["published"] <= day for e in picture.edges)
    assert answer(store, name, given | {"known": last}).rows == answer(store, name, given).rows
    assert answer(store, name, given | {"known": first}).rows == ()


@pytest.mark.parametrize("name", ["several_outlets", "only_one_outlet", "contradictions"])
def test_types_that_hold_both_ways_are_those_of_the_vocabulary(name: str) -> None:
    """A question that turns symmetric relations round knows all of them."""
    named = re.search(r"type\(\w+\) IN \[([^]]+)\]", question(name).statement)
    assert named is not None
    symmetric = {t.name for t in load_vocabulary().types if t.symmetric}
    assert set(re.findall(r"'(\w+)'", named[1])) == symmetric


def meeting(article: str, text: str, **fields: Any) -> ArticleGraph:
    """An article of one sentence "A … B." about a meeting of Ann and Bob, of an outlet of its own."""
    one, other = ("Ann", "Bob") if text.startswith("Ann") else ("Bob", "Ann")
    return make_graph(article, text, [(one, "MEETS", other, text, fields)], {}, outlet=f"Outlet {article}")


def test_a_meeting_is_one_whoever_is_named_first(store: GraphStore) -> None:
    """Two outlets that name the two in other orders support each other, and a denial contradicts both."""
    load(store, meeting("one", "Ann met Bob."), meeting("two", "Bob met Ann."))
    assert [row[:4] for row in answer(store, "several_outlets").rows] == [("Ann", "MEETS", "Bob", 2)]
    assert answer(store, "only_one_outlet").rows == ()
    load(store, meeting("three", "Bob did not meet Ann.", negated=True))
    rows = answer(store, "contradictions").rows
    assert sorted((row[3], row[6]) for row in rows) == [
        ("Ann met Bob.", "Bob did not meet Ann."), ("Bob met Ann.", "Bob did not meet Ann.")]  # fmt: skip


def test_a_plan_and_a_denial_are_no_contradiction(store: GraphStore) -> None:
    """That something is planned, and that it has not happened, can both be so."""
    load(store, meeting("one", "Ann will meet Bob.", modality="planned"))
    load(store, meeting("two", "Ann did not meet Bob.", negated=True))
    assert answer(store, "contradictions").rows == ()
    load(store, meeting("three", "Ann will not meet Bob.", negated=True, modality="planned"))
    assert [(row[3], row[6]) for row in answer(store, "contradictions").rows] == [
        ("Ann will meet Bob.", "Ann will not meet Bob.")]  # fmt: skip


def test_derived_claims_are_no_second_voice(store: GraphStore) -> None:
    """A claim that follows from another does not make a second outlet."""
    load(store, chain("one", [("Ann", "Bob")]), chain("two", [("Ann", "Bob")], derived_from="x"))
    assert answer(store, "several_outlets", {}).rows == ()
    load(store, chain("three", [("Ann", "Bob")]))
    assert [row[3] for row in answer(store, "several_outlets", {}).rows] == [2]


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("timeline", {}, "timeline needs entity: whose timeline"),
        ("timeline", {"entity": ""}, "timeline needs entity"),
        ("timeline", {"entity": "Biden", "since": "yesterday"}, "since is 'yesterday', not a day"),
        ("most_connected", {"limit": "many"}, "limit is 'many', not a number"),
        ("paths", {"a": "Biden", "b": "Iraq", "claims": "true"}, "No claims are 'true'. Claims are stated"),
        ("most_connected", {"colour": "red"}, "no parameter 'colour'. It has: limit"),
    ],
)
def test_wrong_parameters(
    embedded_store: GraphStore, name: str, parameters: dict[str, Any], message: str
) -> None:
    """The error names the question, the parameter and what is wanted."""
    load_corpus(embedded_store)
    with pytest.raises(UsageError, match=re.escape(message)):
        answer(embedded_store, name, parameters)


def test_texts_become_values(embedded_store: GraphStore) -> None:
    """A form and a command line know only texts."""
    load_corpus(embedded_store)
    assert len(answer(embedded_store, "most_connected", {"limit": "2"}).rows) == 2


def test_an_unknown_question_names_the_nearest() -> None:
    """A typo in a question's name."""
    with pytest.raises(NotFound, match="who_met_whom"):
        question("who_meet_whom")


def test_a_question_of_ones_own(embedded_store: GraphStore, tmp_path: Path) -> None:
    """A file with a head is a question like the shipped ones."""
    path = tmp_path / "mine.cypher"
    path.write_text(
        "// Who is called so?\n// Names that begin with a text.\n// claims: all\n"
        "// $begin: text — how it begins (default: Joe)\n"
        "MATCH (n:Entity) WHERE n.name STARTS WITH $begin RETURN n.name AS name ORDER BY name\n"
    )
    load_corpus(embedded_store)
    mine = read_question(path)
    assert (mine.name, mine.title, mine.factual) == ("mine", "Who is called so?", False)
    assert answer(embedded_store, mine).rows == (("Joe Biden",),)
    assert answer(embedded_store, mine, {"begin": "Ir"}).rows == (("Iran",), ("Iraq",))


@pytest.mark.parametrize("head", ["MATCH (n) RETURN n", "// Title\n// $x: banana — what\nRETURN 1"])
def test_a_malformed_question(tmp_path: Path, head: str) -> None:
    """No title, or a parameter of no known type: the file is named."""
    path = tmp_path / "wrong.cypher"
    path.write_text(head)
    with pytest.raises(FormatError, match=r"wrong\.cypher"):
        read_question(path)


def test_asking_goes_through_the_guard(store: GraphStore) -> None:
    """A person's own Cypher reads, and nothing else."""
    load_corpus(store)
    table = ask(store, "MATCH (n:Person) RETURN n.name AS name ORDER BY name", limit=2)
    assert (table.columns, table.rows, table.truncated) == (
        ("name",),
        (("Jens Stoltenberg",), ("Joe Biden",)),
        True,
    )
    with pytest.raises(QueryRefused):
        ask(store, "MATCH (n) DETACH DELETE n")
