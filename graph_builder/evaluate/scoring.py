"""Figures and findings of graphs held against their labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from graph_builder.errors import UsageError
from graph_builder.evaluate.labels import GoldClaim, GoldDocument, Reading
from graph_builder.evaluate.matching import Matching
from graph_builder.model import ArticleGraph, Claim
from graph_builder.vocabulary import Vocabulary

#: The figures of a report, in their order, each with what it counts.
FIGURES: Mapping[str, str] = {
    "nodes found": "labelled nodes that the graph has",
    "nodes right": "named nodes of the graph that are labelled ones",
    "labels": "found nodes with a right label",
    "core claims found": "labelled core claims that the graph makes",
    "optional claims found": "labelled optional claims that the graph makes",
    "claims matched": "claims of the graph that are labelled: a lower bound of precision",
    "polarity": "matched claims that are rightly denied or not",
    "modality": "matched claims with a right modality",
    "attribution": "matched claims said by whom the labels say",
    "dates": "matched claims with the labelled date, where one is labelled",
}

#: A claim that is labelled without a passage could stand anywhere: longer texts are not shown for it.
_PASSAGE = 400

Kind = Literal["wrong", "disagrees", "missed", "split", "mixed", "extra", "unlabelled"]


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``of``."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where there is nothing to count."""
        return self.right / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as labelled.

    ``wrong``: a claim or node that must not be there. ``disagrees``: a labelled claim whose polarity,
    modality, attribution or date is another one. ``missed``: a labelled node or claim that is not there;
    ``optional`` says of which tier. ``split``: a node that is several. ``mixed``: a node with names of
    several. ``extra``: a node with a name, ``unlabelled``: a claim, that no label has, right or wrong.
    """

    kind: Kind
    document: str
    what: str
    why: str = ""
    passage: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The figures and findings of one document."""

    document: str
    figures: Mapping[str, Share]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all documents; figures are summed over what they count."""

    documents: tuple[DocumentScore, ...]

    @property
    def figures(self) -> dict[str, Share]:
        """The figures over all documents, in the order of ``FIGURES``."""
        return {name: sum((d.figures[name] for d in self.documents), start=Share(0, 0)) for name in FIGURES}

    def findings(self, *kinds: Kind) -> list[Finding]:
        """The findings of these kinds, in the order of the documents."""
        return [f for d in self.documents for f in d.findings if f.kind in kinds]

    def to_json(self) -> str:
        """Everything as indented JSON; a share is null where there is nothing to count."""

        def rows(figures: Mapping[str, Share]) -> dict[str, Any]:
            return {name: {**asdict(s), "share": s.share} for name, s in figures.items()}

        documents = [
            {"document": d.document, "figures": rows(d.figures), "findings": [asdict(f) for f in d.findings]}
            for d in self.documents
        ]
        whole = {"format": 1, "figures": rows(self.figures), "documents": documents}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def score(pairs: Iterable[tuple[GoldDocument, ArticleGraph]], vocabulary: Vocabulary) -> Report:
    """Hold each graph against the labels of its document.

    Raises ``UsageError`` where a graph is of another text than its labels.
    """
    return Report(tuple(_score(document, graph, vocabulary) for document, graph in pairs))


def _score(document: GoldDocument, graph: ArticleGraph, vocabulary: Vocabulary) -> DocumentScore:
    if graph.article.text != document.text:
        raise UsageError(f"{document.where}: the graph is of another text than the labels.")
    matching = Matching(document, graph, vocabulary)
    node_figures, node_findings = _score_nodes(matching)
    claim_figures, claim_findings = _score_claims(matching)
    figures = {**node_figures, **claim_figures}
    return DocumentScore(
        document.where,
        {name: figures[name] for name in FIGURES},
        (*_boilerplate(matching), *_forbidden(matching), *claim_findings, *node_findings),
    )


# --- nodes ----------------------------------------------------------------------------------------


def _score_nodes(m: Matching) -> tuple[dict[str, Share], list[Finding]]:
    where, findings = m.document.where, []
    labels = found = core = 0
    for node in m.document.nodes:
        entities = [e for e in m.graph.entities if m.node_of(e) is node]
        if len(entities) > 1:
            names = ", ".join(e.name for e in entities)
            findings.append(Finding("split", where, node.name, f"is {len(entities)} nodes: {names}"))
        if node.optional:
            continue
        core += 1
        if not entities:
            findings.append(Finding("missed", where, f"node {node.name}"))
            continue
        found += 1
        labels += entities[0].label in node.labels
        if entities[0].label not in node.labels:
            why = f"is {entities[0].label}, not {' or '.join(node.labels)}"
            findings.append(Finding("disagrees", where, node.name, why))
    right, of, more = _precision(m)
    figures = {
        "nodes found": Share(found, core),
        "nodes right": Share(right, of),
        "labels": Share(labels, found),
    }
    return figures, findings + more


def _precision(m: Matching) -> tuple[int, int, list[Finding]]:
    where, findings = m.document.where, []
    right = of = 0
    for entity in m.graph.entities:
        if len(nodes := m.nodes_named(entity)) > 1:
            why = f"has names of {', '.join(n.name for n in nodes)}"
            findings.append(Finding("mixed", where, entity.name, why))
        node = m.node_of(entity)
        named = any(mention.kind == "name" for mention in entity.mentions)
        if not named or (node is not None and node.optional):
            continue
        of += 1
        right += node is not None
        if node is None:
            findings.append(Finding("extra", where, entity.name, entity.label))
    return right, of, findings


# --- claims ---------------------------------------------------------------------------------------


def _score_claims(m: Matching) -> tuple[dict[str, Share], list[Finding]]:
    counts = dict.fromkeys(("polarity", "modality", "attribution", "dates"), Share(0, 0))
    findings: list[Finding] = []
    found: set[int] = set()
    matched = 0
    for claim in m.graph.claims:
        readings = [(n, gold, r) for n, gold in enumerate(m.document.claims) if (r := m.says(claim, gold))]
        found |= {n for n, _, _ in readings}
        if not readings:
            findings.append(Finding("unlabelled", m.document.where, _told(claim), "", _line(claim.quote)))
            continue
        matched += 1
        _, gold, reading = max(readings, key=lambda x: m.agreement(claim, x[2]))
        disagreements = []
        for name, (right, of, why) in _flags(m, claim, gold, reading).items():
            counts[name] += Share(right, of)
            disagreements += [why] if right < of else []
        if disagreements:
            what, passage = _told(claim), _line(claim.quote)
            findings.append(Finding("disagrees", m.document.where, what, "; ".join(disagreements), passage))
    golds = list(enumerate(m.document.claims))
    findings += [_missed(m, gold) for n, gold in golds if n not in found]
    core = [n for n, gold in golds if not gold.optional]
    optional = [n for n, gold in golds if gold.optional]
    figures = {
        "core claims found": Share(len(found.intersection(core)), len(core)),
        "optional claims found": Share(len(found.intersection(optional)), len(optional)),
        "claims matched": Share(matched, len(m.graph.claims)),
        **counts,
    }
    return figures, findings


def _flags(m: Matching, claim: Claim, gold: GoldClaim, reading: Reading) -> dict[str, tuple[int, int, str]]:
    """A flag's name -> is it right, does it count, what to say if not."""
    date = claim.event_date.isoformat() if claim.event_date else ""
    by = " or ".join(x or "the article itself" for x in reading.by)
    denied = "denied" if reading.negated else "not denied"
    return {
        "polarity": (m.polarity(claim, reading), 1, f"should be {denied}"),
        "modality": (m.modality(claim, reading), 1, f"should be {' or '.join(reading.modalities)}"),
        "attribution": (m.attribution(claim, reading), 1, f"should be said by {by}"),
        "dates": (
            bool(gold.date and date.startswith(gold.date)),
            int(gold.date is not None),
            f"should be dated {gold.date}, not {date or 'undated'}",
        ),
    }


