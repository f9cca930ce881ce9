"""Clauses in words, for benchmarks and for people: the values that ``compact`` and ``nary`` give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from graph_builder.extract.clauses import Clause, Complement
from graph_builder.extract.confidence import of_words
from graph_builder.extract.contrast import contrast
from graph_builder.extract.phrases import (
    QUOTES,
    by_modifier,
    children,
    directed,
    in_order,
    is_directed,
    is_verb,
    nor,
    objects_of,
    phrase,
    trimmed,
    with_name,
)

if TYPE_CHECKING:
    from graph_builder.syntax import Token


Words = tuple["Token | str", ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One rendered statement. A word that the sentence lacks is a ``str`` and makes it ``implicit``."""

    arguments: tuple[Words, ...]
    relation: Words
    rule: str

    @property
    def confidence(self) -> float:
        """How sure the statement is, between 0 and 1 (see ``confidence``)."""
        return of_words(
            self.rule, self.arguments[0], self.relation, [w for a in self.arguments[1:] for w in a]
        )

    @property
    def implicit(self) -> bool:
        """The relation is inferred from grammar, not said ("X, the president of Y")."""
        return self.rule.startswith("implicit")


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


def unquoted(fact: Fact) -> Fact:
    """ "served aboard the “Missouri”" was aboard the Missouri; what somebody says keeps its marks."""
    if fact.rule.endswith("content"):
        return fact
    relation, *arguments = (
        tuple(w for w in part if isinstance(w, str) or w.text not in QUOTES or w.tag_ == "POS")
        for part in (fact.relation, *fact.arguments)
    )
    return replace(fact, arguments=tuple(arguments), relation=relation)


def adverbials(clause: Clause) -> list[Complement]:
    """Who did it, where, when and how, each prepositional phrase by itself.

    "depends on tourism and on the sale of cheese"; "lies north of the border", "went back to Rome".
    """
    found = clause.of_role("oblique", "agent", "time", "adverb")
    together = [o for c in found if c.preposition for o in children(c.head, "conj") if objects_of(o)]
    behind = [p for a in children(clause.verb, "advmod") for p in children(a, "prep") if is_directed(p)]
    return [*found, *(Complement("oblique", p, directed(p)) for p in (*together, *behind))]


def standing(relation: Words, argument: Token, object_: Words = ()) -> Words:
    """The relation as it holds for the argument: "is *not* the king but the queen", "went *not* to him"."""
    cue = contrast(argument)
    if cue is None or cue in object_:
        return relation
    if cue.lower_ == "not":
        return (*relation, cue)
    return tuple(w for w in relation if isinstance(w, str) or w.dep_ != "neg")


def subject_phrases(clause: Clause) -> list[Words]:
    """The subjects in words, one phrase for each."""
    reach: Literal["of", "all"] = "all" if clause.origin in ("explicit", "shared") else "of"
    found: list[Words] = []
    for head in clause.subjects:
        if is_verb(head):
            found.append(trimmed(in_order(head.subtree)))
            continue
        variants = by_modifier(head, with_name(head, phrase(head, reach)))
        found += [trimmed(in_order([*nor(head), *variant])) for variant in variants]
    return found
