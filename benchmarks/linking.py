"""Are names in different articles linked to the right entities? Precision and recall over labelled pairs.

    python benchmarks/linking.py              the table, and every pair that is wrong or missed
    python benchmarks/linking.py --json       the same for a program
    python benchmarks/linking.py FILE         over other labels: the other sets there, or your own

benchmarks/linking/names.tsv holds 200 short articles in groups of names that could be confused. All are
extracted and linked as one corpus; a pair of one group is joined where both names came to one entity.
Precision is the share of joined pairs that are the same, recall the share of same pairs that are joined.

A file that ends in .jsonl holds whole articles of a month instead, each with all people and organizations
that it names. There every two names of different articles are a pair that mean the same, or share a word.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph_builder.errors import NotExtractable
from graph_builder.link import assign_all
from graph_builder.model import ArticleGraph, Assignment, Entity, fold
from graph_builder.pipeline import extract_article, linker
from graph_builder.read import article_from_text

NAMES = Path(__file__).parent / "linking" / "names.tsv"
#: Words that say nothing about whose name it is.
SMALL = frozenset(["the", "and", "for", "del", "der", "von", "bin"])


@dataclass(frozen=True)
class Row:
    """A name in an article: which names it could be confused with, who is meant, the name, the text."""

    group: str  # "": with those that share a word
    meant: str
    name: str
    text: str

    @property
    def words(self) -> frozenset[str]:
        """The words of the name that tell: three letters or more, without "the" and the like."""
        return frozenset(w for w in re.findall(r"\w+", fold(self.name)) if len(w) > 2 and w not in SMALL)

    def is_like(self, other: Row) -> bool:
        """Could somebody who reads both articles take one name for the other?"""
        if self.group or other.group:
            return self.group == other.group
        return self.text != other.text and (
            self.meant == other.meant or not self.words.isdisjoint(other.words)
        )


def rows(labels: Path = NAMES) -> list[Row]:
    """The labelled names."""
    lines = labels.read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    if labels.suffix != ".jsonl":
        return [Row(*line.split("\t")) for line in lines]
    articles = map(json.loads, lines)
    return [Row("", name["key"], name["name"], a["text"]) for a in articles for name in a["names"]]


def linked(labelled: list[Row]) -> list[tuple[str, Assignment | None]]:
    """The entity of each row's name over the corpus of all rows; "" where the article has none such."""
    room = linker()
    graphs = [graph_of(row.text) for row in labelled]
    profiles = [room.profiles(graph) for graph in graphs]
    assigned = assign_all(room, (pair for own in profiles for pair in own.values()))
    found: list[tuple[str, Assignment | None]] = []
    for row, graph, own in zip(labelled, graphs, profiles, strict=True):
        local = entity_of(row, graph)
        if local is None:
            found.append(("", None))
            continue
        placed = room.place(graph, own, assigned).graph
        mentions = set(local.mentions)  # one alone may be another entity's too: "champion Norvan"
        spot = next(e.id for e in placed.entities if mentions <= set(e.mentions))
        found.append((spot, assigned[own[local.id][1]] if local.id in own else None))
    return found


@cache
def graph_of(text: str) -> ArticleGraph:
    """The graph of an article; the text is all it has, so equal texts are one article."""
    article = article_from_text(text)
    try:
        return extract_article(article)
    except NotExtractable:
        return ArticleGraph(article)


def entity_of(row: Row, graph: ArticleGraph) -> Entity | None:
    """The entity that the name stands for in its article."""
    start = row.text.index(row.name)
    end = start + len(row.name)
    within = [
        (abs(m.start - start) + abs(m.end - end), e.id, e)
        for e in graph.entities
        for m in e.mentions
        if m.kind != "pronoun" and m.start < end and start < m.end
    ]
    return min(within, key=lambda x: x[:2])[2] if within else None


def score(labelled: list[Row], found: list[tuple[str, Assignment | None]]) -> tuple[Counter[str], list[str]]:
    """Counts of joined and apart, right and wrong, and a line for each pair that is not right."""
    counts: Counter[str] = Counter()
    lines = []
    pairs = combinations(zip(labelled, found, strict=True), 2)
    for (one, (a, why)), (other, (b, _)) in pairs:
        if not one.is_like(other):
            continue
        same, joined = one.meant == other.meant, bool(a) and a == b
        counts[f"{'same' if same else 'different'}, {'joined' if joined else 'apart'}"] += 1
        if same != joined:
            reason = f" ({why.score:.2f} {why.reason})" if why and joined else ""
            lines.append(f"{'WRONG' if joined else 'missed'}  {one.name} [{a}] / {other.name} [{b}]{reason}\n"
                         f"        {one.text}\n        {other.text}")  # fmt: skip
    return counts, sorted(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path, nargs="?", default=NAMES, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    labelled = rows(options.labels)
    counts, lines = score(labelled, linked(labelled))
    right, wrong = counts["same, joined"], counts["different, joined"]
    missed = counts["same, apart"]
    figures = {
        "articles": len({row.text for row in labelled}), "names": len(labelled),
        "pairs": sum(counts.values()), **dict(sorted(counts.items())),
        "precision": round(right / (right + wrong), 3), "recall": round(right / (right + missed), 3),
    }  # fmt: skip
    if options.json:
        print(json.dumps(figures))
        return
    print("\n".join(lines))
    print("\n".join(f"{name:20} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
