"""Is the relation type right? A seeded sample of claims, judged twice, the second time unseen.

    python benchmarks/judge_types.py draw  --corpus gum_news_dev.json   # writes types/sample.tsv
    python benchmarks/judge_types.py sheet --corpus gum_news_dev.json   # prints what a judge reads
    python benchmarks/judge_types.py report   # joins types/first.tsv and second.tsv

The corpus is a JSON list of {"doc_id", "text", "meta": {"title", "dateCreated"}}; its texts are not part of
this repository, so the sample keeps names, spans and wordings, and `sheet` reads the sentences again.

A verdict is a line "number <tab> verdict <tab> note" in the own file (types/first.tsv, types/second.tsv):
    right      the type says what the sentence says between these two arguments, in this direction; a type
               that says it more generally is right
    type       the sentence says something between them, but not this
    arguments  the sentence says nothing between them, whatever the type
Polarity, modality and attribution are judged elsewhere: a denied attack is rightly typed ATTACKS.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from graph_builder.model import Article, ArticleGraph, Claim
from graph_builder.pipeline import extract_article, load_vocabulary
from graph_builder.read import Unread, article_from_text, read
from graph_builder.vocabulary import REST

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().with_name("types")
COLUMNS = ("number", "document", "start", "end", "subject", "type", "object", "predicate", "rule", "flags")
VERDICTS = ("right", "type", "arguments")


def main() -> None:
    """Run the step that the first argument names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=["draw", "sheet", "report"])
    parser.add_argument("--corpus", type=Path, help="JSON list of documents beside the examples")
    parser.add_argument("--claims", type=int, default=150)
    parser.add_argument("--seed", type=int, default=150)
    options = parser.parse_args()
    if options.step == "draw":
        draw(options.corpus, options.claims, options.seed)
    elif options.step == "sheet":
        sheet(options.corpus)
    else:
        report()


def articles(corpus: Path | None) -> Iterator[tuple[str, Article]]:
    """The examples and the documents of the corpus, with the name that the sample has for them."""
    for item in read([str(ROOT / "examples")]):
        if isinstance(item, Article):
            yield Path(item.source).name, item
        elif isinstance(item, Unread):
            raise item.error
    for row in json.loads(corpus.read_text("utf-8")) if corpus else []:
        meta = row.get("meta", {})
        try:
            published = datetime.date.fromisoformat(meta.get("dateCreated", ""))
        except ValueError:
            published = None
        yield row["doc_id"], article_from_text(row["text"], title=meta.get("title", ""), published=published)


def draw(corpus: Path | None, size: int, seed: int) -> None:
    """Write a random sample of all typed claims, in the order of the documents."""
    population: list[tuple[str, Claim]] = []
    untyped = 0
    for name, article in articles(corpus):
        graph: ArticleGraph = extract_article(article)
        untyped += sum(c.type == REST for c in graph.claims)
        population += [(name, c) for c in graph.claims if c.type != REST]
    chosen = sorted(random.Random(seed).sample(range(len(population)), size))
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "sample.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, index in enumerate(chosen, 1):
            name, c = population[index]
            flags = [c.modality] * (c.modality != "asserted") + ["denied"] * c.negated
            flags += [c.time] * (c.time == "former")  # of roles: no longer held
            flags += ["said"] * (c.attributed_to is not None) + ["derived"] * (c.derived_from is not None)
            writer.writerow(
                [
                    number,
                    name,
                    c.start,
                    c.end,
                    c.subject,
                    c.type,
                    c.object,
                    c.predicate,
                    c.rule,
                    " ".join(flags),
                ]
            )
    total = len(population) + untyped
    sys.stderr.write(f"{size} of {len(population)} typed claims; {untyped} of {total} are {REST}\n")


def sample() -> list[dict[str, str]]:
    """The rows of the sample."""
    with (FOLDER / "sample.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def sheet(corpus: Path | None) -> None:
    """Print each claim with its sentence and the definition of its type, without any verdict."""
    texts, vocabulary = {name: a.text for name, a in articles(corpus)}, load_vocabulary()
    for row in sample():
        text = texts.get(row["document"])
        quote = " ".join(text[int(row["start"]) : int(row["end"])].split()) if text else "(give --corpus)"
        flags = f" [{row['flags']}]" if row["flags"] else ""
        print(f"{row['number']}\t({row['subject']})-[:{row['type']}]->({row['object']}){flags}")
        print(f"\t“{quote}”  ({row['document']}; wording: {row['predicate']})")
        print(f"\t{row['type']}: {vocabulary[row['type']].definition}\n")


def verdicts(judge: str) -> dict[str, tuple[str, str]]:
    """Number -> verdict and note of a judge; empty where there is no file yet."""
    path = FOLDER / f"{judge}.tsv"
    if not path.is_file():
        return {}
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0].isdigit()]
    found = {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}
    if wrong := {v for v, _ in found.values()} - set(VERDICTS):
        sys.exit(f"{path}: unknown verdicts {', '.join(sorted(wrong))}; known are {', '.join(VERDICTS)}")
    return found


def report() -> None:
    """Print each judge's share of right types, where they differ, and what was wrong by rule."""
    rows = sample()
    judges = {judge: verdicts(judge) for judge in ("first", "second")}
    for judge, found in judges.items():
        if found:
            told = Counter(v for v, _ in found.values())
            right, related = told["right"], told["right"] + told["type"]
            print(f"{judge} judge: {right}/{len(found)} right = {right / len(found):.3f}", end="; ")
            print(f"where the arguments belong together {right}/{related} = {right / related:.3f}")
    both = [r["number"] for r in rows if all(r["number"] in found for found in judges.values())]
    if both:
        agree = sum(judges["first"][n][0] == judges["second"][n][0] for n in both)
        print(f"both agree on {agree}/{len(both)}")
    wrong = {n for found in judges.values() for n, (v, _) in found.items() if v != "right"}
    rules = Counter(r["rule"] for r in rows if r["number"] in wrong)
    for rule, count in sorted(rules.items(), key=lambda x: (-x[1], x[0])):
        print(f"  {count} wrong of {sum(r['rule'] == rule for r in rows)}: rule {rule}")
    for r in rows:
        if r["number"] in wrong:
            notes = "; ".join(
                ": ".join(found[r["number"]]) for found in judges.values() if r["number"] in found
            )
            print(f"  {r['number']}: ({r['subject']})-[:{r['type']}]->({r['object']})  {notes}")


if __name__ == "__main__":
    main()
