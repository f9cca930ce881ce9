"""Whether the two halves of a development set of BenchIE are equally hard: sentences with odd and even ids.

    python benchmarks/benchie_halves.py FOLDER EXTRACTIONS

FOLDER holds benchie/ with score.py (``load_gold``, ``evaluate``) and data/. EXTRACTIONS is the folder
data/oie_systems_explicit_extractions of https://github.com/gkiril/benchie: what published systems
extracted, lines of ``sent_id, subject, relation, object``. Its licence allows research that is not
commercial; nothing of it is part of this project.

Prints F1 of this project and of every system there on both halves, by one scorer, what of the odd half's
F1 the even half keeps, and of 2,000 seeded random halves the share whose F1 differ at least as much.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

import spacy
from confidence import scorer
from openie import MODEL, rows

#: Found facts, wrong statements, facts that there are.
Counts = tuple[int, int, int]
Triple = tuple[str, str, str, str]
HALVES = 2000
SEED = 1


def own(source: Path) -> list[Triple]:
    """What this project says of the sentences, without what is only implied."""
    found = rows(source, "compact", spacy.load(MODEL))
    return [(str(r["sent_id"]), r["arg1"], r["rel"], r["arg2"]) for r in found if not r["implicit"]]


def published(file: Path) -> list[Triple]:
    """The extractions of one system."""
    lines = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return [(line[0].strip(), line[1], line[2], line[3]) for line in lines if len(line) >= 4]


def by_sentence(score: ModuleType, triples: Iterable[Triple]) -> dict[str, Counts]:
    """The counts of each sentence of the set."""
    gold, _ = score.load_gold()
    said: dict[str, list[Triple]] = {number: [] for number in gold}
    for triple in triples:
        if triple[0] in said:
            said[triple[0]].append(triple)
    counts = {}
    for number, clusters in gold.items():
        found, *_ = score.evaluate(said[number], {number: clusters})
        counts[number] = (found["tp"], found["fp"], found["n_gold"])
    return counts


def f1(counts: Iterable[Counts]) -> float:
    """F1 over sentences: facts found over facts found and wrong statements, and over all facts."""
    total: Counter[str] = Counter()
    for right, wrong, facts in counts:
        total.update(right=right, said=right + wrong, facts=facts)
    return 2 * total["right"] / max(total["said"] + total["facts"], 1)


def unlike(counts: dict[str, Counts], difference: float) -> float:
    """The share of random halves of the sentences whose F1 differ by at least ``difference``."""
    draw, numbers, wider = random.Random(SEED), sorted(counts), 0
    for _ in range(HALVES):
        draw.shuffle(numbers)
        middle = len(numbers) // 2
        first, second = ([counts[n] for n in half] for half in (numbers[:middle], numbers[middle:]))
        wider += abs(f1(first) - f1(second)) >= abs(difference)
    return wider / HALVES


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("extractions", type=Path)
    options = parser.parse_args(arguments)
    score = scorer(options.folder / "benchie")
    systems = {"this project": own(options.folder / "benchie" / "data" / "sentences.jsonl")}
    for file in sorted(options.extractions.glob("*_explicit.txt")):
        systems[file.name.removesuffix("_explicit.txt")] = published(file)
    print(f"{'':14}{'odd':>6}{'even':>6}{'even/odd':>10}{'random halves as unlike':>26}")
    for name, triples in systems.items():
        counts = by_sentence(score, triples)
        halves = {odd: f1(c for n, c in counts.items() if int(n) % 2 == odd) for odd in (1, 0)}
        if max(halves.values()) < 0.05:  # other languages, and noun chunk by noun chunk
            continue
        share = unlike(counts, halves[1] - halves[0])
        print(f"{name:14}{halves[1]:6.3f}{halves[0]:6.3f}{halves[0] / halves[1]:10.2f}{share:26.2f}")


if __name__ == "__main__":
    main()
