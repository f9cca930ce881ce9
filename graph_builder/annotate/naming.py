"""What somebody is called, set right where the parser takes the two objects of the verb for something else.

==========================================  ================================================
sentence                                    what the parser takes for what
==========================================  ================================================
The state declared Flint a disaster area.   "Flint a disaster area" for what was declared
They designated Acme a monopoly.            the monopoly for another name of Acme
They labelled Acme a monopoly.              Acme for a kind of monopoly
They elected Jane Roe chairwoman.           Jane Roe for a kind of chairwoman
Critics branded Roe a liar.                 two things that were branded
Doe called Roe a liar.                      "called" for which Doe, and no verb at all
==========================================  ================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_builder.syntax import Token

#: Who is called so, and what: tokens.
Naming = tuple["Token", "Token"]
_DETERMINERS = frozenset({"det", "poss"})


def naming_repairs(verb: Token) -> Iterator[tuple[int, int, str]]:
    """Index, new head and new label of the two objects of a verb of naming."""
    if verb.lemma_.lower() not in words("verbs_of_naming.txt"):
        return
    if any(t.dep_ in {"nsubjpass", "auxpass", "agent"} for t in verb.children):
        return
    named = _small_clause(verb) or _other_name(verb) or _kind_of(verb) or _second_object(verb)
    if named is not None:
        yield named[0].i, verb.i, "dobj"
        yield named[1].i, verb.i, "oprd"
    if named is not None or {t.dep_ for t in verb.rights} >= {"dobj", "oprd"}:
        yield from _as_main_verb(verb)


def _small_clause(verb: Token) -> Naming | None:
    """Not of "made the king unpopular", which is what was brought about."""
    if verb.lemma_ == "make":
        return None
    for said in verb.rights:
        nominal = said.dep_ == "ccomp" and said.pos_ in {"NOUN", "PROPN", "ADJ"}
        subjects = [t for t in said.lefts if t.dep_ == "nsubj"]
        if (
            nominal
            and len(subjects) == 1
            and not any(t.dep_ in {"aux", "mark", "cop"} for t in said.children)
        ):
            return subjects[0], said
    return None


def _other_name(verb: Token) -> Naming | None:
    for thing in verb.rights:
        for other in thing.rights if thing.dep_ in {"dobj", "oprd"} else ():
            beside = other.dep_ == "appos" and other.pos_ == "NOUN" and other.left_edge.i == thing.i + 1
            if beside and any(t.dep_ in _DETERMINERS for t in other.lefts):
                return thing, other
    return None


def _kind_of(verb: Token) -> Naming | None:
    """A name before the determiner of the noun, or a person before a bare noun that no name follows."""
    if any(t.dep_ == "dobj" and t.pos_ == "PROPN" for t in verb.rights):
        return None
    for noun in verb.rights:
        if noun.dep_ not in {"dobj", "oprd", "ccomp"} or noun.tag_ != "NN":
            continue
        before = [t for t in noun.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN"]
        determiners = [t for t in noun.lefts if t.dep_ in _DETERMINERS]
        if len(before) != 1 or before[0].left_edge.i != verb.i + 1:
            continue
        if determiners and before[0].i == determiners[0].left_edge.i - 1:
            return before[0], noun
        after = noun.doc[noun.i + 1 : noun.i + 2]
        person = before[0].ent_type_ == "PERSON" and noun.ent_type_ != "PERSON"
        if not determiners and person and not any(t.pos_ in {"PROPN", "NOUN"} for t in after):
            return before[0], noun
    return None


def _second_object(verb: Token) -> Naming | None:
    objects = [t for t in verb.rights if t.dep_ in {"dobj", "oprd"}]
    if len(objects) != 2 or any(t.dep_ == "cc" for t in objects[0].children):
        return None
    first, second = objects
    beside = second.left_edge.i == first.right_edge.i + 1 and second.pos_ == "NOUN"
    office = first.ent_type_ == "PERSON" and first.dep_ == "oprd"  # "named Jane Roe prime minister of Chad"
    determined = any(t.dep_ in _DETERMINERS for t in second.lefts)
    return (first, second) if beside and (office or determined) else None


def _as_main_verb(verb: Token) -> Iterator[tuple[int, int, str]]:
    """With two objects it is no participle, so what stands on top is its subject."""
    top = verb.head
    last = next((t for t in reversed(list(top.subtree)) if not t.is_space), top)
    if verb.dep_ == "acl" and top.dep_ == "ROOT" and verb.i == top.i + 1 and last.text == ".":
        yield verb.i, verb.i, "ROOT"
        yield top.i, verb.i, "nsubj"
        for child in top.children:
            if child.i > verb.i:
                yield child.i, verb.i, child.dep_
