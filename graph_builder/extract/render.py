"""Clauses in words, for benchmarks and for people: the values that ``compact`` and ``nary`` give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from graph_builder.extract.clauses import Clause
from graph_builder.extract.phrases import (
    in_order,
    is_verb,
    phrase,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


Words = tuple["Token | str", ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One rendered statement. A word that the sentence lacks is a ``str`` and makes it ``implicit``."""

    arguments: tuple[Words, ...]
    relation: Words
    rule: str

    @property
    def confidence(self) -> float:
        """How sure the rule is, from 1 downwards: by how the subject was found and how far the object is."""
        origin = next((v for k, v in _ORIGINS.items() if self.rule.startswith(k)), 0.6)
        far = 0.2 * self.rule.count(">noun") + 0.05 * self.rule.count("gerund")
        return round(max(origin - far, 0.05), 2)

    @property
    def implicit(self) -> bool:
        """The relation is inferred from grammar, not said ("X, the president of Y")."""
        return self.rule.startswith("implicit")


#: Ordered by the share of matched words on the odd development sentences of CaRB.
_ORIGINS = {
    "explicit": 0.9,
    "shared": 0.8,
    "relative:oblique": 0.2,
    "relative": 0.7,
    "participle": 0.6,
    "controlled": 0.3,
    "existential": 0.4,
    "implicit:possessive": 0.2,
    "implicit": 0.5,
}


@dataclass(frozen=True, slots=True)
class Predication:
    """A fact without its subject."""

    relation: Words
    object: Words
    rule: str


def text(tokens: Iterable[Token | str]) -> str:
    """The words with blanks between them."""
    return " ".join(w if isinstance(w, str) else w.text for w in tokens)


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """Without empty and repeated facts, and without commas inside relations."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for fact in facts:
        relation = tuple(w for w in fact.relation if isinstance(w, str) or w.text not in (",", ";", ":"))
        arguments = tuple(_plain(a) for a in fact.arguments)
        key = (text(relation), *(text(a) for a in arguments))
        if all(key) and key not in seen and key[1] != key[2]:
            seen.add(key)
            kept.append(replace(fact, relation=relation, arguments=arguments))
    return kept


def _plain(mixed: Words) -> Words:
    tokens = [w for w in mixed if not isinstance(w, str)]
    return trimmed(tokens) if len(tokens) == len(mixed) else mixed


def subject_phrases(clause: Clause) -> list[Words]:
    """The subjects in words, one phrase for each."""
    reach: Literal["of", "all"] = "all" if clause.origin in ("explicit", "shared") else "of"
    found: list[Words] = []
    for head in clause.subjects:
        tokens = in_order(head.subtree) if is_verb(head) else phrase(head, reach)
        found.append(trimmed(tokens))
    return found
