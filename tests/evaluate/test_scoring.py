"""The scorer: a graph as labelled scores 1, each kind of fault lowers its own figure and is listed."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph_builder import vocabulary
from graph_builder.errors import UsageError
from graph_builder.evaluate import FIGURES, GoldDocument, Report, load, score
from graph_builder.model import Article, ArticleGraph, Claim, Entity, Mention, Span

TEXT = "Iran attacked a base in Iraq on Monday. Iraq's army, officials said, will not leave the base."
LABELS = f"""\
[[document]]
text = "{TEXT}"
nodes = [
    {{ name = "Iran", label = "Place" }},
    {{ name = "Iraq", label = "Place", also = ["Republic of Iraq"] }},
    {{ name = "Iraqi army", label = ["Group", "Organization"], also = ["army"], optional = true }},
]
claims = [
    {{ at = "Iran attacked", subject = "Iran", type = ["ATTACKS", "BOMBS"], object = "base", date = "2021-07" }},
    {{ at = "will not leave", subject = "Iraqi army", type = "LEAVES", object = "base", negated = true, modality = "planned", by = "officials" }},
    {{ at = "a base in Iraq", subject = "base", type = "LOCATED_IN", object = "Iraq", optional = true, or = [{{ subject = "Iraq", type = "HAS", object = "base" }}] }},
    {{ subject = "Iran", type = ["FIGHTS", "DISPUTES_WITH", "<FLEES"], object = "Iraq", optional = true }},
]
wrong = [
    {{ at = "will not leave", subject = "Iraqi army", type = "LEAVES", factual = true, why = "they will not" }},
    {{ at = "Iran attacked", subject = "Iraq", type = "ATTACKS", why = "Iran did" }},
]
"""  # noqa: E501 - a table of TOML stands on one line


@pytest.fixture
def gold(tmp_path: Path) -> GoldDocument:
    """The labels above."""
    (tmp_path / "labels.toml").write_text(LABELS, "utf-8")
    return load(tmp_path / "labels.toml", vocabulary.load())[0]


def span(words: str) -> Span:
    """Where the words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entity(
    name: str, label: str, *mentions: str, kind: str = "name", aliases: tuple[str, ...] = ()
) -> Entity:
    """An entity mentioned by these words."""
    spans = [span(m) for m in mentions]
    found = tuple(Mention(s.start, s.end, TEXT[s.start : s.end], kind) for s in spans)  # type: ignore[arg-type]
    return Entity(name.lower().replace(" ", "-"), name, label, aliases, found)  # type: ignore[arg-type]


def claim(subject: str, type: str, object: str, passage: str, **flags: object) -> Claim:
    """A claim between entities of these names in the sentence that holds the passage."""
    place = span(passage)
    start = TEXT.rfind(". ", 0, place.start) + 2 if ". " in TEXT[: place.start] else 0
    end = TEXT.index(".", place.end) + 1
    ids = [name.lower().replace(" ", "-") for name in (subject, object)]
    words = {"iran": "Iran", "iraq": "Iraq", "iraqi-army": "Iraq's army", "military-base": "base"}
    mentions = [span(words[i]) for i in ids]
    return Claim(
        f"{subject} {type} {object}", subject, ids[0], type, type.lower(), object, ids[1],
        TEXT[start:end], start, end, *mentions, rule="test", clause="1", **flags,  # type: ignore[arg-type]
    )  # fmt: skip


ATTACK = claim("Iran", "ATTACKS", "military base", "attacked", event_date=datetime.date(2021, 7, 19))
STAY = claim("Iraqi army", "LEAVES", "military base", "leave", negated=True, modality="planned",
             attributed_to="US officials")  # fmt: skip
PLACE = claim("military base", "LOCATED_IN", "Iraq", "attacked")
QUARREL = claim("Iraq", "DISPUTES_WITH", "Iran", "attacked")
PERFECT = ArticleGraph(
    Article("a", TEXT),
    (
        entity("Iran", "Place", "Iran"),
        entity("Iraq", "Place", "Iraq", aliases=("Republic of Iraq",)),
        entity("Iraqi army", "Group", "Iraq's army", kind="nominal"),
        entity("military base", "Place", "base", kind="nominal"),
    ),
    (ATTACK, STAY, PLACE, QUARREL),
)


def scored(gold: GoldDocument, graph: ArticleGraph) -> Report:
    """The report on one graph."""
    return score([(gold, graph)], vocabulary.load())


