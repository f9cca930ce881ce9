"""Clauses in words: one fact a clause, each argument and adverbial whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause, Complement
from graph_builder.extract.compact import (
    content_facts,
    existentials,
    object_relatives,
    place_relatives,
    small_clauses,
    with_first_object,
)
from graph_builder.extract.implicit import implied
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    children,
    conjuncts,
    directed,
    in_order,
    is_added,
    is_stray,
    is_verb,
    nor,
    objects_of,
    phrase,
    trimmed,
    whole,
)
from graph_builder.extract.render import Fact, Predication, Words, adverbials, distinct, subject_phrases

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Span, Token


def nary(clauses: Sequence[Clause], sentence: Span | Doc) -> list[Fact]:
    """One fact a clause: its subject, verb, and each argument and adverbial whole."""
    facts: list[Fact] = []
    for clause in clauses:
        subjects = subject_phrases(clause)
        for predication, rest in _whole(clause):
            facts += [
                Fact((s, predication.object, *rest), predication.relation, predication.rule) for s in subjects
            ]
        facts += object_relatives(clause, subjects)
        facts += place_relatives(clause, subjects)
        facts += existentials(clause)
    facts += [Fact((subject, other), relation, rule) for subject, relation, other, rule in implied(sentence)]
    return distinct(facts)


def _whole(clause: Clause, before: Words = (), rule: str = "") -> Iterator[tuple[Predication, list[Words]]]:
    rule = rule or clause.origin
    relation = before + _full_group(clause, inner=bool(before))
    spoken_of = [(c, _adverbial(c)) for c in adverbials(clause)]
    behind = [(c, w) for c, w in spoken_of if w and c.head.i > clause.verb.i]
    ahead = [w for c, w in spoken_of if w and c.head.i < clause.verb.i]
    cores = _cores(clause)
    for core in cores:
        yield Predication(relation, core, f"{rule}:whole"), [w for _, w in behind] + ahead
    if not cores and behind:
        first, spoken = behind[0]
        lead = directed(first.head) if first.preposition else ()
        others = [w for _, w in behind[1:]] + ahead
        for variant in _objects_in_turn(first, spoken, lead):
            yield Predication(relation + lead, variant, f"{rule}:whole"), others
    elif not cores and ahead:
        yield Predication(relation, ahead[0], f"{rule}:whole"), list(ahead[1:])
    base = with_first_object(clause, relation)
    for inner in clause.open:
        yield from _whole(inner, base, f"{rule}+open")
    for content in clause.contents:
        for predication in content_facts(base, clause, content, rule, 3):
            yield predication, []


def _full_group(clause: Clause, *, inner: bool) -> tuple[Token, ...]:
    """The verb group with the adverbs inside and beside it: "was thus retroactively designated"."""
    group = clause.group if inner else tuple(t for t in clause.group if t.tag_ != "TO")
    near = range(group[0].i - 1, group[-1].i + 2)
    adverbs = [
        adverb
        for adverb in children(clause.verb, "advmod")
        if adverb.i in near and adverb.tag_.startswith("RB") and not list(adverb.children)
    ]
    return in_order([*group, *(a for a in adverbs if a.lower_ not in words("grammar", "linking_adverbs"))])


def _cores(clause: Clause) -> list[Words]:
    """Objects and what stands for them; coordinated ones in turn."""
    fixed = tuple(t for c in clause.of_role("recipient") for t in trimmed(whole(c.head)))
    turning = clause.of_role("object", "attribute", "predicative", "quality")
    for subject, adjective in small_clauses(clause):
        return [trimmed(in_order([*subject.subtree, *adjective.subtree]))]
    if len(turning) == 1 and len(conjuncts(turning[0].head)) > 1:
        return [
            fixed + trimmed(in_order([*nor(head), *phrase(head, "all")]))
            for head in conjuncts(turning[0].head)
        ]
    core = fixed + tuple(t for c in turning for t in trimmed(whole(c.head)))
    return [core] if core else []


def _objects_in_turn(complement: Complement, spoken: Words, lead: Words) -> list[Words]:
    """What the first adverbial is about; coordinated objects in turn."""
    objects = objects_of(complement.head)
    if len(objects) == 1 and not is_verb(objects[0]) and len(conjuncts(objects[0])) > 1:
        return [trimmed(phrase(head, "all")) for head in conjuncts(objects[0])]
    return [tuple(t for t in spoken if t not in lead)]


def _adverbial(complement: Complement) -> Words:
    inside = complement.head.subtree
    apart = [c for c in inside if c.dep_ == "advcl" or is_added(c) or (c != complement.head and is_stray(c))]
    apart += [c for c in children(complement.head, "cc", "conj") if complement.preposition]
    dropped = {t for child in apart for t in child.subtree}
    return trimmed(in_order(t for t in complement.head.subtree if t not in dropped))
