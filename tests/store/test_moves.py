"""What a change reads of the store is enough: after each the entities are those of all articles at once."""

from __future__ import annotations

import random

import pytest

from graph_builder.ledger import Decision, Ledger
from graph_builder.link import linker, people
from graph_builder.link.linker import assign_all
from graph_builder.model import ArticleGraph, Label
from graph_builder.pipeline import Corpus
from graph_builder.store import BoltStore, Draft, draft
from tests.graphs import make_graph

pytestmark = pytest.mark.store

#: The consonants of all but the last are the same; common and rare ones, spellings of one and others.
FAMILIES = ("Baker", "Baker", "Becker", "Bikir", "Bikir", "Bacaro", "Bakkuro", "Norvander")
GIVEN = ("Ida", "Jan", "Ivo", "Uwe", "I.", "Ian")
SAYS = (
    ("MAYOR_OF", "Basra"), ("MAYOR_OF", "Acme"), ("PRESIDENT_OF", "Norvania"), ("LEADER_OF", "Acme"),
    ("EXECUTIVE_OF", "Baker"), ("EXECUTIVE_OF", "Bikir"), ("COMES_FROM", "Basra"),
    ("VISITS", "Acme"), ("VISITS", "Basra"), ("VISITS", "Ruritania"), ("VISITS", "Elsewhere"),
)  # fmt: skip
LABELS: dict[str, Label] = {
    "Norvania": "Place", "Basra": "Place", "Ruritania": "Place", "Elsewhere": "Place", "Acme": "Organization",
}  # fmt: skip


def news(number: int, rng: random.Random) -> ArticleGraph:
    """An article on one to three people whose family names are alike; who is called by that alone may be a
    firm."""
    claims = []
    labels = {**LABELS}
    for _ in range(rng.randint(1, 3)):
        alone = rng.random() < 0.3
        family = rng.choice((*FAMILIES, "Boukari" if alone else "Bukkari"))  # spellings of one
        name = family if alone else f"{rng.choice(GIVEN)} {family}"
        kind, where = rng.choice(SAYS)
        if where == name:
            continue
        labels[name] = "Organization" if alone and rng.random() < 0.3 else "Person"
        claims.append((name, kind, where, f"{name} ({kind}) {where} {number}."))
    claims.append(("Elsewhere", "VISITS", "Norvania", "Elsewhere Norvania."))
    return make_graph(f"family-{number:02}", " ".join(c[3] for c in claims), claims, labels)


HALF = tuple(f"family-{number:02}" for number in range(0, 24, 2))
#: People of two families, and two of one, are one; in half of the articles somebody is another; two are kept
#: apart; somebody is also a family name alone.
DECIDED = Ledger((
    Decision("merge", entities=("jan-baker", "ivo-bikir"), id="one"),
    Decision("merge", entities=("uwe-baker", "ian-becker"), id="two"),
    Decision("split", entities=("ida-baker",), articles=HALF, own="ida-baker~1", id="three"),
    Decision("merge", entities=("uwe-bacaro", "baker"), id="five"),
    Decision("split", entities=("ivo-baker", "ivo-becker"), id="four"),
))  # fmt: skip
SEEDS = [*range(2), *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 30))]


@pytest.mark.parametrize("decisions", [Ledger(), DECIDED], ids=["nothing", "decided"])
@pytest.mark.parametrize("seed", SEEDS)
def test_after_each_change_everybody_is_who_all_articles_say(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch, seed: int, decisions: Ledger
) -> None:
    """Families grow into such of which only those are read who have to do with a change, and shrink again:
    here from the fifth who bears a name on, not from the thirtieth, so that few articles do. And so they do
    where people decided who is who."""
    monkeypatch.setattr(linker, "MOST_BEARERS", 4)
    monkeypatch.setattr(people, "MOST_BEARERS", 4)
    rng = random.Random(seed)  # noqa: S311 - made-up data
    corpus = Corpus.of(store, decisions)
    now: dict[str, Draft] = {}
    for step in range(30):
        coming = [
            draft(news(number, rng), corpus.types, corpus.linker)
            for number in rng.sample(range(24), rng.choice([1, 1, 2, 6]))
        ]
        corpus.put(coming)
        now |= {one.id: one for one in coming}
        assert _stands(store) == _expected(now, decisions), f"after step {step}"
        for gone in rng.sample(sorted(now), min(len(now) - 1, rng.choice([0, 0, 1, 3]))):
            corpus.retract(gone)
            del now[gone]
        assert _stands(store) == _expected(now, decisions), f"when some went in step {step}"


def _stands(store: BoltStore) -> set[tuple[str, str, str]]:
    """Article, profile and entity of every mention."""
    rows = store.read("""MATCH (a:Article)-[m:MENTIONS]->(e:Entity) UNWIND m.tally_profiles AS profile
                         RETURN a.id AS article, profile, e.id AS entity""")
    return {(row["article"], row["profile"], row["entity"]) for row in rows}


def _expected(now: dict[str, Draft], decisions: Ledger) -> set[tuple[str, str, str]]:
    """The same, where all articles came at once."""
    whole = linker.Linker((), decisions)
    found = assign_all(whole, {pair for one in now.values() for pair in one.profiles.values()})
    placed = {one.id: whole.place(one.graph, one.profiles, found) for one in now.values()}
    return {
        (article, profile, entity)
        for article, linked in placed.items()
        for entity, profiles in linked.profiles.items()
        for profile in profiles
    }