def shares(report: Report) -> dict[str, float | None]:
    """Figure -> share."""
    return {name: figure.share for name, figure in report.figures.items()}


def test_a_graph_as_labelled_scores_one(gold: GoldDocument) -> None:
    """In every figure, with nothing to complain about: other types that are accepted, a symmetric type
    the other way round, an optional node and unnamed nodes included."""
    report = scored(gold, PERFECT)
    assert shares(report) == dict.fromkeys(FIGURES, 1.0)
    assert report.documents[0].findings == ()


def with_claims(*claims: Claim) -> ArticleGraph:
    """The perfect graph with other claims."""
    return replace(PERFECT, claims=claims)


def with_entities(*entities: Entity) -> ArticleGraph:
    """The perfect graph with some of its entities replaced, and others added."""
    ids = {e.id for e in entities}
    return replace(PERFECT, entities=(*entities, *(e for e in PERFECT.entities if e.id not in ids)))


FAULTS: dict[str, tuple[ArticleGraph, dict[str, float], tuple[str, str]]] = {
    "a node is not there": (
        replace(PERFECT, entities=PERFECT.entities[1:], claims=(STAY, PLACE)),
        {"nodes found": 0.5, "core claims found": 0.5, "optional claims found": 0.5},
        ("missed", "node Iran"),
    ),
    "a named node is not labelled": (
        with_entities(entity("Monday", "Event", "Monday")),
        {"nodes right": 2 / 3},
        ("extra", "Monday"),
    ),
    "a node has a wrong label": (
        with_entities(entity("Iran", "Person", "Iran")),
        {"labels": 0.5},
        ("disagrees", "Iran"),
    ),
    "a node is two nodes": (
        with_entities(entity("Republic of Iraq", "Place", "Iraq")),
        {},
        ("split", "Iraq"),
    ),
    "two nodes are one": (
        with_entities(entity("Iraq", "Place", "Iraq", aliases=("army",))),
        {},
        ("mixed", "Iraq"),
    ),
    "a core claim is not there": (
        with_claims(STAY, PLACE, QUARREL),
        {"core claims found": 0.5},
        ("missed", "(Iran)-[:ATTACKS|BOMBS]->(base)"),
    ),
    "an optional claim is not there": (
        with_claims(ATTACK, STAY, QUARREL),
        {"optional claims found": 0.5},
        ("missed", "(base)-[:LOCATED_IN]->(Iraq)"),
    ),
    "a claim has another type": (
        with_claims(replace(ATTACK, type="VISITS", event_date=None), STAY, PLACE, QUARREL),
        {"core claims found": 0.5, "claims matched": 0.75},
        ("missed", "(Iran)-[:ATTACKS|BOMBS]->(base)"),
    ),
    "a claim comes from another passage": (
        with_claims(claim("Iran", "ATTACKS", "military base", "leave"), STAY, PLACE, QUARREL),
        {"core claims found": 0.5, "claims matched": 0.75},
        ("missed", "(Iran)-[:ATTACKS|BOMBS]->(base)"),
    ),
    "a claim that is not labelled": (
        with_claims(ATTACK, STAY, PLACE, QUARREL, claim("Iran", "VISITS", "Iraq", "attacked")),
        {"claims matched": 0.8},
        ("unlabelled", "(Iran)-[:VISITS]->(Iraq)"),
    ),
    "a denial is not seen": (
        with_claims(ATTACK, replace(STAY, negated=False), PLACE, QUARREL),
        {"polarity": 0.75},
        ("disagrees", "(Iraqi army)-[:LEAVES]->(military base) [planned, says US officials]"),
    ),
    "a plan is stated": (
        with_claims(ATTACK, replace(STAY, modality="asserted"), PLACE, QUARREL),
        {"modality": 0.75},
        ("disagrees", "(Iraqi army)-[:LEAVES]->(military base) [denied, says US officials]"),
    ),
    "a speaker is not seen": (
        with_claims(ATTACK, replace(STAY, attributed_to=None), PLACE, QUARREL),
        {"attribution": 0.75},
        ("disagrees", "(Iraqi army)-[:LEAVES]->(military base) [planned, denied]"),
    ),
    "a speaker is invented": (
        with_claims(replace(ATTACK, attributed_to="officials"), STAY, PLACE, QUARREL),
        {"attribution": 0.75},
        ("disagrees", "(Iran)-[:ATTACKS]->(military base) [says officials]"),
    ),
    "a date is wrong": (
        with_claims(replace(ATTACK, event_date=datetime.date(2021, 8, 2)), STAY, PLACE, QUARREL),
        {"dates": 0.0},
        ("disagrees", "(Iran)-[:ATTACKS]->(military base)"),
    ),
    "what must not be stated is": (
        with_claims(
            ATTACK, replace(STAY, negated=False, modality="asserted", attributed_to=None), PLACE, QUARREL
        ),
        {"polarity": 0.75, "modality": 0.75, "attribution": 0.75},
        ("wrong", "(Iraqi army)-[:LEAVES]->(military base)"),
    ),
    "the direction is wrong": (
        with_claims(STAY, PLACE, QUARREL, claim("Iraq", "ATTACKS", "Iran", "attacked")),
        {"core claims found": 0.5, "claims matched": 0.75},
        ("wrong", "(Iraq)-[:ATTACKS]->(Iran)"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_lowers_its_figures_and_is_listed(fault: str, gold: GoldDocument) -> None:
    """No other figure moves, and the list says what it is."""
    graph, lowered, (kind, what) = FAULTS[fault]
    report = scored(gold, graph)
    expected = dict.fromkeys(FIGURES, 1.0) | lowered
    if "dates" not in lowered and not any(c.event_date for c in graph.claims):
        expected["dates"] = None  # type: ignore[assignment] - nothing dated is left to count
    assert shares(report) == pytest.approx(expected)
    found = [(f.kind, f.what) for f in report.documents[0].findings]
    assert (kind, what) in found


@pytest.mark.parametrize(
    ("other", "matches"),
    [
        (claim("Iraq", "HAS", "military base", "attacked"), True),
        (claim("Iraq", "FLEES", "Iran", "attacked"), True),
        (claim("Iran", "FLEES", "Iraq", "attacked"), False),
        (claim("Iraq", "FIGHTS", "Iran", "attacked"), False),
        (claim("Iraq", "BOMBS", "military base", "attacked"), False),
        (claim("Iran", "BOMBS", "military base", "attacked"), True),
    ],
)
def test_readings_and_directions(other: Claim, matches: bool, gold: GoldDocument) -> None:
    """Another reading, a type marked as read from object to subject; a type that is neither, nor symmetric,
    does not match the wrong way round."""
    figure = scored(gold, with_claims(other)).figures["claims matched"]
    assert figure.right == int(matches)


def test_a_node_is_not_met_by_a_phrase_with_its_name_in_it(gold: GoldDocument) -> None:
    """ "north of Iraq" is not Iraq: a near miss earns nothing."""
    north = entity("Iraq north", "Place", "Iraq", kind="nominal")
    graph = replace(
        PERFECT,
        entities=(*PERFECT.entities, north),
        claims=(replace(PLACE, object="Iraq north", object_id=north.id),),
    )
    assert scored(gold, graph).figures["claims matched"].right == 0


def test_figures_are_summed_over_what_they_count(gold: GoldDocument) -> None:
    """A document with more claims weighs more."""
    empty = replace(PERFECT, entities=(), claims=())
    report = score([(gold, PERFECT), (gold, empty)], vocabulary.load())
    assert shares(report)["core claims found"] == 0.5
    assert shares(report)["claims matched"] == 1.0


def test_lines_that_state_nothing(gold: GoldDocument) -> None:
    """A claim and a node from boilerplate are wrong."""
    report = scored(replace(gold, boilerplate=((0, 20),)), PERFECT)
    wrong = [f.what for f in report.findings("wrong")]
    assert "node Iran" in wrong
    assert "(Iran)-[:ATTACKS]->(military base)" in wrong
    assert not any("army" in w for w in wrong)


def test_a_graph_of_another_text_is_refused(gold: GoldDocument) -> None:
    """Offsets would mean nothing."""
    other = replace(PERFECT, article=Article("a", TEXT + " "))
    with pytest.raises(UsageError, match="another text"):
        scored(gold, other)


def test_the_report_as_json(gold: GoldDocument) -> None:
    """Figures with counts, findings with their kind; null where there was nothing to count."""
    told = json.loads(scored(gold, replace(PERFECT, claims=())).to_json())
    assert list(told["figures"]) == list(FIGURES)
    assert told["figures"]["core claims found"] == {"right": 0, "of": 2, "share": 0.0}
    assert told["figures"]["polarity"]["share"] is None
    kinds = {f["kind"] for f in told["documents"][0]["findings"]}
    assert kinds == {"missed"}
