"""What somebody or something is: "Biden is the president", "Iraq is dependent on Iran"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause
from graph_builder.extract.clefts import cleft_copula, is_split_off
from graph_builder.extract.drafts import Draft, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.nominals import role_drafts
from graph_builder.extract.objects import through_object
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    children,
    conjuncts,
    excepted,
    is_verb,
    objects_of,
    preposition,
    prepositions_of,
)
from graph_builder.extract.scene import Scene, nominal_objects
from graph_builder.extract.time import is_temporal
from graph_builder.extract.wordings import verb_draft, verb_wordings

if TYPE_CHECKING:
    from graph_builder.syntax import Token


_COPULAS = frozenset({"be", "become", "remain", "stay"})


def copula_drafts(subject: Token, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "X is the president of Y": the role, else what X is."""
    clause = path[-1]
    if _disagrees(subject, clause) or (is_verb(subject) and cleft_copula(subject) is not None):
        return
    for complement in clause.of_role("attribute", "predicative"):
        if clause.of_role("object"):
            continue
        for head in conjuncts(excepted(complement.head) or complement.head):
            if _is_distance(head) or is_split_off(complement.head):
                continue
            if is_verb(head) or head.tag_ in RELATIVE_TAGS or is_temporal(head) or head.pos_ == "PRON":
                continue
            roles = [
                replace(d, anchor=clause.verb, path=tuple(c.verb for c in path), background=False)
                for d in role_drafts(subject, head, scene, "copula-role")
            ]
            if roles:
                yield from roles
                continue
            through = list(through_object(subject, head, path, scene))
            yield from through
            copula = clause.verb.lemma_ in _COPULAS
            if not through and copula and _names(subject, head, scene):
                yield replace(
                    verb_draft(head, subject, path, verb_wordings(clause, ""), "copula"), predicate="is"
                )
            elif not through and copula and not _is_numbered(head):
                amount = head.ent_type_ in ("PERCENT", "MONEY", "QUANTITY")  # "turnout was 69 percent"
                wordings: tuple[Wording, ...] = (
                    *verb_wordings(clause, *(["(amount)"] if amount else []), head.lemma_.lower()),
                    ("verb", clause.verb.lemma_),
                )
                yield verb_draft(subject, head, path, wordings, "copula")


def office_drafts(
    holders: list[Token], path: tuple[Clause, ...], scene: Scene, appointers: list[Token]
) -> Iterator[Draft]:
    """ "was sworn in as president of Chad", "Siemens named her chairwoman", "serves as mayor of Oslo"."""
    clause = path[-1]
    if clause.lemma not in words("grammar", "appointing"):
        return
    offices = [c.head for c in clause.of_role("predicative")]
    offices += [h for c in clause.of_role("oblique") if c.head.lower_ == "as" for h in objects_of(c.head)]
    body = [a for a in appointers if scene.is_body(a)]
    for office in offices:
        for noun in conjuncts(office):
            for holder in holders:
                for draft in role_drafts(holder, noun, scene, "office", body[0] if body else None):
                    yield replace(
                        draft, anchor=clause.verb, path=tuple(c.verb for c in path), background=False
                    )


def opinion_drafts(
    subjects: list[Token], objects: list[Token], path: tuple[Clause, ...], scene: Scene
) -> Iterator[Draft]:
    """ "Israel calls Hamas a terrorist group", "China considers Taiwan part of it": what it is to them."""
    clause = path[-1]
    if clause.lemma not in words("grammar", "naming") or len(subjects) != 1:
        return
    nouns = [c.head for c in clause.of_role("predicative")]
    nouns += [h for c in clause.of_role("oblique") if c.head.lower_ == "as" for h in objects_of(c.head)]
    for noun in (n for n in nouns if n.pos_ in ("NOUN", "PROPN") and not is_verb(n) and n.lower_ != "home"):
        for thing in (o for o in objects if o.pos_ != "PRON"):  # "called him the president": who is which?
            for draft in _is_to_them(thing, noun, path, scene):
                yield replace(draft, said_by=subjects[0])


def _is_to_them(thing: Token, noun: Token, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """The role that the noun gives, what it is a part of, or what kind of thing it is."""
    roles = list(role_drafts(thing, noun, scene, "opinion"))
    verbs = tuple(c.verb for c in path)
    yield from (replace(d, anchor=path[-1].verb, path=verbs, background=False) for d in roles)
    if roles:
        return
    for prep in prepositions_of(noun):
        wordings: tuple[Wording, ...] = (("verb", f"be {noun.lower_} {prep.lower_}"),)
        for whole in nominal_objects(prep):
            draft = verb_draft(thing, whole, path, wordings, "opinion", noun, prep)
            if scene.known(draft):
                yield draft
                return
    kinds: tuple[Wording, ...] = (("verb", f"be {noun.lemma_.lower()}"), ("verb", "be"))
    yield verb_draft(thing, noun, path, kinds, "opinion")


def _is_numbered(noun: Token) -> bool:
    """ "became the first team to reach a final": which of many it is, not what it is."""
    which = ("first", "second", "third", "only", "last")
    numbered = any(c.lower_ in which or c.ent_type_ == "ORDINAL" for c in children(noun, "amod"))
    return numbered and any(c.dep_ in ("relcl", "acl") for c in noun.children)


def _is_distance(noun: Token) -> bool:
    """ "a 20 minute walk from the station", "a two-hour drive": how far, not what it is."""
    measured = any(
        t.lemma_.lower() in words("grammar", "distance_units")
        for c in children(noun, "compound", "nmod", "amod", "npadvmod", "nummod")
        for t in c.subtree
    )
    return measured and noun.lemma_.lower() in words("grammar", "distances")


def _disagrees(subject: Token, clause: Clause) -> bool:
    """ "the claims about John were lies": one person with a plural verb is not its subject."""
    plural = clause.verb.lower_ in ("are", "were") and not children(clause.verb, "aux")
    named = subject.ent_type_ == "PERSON" and subject.tag_ == "NNP"
    one = (named or subject.lower_ in ("he", "she", "him", "her")) and not subject.conjuncts
    return plural and one


def _names(subject: Token, attribute: Token, scene: Scene) -> bool:
    """ "The winners were Eddie Chu and Andrew Wan": who is named is what the subject says."""
    one, two = scene.arguments.mention(subject), scene.arguments.mention(attribute)
    return one is not None and two is not None and (one.kind, two.kind) == ("nominal", "name")


def quality_drafts(subject: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "dependent on foreign troops"."""
    clause = path[-1]
    for complement in clause.of_role("quality"):
        for adjective in conjuncts(complement.head):
            for prep in prepositions_of(adjective):
                phrase = " ".join(t.lower_ for t in preposition(prep))
                for head in nominal_objects(prep):
                    tail = f"{adjective.lower_} {phrase}"
                    wordings: tuple[Wording, ...] = (("verb", f"be {tail}"),)
                    if clause.verb.lemma_ != "be":  # "pleaded guilty to fraud"
                        wordings = (("verb", f"{clause.verb.lemma_} {tail}"), *wordings)
                    yield verb_draft(subject, head, path, wordings, "quality", adjective, *preposition(prep))
