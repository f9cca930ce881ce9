"""What can be seen of a claim of the graph before anybody judges it: features of its confidence.

All are generic: how the claim was found, what its arguments are and where they stand. None knows a
word of an article. There are few, because few claims are judged: with more of them (form of the verb,
coordination, depth, commas, modality …) unseen documents are ordered worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_builder.extract.drafts import Draft
    from graph_builder.model import TokenMention
    from graph_builder.syntax import Doc, Token

#: Families of the rules of claims, by their prefixes; the first that fits.
_FAMILIES = {
    "title": "appositive", "apposition": "appositive", "possessive": "appositive", "compound": "appositive",
    "event": "event", "movement": "movement", "copula": "copula", "quality": "copula",
    "passive-agent": "passive agent", "passive": "passive", "oblique": "oblique",
    "existential": "oblique", "light-verb": "light verb",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgeable:
    """A claim as the rules found it; ``typed``: the vocabulary has a relation type for it."""

    draft: Draft
    subject: TokenMention
    object: TokenMention
    typed: bool


def family_of(rule: str) -> str:
    """The family of a rule: "apposition-role" and "title" are appositive."""
    return next((f for prefix, f in _FAMILIES.items() if rule.startswith(prefix)), "object")


def claim_features(claim: Judgeable, doc: Doc) -> dict[str, float]:
    """Names and values of the features, all between 0 and 2."""
    anchor = claim.draft.anchor
    return {
        f"family {family_of(claim.draft.rule)}": 1.0,
        "untyped": float(not claim.typed),
        "object of a preposition": float(claim.draft.object.dep_ == "pobj"),
        "headline": float(_is_headline(anchor)),
        **_argument("subject", claim.subject, doc),
        **_argument("object", claim.object, doc),
        **_between(claim, doc),
    }


def _argument(side: str, mention: TokenMention, doc: Doc) -> dict[str, float]:
    """Whether no name, and whether a noun without any word of its own ("made *landfall*")."""
    head = doc[mention.head]
    bare = head.tag_ in ("NN", "NNS") and not list(head.lefts)
    return {f"{side} nominal": float(mention.kind == "nominal"), f"bare {side}": float(bare)}


def _between(claim: Judgeable, doc: Doc) -> dict[str, float]:
    """How far the arguments stand apart: a parser errs most on what is far."""
    first, second = sorted((claim.subject, claim.object), key=lambda m: m.start)
    between = doc[min(first.end, second.start) : second.start]
    return {
        "object ahead": float(claim.object.start < claim.subject.start),
        "between": min(2.0, len(between) / 8),
    }


def _is_headline(anchor: Token) -> bool:
    """The sentence ends without a mark."""
    last = anchor.sent.end - 1
    while anchor.doc[last].is_space and last > anchor.i:
        last -= 1
    return not anchor.doc[last].is_punct
