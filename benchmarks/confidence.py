"""How well confidence orders judged statements, and the fit of its weights.

    python benchmarks/confidence.py FOLDER [--fit]

FOLDER holds benchie/ and carb/, each with score.py (the scorers' ``load_gold``, ``match``, ``hit``) and
data/. A statement is judged right where BenchIE has it as a fact word for word, or where CaRB's
one-to-one assignment gives it a tuple that shares at least half of the words on either side. A claim
of a graph is right where a label of the documents of ``kg eval`` confirms it: arguments and type.

Prints five bins of equal size with their precision, and the area under the ROC curve. All of it is
cross-validated: what is rated took no part in the fit of the weights that rate it. Statements are
rated in five parts of the sentences, claims document by document (reprints count as one). ``--fit``
writes the weights of everything to graph_builder/extract/data/confidence.toml: logistic regression
with an L2 penalty, by Newton's method.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy
import spacy
from openie import MODEL, TYPESET, facts_of, text
from spacy.tokens import Doc

from graph_builder import annotate, clean, evaluate, extract, pipeline, read, resolve
from graph_builder.evaluate import GoldDocument
from graph_builder.evaluate.matching import Matching
from graph_builder.extract.claim_features import Judgeable, claim_features
from graph_builder.extract.confidence import probability
from graph_builder.extract.statement_features import features

TARGET = Path(__file__).parents[1] / "graph_builder" / "extract" / "data" / "confidence.toml"
HEADER = """\
# Weights of the features of extract/confidence.py: log odds, to be added up. Licence: Apache-2.0.
# Source: `python benchmarks/confidence.py FOLDER --fit`, logistic regression with an L2 penalty.
# [statements]: this project's statements about the sentences of the development parts of BenchIE
# (Gashteovski et al. 2022) and CaRB (Bhardwaj et al. 2019), judged by those benchmarks; numbers only.
# [claims]: claims of the labelled documents in graph_builder/evaluate/gold, judged by their labels.
"""
#: The rule whose claims have a confidence of their own: they come from the resolver, not from a draft.
GIVEN = "national group"
#: L2 penalties: heavier where fewer are judged. That of claims is the lightest with five monotone bins.
STATEMENTS, CLAIMS = 3.0, 8.0
Judged = tuple[str, dict[str, float], float, bool]


def scorer(folder: Path) -> ModuleType:
    """The benchmark's own scorer."""
    spec = importlib.util.spec_from_file_location(f"{folder.name}_score", folder / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def statements(
    source: Path, rendering: str = "compact"
) -> Iterator[tuple[dict[str, Any], list[tuple[Any, tuple[str, str, str]]]]]:
    """Each sentence with its facts and their words; what stands behind the relation in one."""
    model = spacy.load(MODEL)
    asked = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()]
    spoken = [one.get("tokens") or one["sentence"].split() for one in asked]
    docs = (Doc(model.vocab, words=[TYPESET.get(t, t) for t in tokens]) for tokens in spoken)
    for one, tokens, doc in zip(asked, spoken, model.pipe(docs), strict=True):
        found = [
            (f, f.arguments[0], f.relation, [w for a in f.arguments[1:] for w in a])
            for f in facts_of(doc, rendering)
        ]
        yield one, [(f, (text(s, tokens), text(r, tokens), text(tuple(o), tokens))) for f, s, r, o in found]


def benchie(folder: Path) -> Iterator[Judged]:
    """Statements with the verdict of BenchIE: a fact of the sentence, word for word."""
    score = scorer(folder)
    gold, _ = score.load_gold()
    for one, facts in statements(folder / "data" / "sentences.jsonl"):
        for fact, words in facts:
            if str(one["sent_id"]) in gold and not fact.implicit:
                clusters = gold[str(one["sent_id"])]
                right = any(score.hit(words, form, False, False) for c in clusters for form in c)
                yield str(one["sent_id"]), seen(fact), fact.confidence, right


def carb(folder: Path, rendering: str) -> Iterator[Judged]:
    """Statements with the verdict of CaRB: assigned a gold tuple that shares half of the words."""
    score = scorer(folder)
    gold = score.load_gold(folder / "data" / "dev.tsv")
    for one, facts in statements(folder / "data" / "sentences_dev.jsonl", rendering):
        tuples = gold.get(score.key(one["sentence"]), [])
        right = assigned(score, tuples, [words for _, words in facts])
        for i, (fact, _) in enumerate(facts):
            yield str(one["sent_id"]), seen(fact), fact.confidence, i in right