def _missed(m: Matching, gold: GoldClaim) -> Finding:
    first = gold.readings[0]
    marks = [x for x in first.modalities[:1] if x != "asserted"] + ["denied"] * first.negated
    note = f" [{', '.join(marks)}]" if marks else ""
    what = f"({first.subjects[0]})-[:{'|'.join(first.types)}]->({first.objects[0]}){note}"
    near = [_told(c) for c in m.graph.claims if m.arguments_agree(c, gold)]
    why = f"instead: {'; '.join(near)}" if near else ""
    passage = _line(m.document.text[gold.start : gold.end])
    if len(passage) > _PASSAGE:
        passage = ""
    return Finding("missed", m.document.where, what, why, passage, gold.optional)


def _forbidden(m: Matching) -> list[Finding]:
    return [
        Finding("wrong", m.document.where, _told(claim), wrong.why, _line(claim.quote))
        for wrong in m.document.wrong
        for claim in m.graph.claims
        if m.is_wrong(claim, wrong)
    ]


def _boilerplate(m: Matching) -> list[Finding]:
    """Claims and mentions of lines that state nothing."""
    where, findings = m.document.where, []
    for start, end in m.document.boilerplate:
        line = _line(m.document.text[start:end])
        findings += [
            Finding("wrong", where, _told(c), "the line states nothing", line)
            for c in m.graph.claims
            if c.start < end and start < c.end
        ]
        findings += [
            Finding("wrong", where, f"node {e.name}", "is mentioned in a line that states nothing", line)
            for e in m.graph.entities
            if any(x.start < end and start < x.end for x in e.mentions)
        ]
    return findings


def _told(claim: Claim) -> str:
    """The claim as a person reads it.

    Modality, polarity and speaker stand behind it in brackets where they are not the usual ones.
    """
    marks: list[str] = [claim.modality] if claim.modality != "asserted" else []
    marks += ["denied"] * claim.negated
    marks += [f"says {claim.attributed_to}"] if claim.attributed_to else []
    note = f" [{', '.join(marks)}]" if marks else ""
    return f"({claim.subject})-[:{claim.type}]->({claim.object}){note}"


def _line(text: str) -> str:
    return " ".join(text.split())
