"""What a change reads of the store is enough: after each the entities are those of all articles at once."""

from __future__ import annotations

import random

import pytest

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
        family = rng.choice(FAMILIES)
        name = family if rng.random() < 0.3 else f"{rng.choice(GIVEN)} {family}"
        kind, where = rng.choice(SAYS)
        if where == name:
            continue
        labels[name] = "Organization" if name == family and rng.random() < 0.3 else "Person"
        claims.append((name, kind, where, f"{name} ({kind}) {where} {number}."))
    claims.append(("Elsewhere", "VISITS", "Norvania", "Elsewhere Norvania."))
    return make_graph(f"family-{number:02}", " ".join(c[3] for c in claims), claims, labels)


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 30))]
)
def test_after_each_change_everybody_is_who_all_articles_say(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Families grow into such of which only those are read who have to do with a change, and shrink again:
    here from the fifth who bears a name on, not from the thirtieth, so that few articles do."""
    monkeypatch.setattr(linker, "MOST_BEARERS", 4)
    monkeypatch.setattr(people, "MOST_BEARERS", 4)
    rng = random.Random(seed)  # noqa: S311 - made-up data
    corpus = Corpus.of(store)
    now: dict[str, Draft] = {}
    for step in range(30):
        coming = [
            draft(news(number, rng), corpus.types, corpus.linker)
            for number in rng.sample(range(24), rng.choice([1, 1, 2, 6]))
        ]
        corpus.put(coming)
        now |= {one.id: one for one in coming}
        assert _stands(store) == _expected(now), f"after step {step}"
        for gone in rng.sample(sorted(now), min(len(now) - 1, rng.choice([0, 0, 1, 3]))):
            corpus.retract(gone)
            del now[gone]
        assert _stands(store) == _expected(now), f"when some went in step {step}"


def _stands(store: BoltStore) -> set[tuple[str, str, str]]:
    """Article, profile and entity of every mention."""
    rows = store.read("""MATCH (a:Article)-[m:MENTIONS]->(e:Entity) UNWIND m.tally_profiles AS profile
                         RETURN a.id AS article, profile, e.id AS entity""")
    return {(row["article"], row["profile"], row["entity"]) for row in rows}


def _expected(now: dict[str, Draft]) -> set[tuple[str, str, str]]:
    """The same, where all articles came at once."""
    found = assign_all(linker.Linker(()), {pair for one in now.values() for pair in one.profiles.values()})
    return {
        (one.id, "\t".join(pair), f"{spot}{one.id}" if spot.endswith("@") else spot)
        for one in now.values()
        for pair in one.profiles.values()
        for spot in [found[pair[1]].id]
    }