def assigned(score: ModuleType, tuples: list[Any], facts: list[tuple[str, str, str]]) -> set[int]:
    """The facts that a greedy one-to-one assignment gives a tuple of which they share half."""
    pairs = [
        (min(match), i, j)
        for i, (s, r, o) in enumerate(facts)
        for j, gold in enumerate(tuples)
        if min(match := score.match(gold, (r, [s, o], 1.0))) >= 0.5
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
    return rows


def seen(fact: Any) -> dict[str, float]:
    """The features of a rendered fact."""
    words = [
        [w for w in part if not isinstance(w, str)]
        for part in (fact.arguments[0], fact.relation, fact.arguments[1])
    ]
    return features(fact.rule, *words)


def auc(rows: list[Judged]) -> float:
    """The share of pairs of a right and a wrong statement in which the right one is surer."""
    right = numpy.array([r[2] for r in rows if r[3]])
    wrong = numpy.array([r[2] for r in rows if not r[3]])
    above = (right[:, None] > wrong[None, :]).mean()
    return float(above + 0.5 * (right[:, None] == wrong[None, :]).mean())


def table(name: str, rows: list[Judged]) -> None:
    """Five bins of equal size, from the least to the most sure."""
    ordered = sorted(rows, key=lambda row: row[2])
    print(f"{name}: {len(rows)} statements, AUC {auc(rows):.3f}")
    for part in numpy.array_split(numpy.arange(len(ordered)), 5):
        bin_ = [ordered[i] for i in part]
        precision = sum(row[3] for row in bin_) / len(bin_)
        mean = sum(row[2] for row in bin_) / len(bin_)
        print(f"  {bin_[0][2]:.3f} to {bin_[-1][2]:.3f}  mean {mean:.3f}  precision {precision:.3f}")


def claims() -> list[Judged]:
    """The claims of the labelled documents; the id is the number of the document."""
    known = pipeline.load_vocabulary()
    documents = [d for path in evaluate.shipped() for d in evaluate.load(path, known)]
    found: list[Judged] = []
    for number, document in zip(stories(documents), documents, strict=True):
        article = read.article_from_text(document.text, title=document.title, published=document.published)
        annotation = annotate.annotate(article, clean.clean(article))
        rows: list[dict[str, float]] = []

        def rate(claim: Judgeable, doc: Doc, rows: list[dict[str, float]] = rows) -> float:
            """The number of the claim's row of features, in place of its confidence."""
            rows.append(claim_features(claim, doc))
            return float(len(rows) - 1)

        graph = resolve.resolve(annotation, extract.extract(annotation, known, rate=rate))
        matching = Matching(document, graph, known)
        for claim in graph.claims:
            if claim.derived_from is None and claim.rule != GIVEN:
                right = any(matching.says(claim, gold) is not None for gold in document.claims)
                seen = rows[int(claim.confidence)]
                found.append((str(number), seen, probability("claims", seen), right))
    return found


def stories(documents: Sequence[GoldDocument]) -> list[int]:
    """A number for each document; one that shares a long line with an earlier one has its number."""
    lines = [{line for line in d.text.splitlines() if len(line) > 40} for d in documents]
    return [next(i for i, other in enumerate(lines) if i == n or own & other) for n, own in enumerate(lines)]


def crossed(rows: list[Judged], parts: int, penalty: float) -> list[Judged]:
    """The rows, each part of the documents rated by weights that are fitted on the others."""
    rated: list[Judged] = []
    for part in range(parts):
        held = [row for row in rows if int(row[0]) % parts == part]
        if held:
            weights = weights_of([row for row in rows if int(row[0]) % parts != part], penalty)
            rated += [(row[0], row[1], weighed(weights, row[1]), row[3]) for row in held]
    return rated


def weighed(weights: dict[str, float], seen: dict[str, float]) -> float:
    """The probability that weights give to features."""
    return float(
        1 / (1 + numpy.exp(-weights["bias"] - sum(weights.get(n, 0.0) * v for n, v in seen.items())))
    )


def weights_of(rows: list[Judged], penalty: float) -> dict[str, float]:
    """The bias and the weight of each feature that at least five rows have."""
    names = sorted({name for row in rows for name in row[1]})
    names = [n for n in names if sum(row[1].get(n, 0.0) > 0 for row in rows) >= 5]
    x = numpy.array([[1.0, *(row[1].get(n, 0.0) for n in names)] for row in rows])
    y = numpy.array([float(row[3]) for row in rows])
    ridge = numpy.diag([0.0, *[penalty] * len(names)])
    w = numpy.zeros(len(names) + 1)
    for _ in range(25):
        p = 1 / (1 + numpy.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge @ w
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + ridge
        w -= numpy.linalg.solve(hessian, gradient)
    return {"bias": float(w[0]), **{n: float(v) for n, v in zip(names, w[1:], strict=True)}}


def toml(name: str, weights: dict[str, float]) -> str:
    """One table of the data file."""
    return f"\n[{name}]\n" + "".join(f'"{n}" = {w:.3f}\n' for n, w in weights.items())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    sets = {
        "BenchIE": list(benchie(options.folder / "benchie")),
        "CaRB": list(carb(options.folder / "carb", "compact")),
        "CaRB, whole clauses": list(carb(options.folder / "carb", "nary")),
    }
    every = [row for rows in sets.values() for row in rows]
    graphs = claims()
    if options.fit:
        tables = toml("statements", weights_of(every, STATEMENTS)) + toml(
            "claims", weights_of(graphs, CLAIMS)
        )
        TARGET.write_text(HEADER + tables, "utf-8")
        print(f"{TARGET} written; run again to see the table.")
        return
    table("claims of graphs", crossed(graphs, 1 + max(int(row[0]) for row in graphs), CLAIMS))
    rated = crossed(every, 5, STATEMENTS)
    table("statements", rated)
    for name, rows in sets.items():
        ids = [id(row[1]) for row in rows]
        table(f"statements of {name}", [row for row in rated if id(row[1]) in ids])


if __name__ == "__main__":
    main()
