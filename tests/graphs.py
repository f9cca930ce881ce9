"""Small, consistent article graphs for tests that need a graph but not the extractor."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from graph_builder.model import Article, ArticleGraph, Claim, Dropped, Entity, Label, Mention, Span


def make_graph(
    article_id: str,
    text: str,
    claims: list[tuple[str, str, str, str]] | list[tuple[str, str, str, str, dict[str, Any]]],
    labels: dict[str, Label],
    **metadata: Any,
) -> ArticleGraph:
    """A graph whose offsets are right.

    ``claims`` are ``(subject, TYPE, object, quote)`` with optional further fields of Claim;
    subject, object and quote stand verbatim in ``text``; ``labels`` gives each entity's label
    (Concept where absent). Entity ids are name slugs.
    """
    slug = lambda name: name.lower().replace(" ", "-")  # noqa: E731
    metadata.setdefault("title", text.partition(".")[0][:60])
    metadata.setdefault("published", datetime.date(2021, 7, 26))
    article = Article(id=article_id, text=text, **metadata)
    names = dict.fromkeys(n for c in claims for n in (c[0], c[2]))
    entities = []
    for name in names:
        spans, at = [], text.find(name)
        while at >= 0:
            spans.append(Mention(at, at + len(name), name, "name"))
            at = text.find(name, at + 1)
        entities.append(Entity(slug(name), name, labels.get(name, "Concept"), (), tuple(spans)))
    made = []
    for number, (subject, kind, obj, quote, *rest) in enumerate(claims):
        start = text.index(quote)
        s, o = start + quote.index(subject), start + quote.index(obj)
        key = f"{article_id}|{s}|{o}|{kind}|{number}"
        made.append(
            Claim(
                id=hashlib.sha256(key.encode()).hexdigest()[:16],
                subject=subject,
                subject_id=slug(subject),
                type=kind,
                predicate=kind.lower().replace("_", " "),
                object=obj,
                object_id=slug(obj),
                quote=quote,
                start=start,
                end=start + len(quote),
                subject_mention=Span(s, s + len(subject)),
                object_mention=Span(o, o + len(obj)),
                rule="by hand",
                clause=f"{article_id}:{number}",
                **(rest[0] if rest else {}),
            )
        )
    return ArticleGraph(article, tuple(entities), tuple(made), ())


def talks() -> ArticleGraph:
    """Three claims on one meeting: asserted, planned, denied and attributed."""
    return make_graph(
        "example-wire-2021-07-26-talks",
        "Joe Biden met Mustafa al-Kadhimi at the White House. US troops will leave Iraq. "
        "Iran denied that it attacked US troops, an official said.",
        [
            (
                "Joe Biden",
                "MEETS",
                "Mustafa al-Kadhimi",
                "Joe Biden met Mustafa al-Kadhimi at the White House.",
            ),
            ("US troops", "LEAVES", "Iraq", "US troops will leave Iraq.", {"modality": "planned"}),
            (
                "Iran",
                "ATTACKS",
                "US troops",
                "Iran denied that it attacked US troops, an official said.",
                {"negated": True, "attributed_to": "Iran", "speaker": "iran"},
            ),
        ],
        {
            "Joe Biden": "Person",
            "Mustafa al-Kadhimi": "Person",
            "US troops": "Group",
            "Iraq": "Place",
            "Iran": "Place",
        },
        outlet="Example Wire",
        url="https://example.org/talks",
    )


def withdrawal() -> ArticleGraph:
    """A second outlet on the same people, sharing entities with ``talks``."""
    text = "Joe Biden met Mustafa al-Kadhimi on Monday. The United States withdrew from Afghanistan."
    graph = make_graph(
        "morning-post-2021-07-27-withdrawal",
        text + "\nRead more: The Taliban",
        [
            (
                "Joe Biden",
                "MEETS",
                "Mustafa al-Kadhimi",
                "Joe Biden met Mustafa al-Kadhimi on Monday.",
                {"event_date": datetime.date(2021, 7, 26), "granularity": "day", "time": "on Monday"},
            ),
            (
                "United States",
                "WITHDRAWS_FROM",
                "Afghanistan",
                "The United States withdrew from Afghanistan.",
            ),
        ],
        {
            "Joe Biden": "Person",
            "Mustafa al-Kadhimi": "Person",
            "United States": "Place",
            "Afghanistan": "Place",
        },
        outlet="Morning Post",
        published=datetime.date(2021, 7, 27),
    )
    start = len(text) + 1
    dropped = Dropped(start, start + 22, "Read more: The Taliban", "read more")
    return ArticleGraph(graph.article, graph.entities, graph.claims, (dropped,))
