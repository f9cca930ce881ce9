"""How well confidence orders judged statements, and the fit of its weights.

    python benchmarks/confidence.py FOLDER [--fit]

FOLDER holds benchie/ and carb/, each with score.py (the scorers' ``load_gold``, ``match``, ``hit``) and
data/. A statement is judged right where BenchIE has it as a fact word for word, or where CaRB's
one-to-one assignment gives it a tuple that shares at least half of the words on either side. Prints
five bins of equal size with their precision, and the area under the ROC curve, for odd sentence ids
(on which weights are fitted) and even ones (never looked at). ``--fit`` writes the weights to
graph_builder/extract/data/confidence.toml: logistic regression with an L2 penalty of 1, by Newton's method.

Claims of graphs have weights of their own, fitted on the labelled documents of ``kg eval``: right is
what a label confirms. As there are few, their table is that of five-fold cross-validation over
documents: each fifth is rated by weights fitted on the other four.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy
import spacy
from openie import MODEL, TYPESET, facts_of, text
from spacy.tokens import Doc

from graph_builder import evaluate, pipeline, read
from graph_builder.evaluate.matching import Matching
from graph_builder.extract.confidence import claim_features, features
from graph_builder.model import Claim

TARGET = Path(__file__).parents[1] / "graph_builder" / "extract" / "data" / "confidence.toml"
HEADER = """\
# Weights of the features of extract/confidence.py: log odds, to be added up. Licence: Apache-2.0.
# Source: `python benchmarks/confidence.py FOLDER --fit`, logistic regression with an L2 penalty of 1.
# [statements]: this project's statements about the odd sentence ids of the development parts of BenchIE
# (Gashteovski et al. 2022) and CaRB (Bhardwaj et al. 2019), judged by those benchmarks; numbers only.
# [claims]: claims of the labelled documents in graph_builder/evaluate/gold, judged by their labels.
"""
Judged = tuple[str, dict[str, float], float, bool]


def scorer(folder: Path) -> ModuleType:
    """The benchmark's own scorer."""
    spec = importlib.util.spec_from_file_location(f"{folder.name}_score", folder / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def statements(source: Path) -> Iterator[tuple[dict[str, Any], list[tuple[Any, tuple[str, str, str]]]]]:
    """Each sentence with its facts and their words."""
    model = spacy.load(MODEL)
    asked = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()]
    spoken = [one.get("tokens") or one["sentence"].split() for one in asked]
    docs = (Doc(model.vocab, words=[TYPESET.get(t, t) for t in tokens]) for tokens in spoken)
    for one, tokens, doc in zip(asked, spoken, model.pipe(docs), strict=True):
        found = [(f, f.arguments[0], f.relation, f.arguments[1]) for f in facts_of(doc, "compact")]
        yield one, [(f, (text(s, tokens), text(r, tokens), text(o, tokens))) for f, s, r, o in found]


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


def carb(folder: Path) -> Iterator[Judged]:
    """Statements with the verdict of CaRB: assigned a gold tuple that shares half of the words."""
    score = scorer(folder)
    gold = score.load_gold(folder / "data" / "dev.tsv")
    for one, facts in statements(folder / "data" / "sentences_dev.jsonl"):
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
    for number, document in enumerate(documents):
        article = read.article_from_text(document.text, title=document.title, published=document.published)
        for graph in pipeline.extract_all([article], types=None):
            if isinstance(graph, read.Unread):
                continue
            matching = Matching(document, graph, known)
            for claim in graph.claims:
                if claim.derived_from is None:
                    right = any(matching.says(claim, gold) is not None for gold in document.claims)
                    found.append((str(number), seen_in_graph(claim), claim.confidence, right))
    return found


def seen_in_graph(claim: Claim) -> dict[str, float]:
    """The features of a claim."""
    spans = (claim.subject_mention, claim.object_mention)
    subject, object_ = (
        (s.start - claim.start, claim.quote[s.start - claim.start : s.end - claim.start]) for s in spans
    )
    return claim_features(claim.rule, claim.quote, subject, object_, typed=claim.type != "RELATES_TO")


def crossed(rows: list[Judged]) -> list[Judged]:
    """The rows, each fifth of the documents rated by the weights of the other four."""
    rated: list[Judged] = []
    for fold in range(5):
        weights = weights_of([row for row in rows if int(row[0]) % 5 != fold])
        for row in rows:
            if int(row[0]) % 5 == fold:
                score = weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in row[1].items())
                rated.append((row[0], row[1], float(1 / (1 + numpy.exp(-score))), row[3]))
    return rated


def weights_of(rows: list[Judged]) -> dict[str, float]:
    """The bias and the weight of each feature that at least eight rows have."""
    names = sorted({name for row in rows for name in row[1]})
    names = [n for n in names if sum(row[1].get(n, 0.0) > 0 for row in rows) >= 8]
    x = numpy.array([[1.0, *(row[1].get(n, 0.0) for n in names)] for row in rows])
    y = numpy.array([float(row[3]) for row in rows])
    penalty = numpy.diag([0.0, *[1.0] * len(names)])
    w = numpy.zeros(len(names) + 1)
    for _ in range(25):
        p = 1 / (1 + numpy.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty @ w
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + penalty
        w -= numpy.linalg.solve(hessian, gradient)
    return {"bias": float(w[0]), **{n: float(v) for n, v in zip(names, w[1:], strict=True)}}


def toml(name: str, weights: dict[str, float]) -> str:
    """One table of the data file."""
    return f"\n[{name}]\n" + "".join(f'"{n}" = {w:.3f}\n' for n, w in weights.items())


def odd(rows: list[Judged], rest: int = 1) -> list[Judged]:
    """The statements of sentences with odd ids, or even ones."""
    return [row for row in rows if int(row[0]) % 2 == rest]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    both = {"BenchIE": list(benchie(options.folder / "benchie")), "CaRB": list(carb(options.folder / "carb"))}
    every = [row for rows in both.values() for row in rows]
    graphs = claims()
    if options.fit:
        tables = toml("statements", weights_of(odd(every))) + toml("claims", weights_of(graphs))
        TARGET.write_text(HEADER + tables, "utf-8")
        print(f"{TARGET} written; run again to see the table.")
        return
    table("claims of graphs, cross-validated", crossed(graphs))
    for name, rows in {**both, "both": every}.items():
        table(f"{name}, odd ids", odd(rows))
        table(f"{name}, even ids", odd(rows, 0))


if __name__ == "__main__":
    main()
