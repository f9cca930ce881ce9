"""Made-up articles that share entities and disagree about their names and labels."""

from __future__ import annotations

import datetime
import random

from graph_builder.model import LABELS, Article, ArticleGraph, Claim, Entity, Mention, Span

TYPES = ("MEETS", "VISITS", "ATTACKS", "LEAVES", "SAYS")
NAMES = ("Entity {0}", "The Entity {0}", "E. {0}", "Entity Number {0}")


def article(
    number: int, *, version: int = 0, entities: int = 40, claims: int = 8, named: int = 6, agree: bool = False
) -> ArticleGraph:
    """An article with claims over ``named`` of a pool of entities; the same arguments, the same graph.

    Articles that ``agree`` give each entity one name and one label.
    """
    rng = random.Random(f"{number}|{version}|{entities}|{claims}|{named}")  # noqa: S311 - made-up data
    picked = sorted(rng.sample(range(entities), min(entities, named)))
    names = {i: (NAMES[0] if agree else rng.choice(NAMES)).format(i) for i in picked}
    parts, made, at = [], [], 0
    spans: dict[int, list[Mention]] = {i: [] for i in picked}
    for index in range(claims):
        s, o = rng.sample(picked, 2)
        kind = rng.choice(TYPES)
        sentence = f"{names[s]} {kind.lower()} {names[o]} ({number}.{version}.{index})."
        o_at = at + len(names[s]) + len(kind) + 2
        for who, start in ((s, at), (o, o_at)):
            spans[who].append(Mention(start, start + len(names[who]), names[who], "name"))
        made.append(
            Claim(
                id=f"c-{number}-{version}-{index}",
                subject=names[s],
                subject_id=f"e-{s}",
                type=kind,
                predicate=kind.lower(),
                object=names[o],
                object_id=f"e-{o}",
                quote=sentence,
                start=at,
                end=at + len(sentence),
                subject_mention=Span(at, at + len(names[s])),
                object_mention=Span(o_at, o_at + len(names[o])),
                rule="made up",
                clause=f"{number}:{index}",
                negated=rng.random() < 0.2,
            )
        )
        parts.append(sentence)
        at += len(sentence) + 1
    outlet = f"Outlet {number % 3}"
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=number)
    return ArticleGraph(
        Article(f"article-{number:04}", " ".join(parts), f"Title {number}.{version}", None, outlet, day),
        tuple(
            Entity(
                f"e-{i}",
                names[i],
                LABELS[i % 6] if agree else rng.choice(LABELS),
                (f"E{i}",) if rng.random() < 0.5 else (),
                tuple(spans[i]),
            )
            for i in picked
        ),
        tuple(made),
    )
