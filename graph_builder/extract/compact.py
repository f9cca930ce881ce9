"""Clauses in words: short arguments, verb and preposition as relation.

A fact follows an argument into its own phrases: "He served as the first Prime Minister
of Australia" gives (He; served as; the first Prime Minister of Australia) and (He; served as the
first Prime Minister of; Australia).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import (
    Clause,
    Complement,
    antecedent,
    is_parenthetic_speech,
    relative_root,
    verb_group,
)
from graph_builder.extract.clauses import clause as clause_of
from graph_builder.extract.implicit import implied
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    SUBJECTS,
    by_conjunct,
    children,
    conjuncts,
    directed,
    distributed,
    in_order,
    is_verb,
    objects_of,
    phrase,
    preposition,
    prepositions_of,
    trimmed,
)
from graph_builder.extract.render import (
    Fact,
    Predication,
    Words,
    adverbials,
    distinct,
    standing,
    subject_phrases,
    unquoted,
)

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Span, Token


#: How many phrases deep a relation follows an argument.
DEPTH = 3


def compact(clauses: Sequence[Clause], sentence: Span | Doc) -> list[Fact]:
    """The facts of the clauses, conjunctions distributed over subjects, verbs and objects."""
    facts: list[Fact] = []
    for clause in clauses:
        subjects = subject_phrases(clause)
        for subject in subjects:
            facts += [Fact((subject, p.object), p.relation, p.rule) for p in predications(clause) if p.object]
        facts += object_relatives(clause, subjects)
        facts += place_relatives(clause, subjects)
        facts += existentials(clause)
    facts += [Fact((subject, other), relation, rule) for subject, relation, other, rule in implied(sentence)]
    return distinct(unquoted(fact) for fact in facts)


def predications(
    clause: Clause,
    before: Words = (),
    rule: str = "",
    depth: int = 0,
    leading: tuple[Complement, ...] = (),
) -> Iterator[Predication]:
    """Everything that a clause says of its subject; ``before`` is the relation that leads to it.

    ``leading`` are adverbials before the main verb's subject: they hold for the innermost infinitive
    ("That night they were able to reinforce the hotel").
    """
    rule = rule or clause.origin
    group = clause.group if before else tuple(t for t in clause.group if t.tag_ != "TO")
    relation = before + group
    for complement in clause.of_role("recipient"):
        if not clause.of_role("object"):
            yield Predication(relation, phrase(complement.head), f"{rule}:recipient")
    to_whom = tuple(t for c in clause.of_role("recipient") for t in phrase(c.head))
    for complement in clause.of_role("object", "attribute"):
        yield from _noun(relation + to_whom, complement.head, f"{rule}:{complement.role}", depth)
    yield from _predicative(clause, relation, rule, depth)
    yield from _small_clauses(clause, relation, rule, depth)
    goes_on = bool(clause.open) or any(
        _infinitives(h) for c in clause.of_role("quality") for h in conjuncts(c.head)
    )
    first = [c for c in clause.of_role("oblique", "time") if c.head.i < clause.verb.i]
    ahead = (*leading, *first) if goes_on else ()
    yield from _quality(clause, relation, rule, depth, ahead)
    base = with_first_object(clause, relation + to_whom)
    following = [c for c in adverbials(clause) if c not in ahead]
    for complement in following if goes_on else [*following, *leading]:
        if complement.preposition:
            yield from _oblique(base, complement.head, rule, depth)
            base = base + _kept(complement)
        else:
            yield Predication(base, trimmed(in_order(complement.head.subtree)), f"{rule}:{complement.role}")
    if not (clause.complements or clause.open or clause.contents):
        yield from _circumstances(clause, relation, rule)
    for inner in clause.open:
        yield from predications(inner, base, f"{rule}+open", depth + 1, ahead)
    for content in clause.contents:
        yield from content_facts(base, clause, content, rule, depth)


def _circumstances(clause: Clause, relation: Words, rule: str) -> Iterator[Predication]:
    """ "Prices rose as the dollar fell": what else would a bare verb say."""
    for adverbial in clause.adverbials:
        marks = [c for c in adverbial.verb.children if c.dep_ == "mark" or c.tag_ == "WRB"]
        if len(marks) == 1 and adverbial.origin == "explicit" and marks[0].i > clause.verb.i:
            said = trimmed(in_order(t for t in adverbial.verb.subtree if t != marks[0]))
            yield Predication((*relation, marks[0]), said, f"{rule}:circumstance")


def _kept(complement: Complement) -> Words:
    """ "hit by two earthquakes within ten years": the doer stays in front of what follows."""
    if complement.role == "agent" and not children(complement.head, "conj"):
        objects = [o for o in objects_of(complement.head) if not is_verb(o)]
        if objects:
            return (*complement.preposition, *phrase(objects[0], "of"))
    return ()


def with_first_object(clause: Clause, relation: Words) -> Words:
    """The relation that leads past the object: "took responsibility" of "took responsibility for"."""
    for role in ("object", "attribute"):
        first = clause.of_role(role)[:1]
        for complement in first:
            relation = relation + phrase(complement.head, "of")
    for complement in clause.of_role("predicative")[:1]:
        relation = relation + phrase(complement.head, "of")
    if antecedent_is_object(clause):
        relation = relation + phrase(clause.verb.head, "of")
    if not clause.of_role("object", "attribute"):
        for complement in clause.of_role("quality")[:1]:
            relation = (*relation, complement.head)
    return relation


def antecedent_is_object(clause: Clause) -> bool:
    """ "the gimmicks she used in her show"."""
    verb = clause.verb
    if verb.dep_ != "relcl" or clause.origin != "explicit" or clause.of_role("object", "attribute"):
        return False
    governed = [t for t in verb.subtree if t.tag_ in RELATIVE_TAGS and t.dep_ == "pobj"]
    stranded = [c for c in children(verb, "prep") if not list(c.children)]
    return not (governed or stranded or _begins_with_adverb(verb) or _owner(verb))


def _begins_with_adverb(relative: Token) -> bool:
    """ "the year when they met"."""
    return any(c.tag_ == "WRB" for c in relative.children)


def _owner(relative: Token) -> bool:
    """ "the actor, whose career began in radio": the antecedent is no argument of the verb."""
    return any(c.tag_ == "WP$" for child in children(relative, *SUBJECTS) for c in child.subtree)


def _noun(relation: Words, head: Token, rule: str, depth: int) -> Iterator[Predication]:
    for one, variant in by_conjunct(head):
        yield Predication(standing(relation, one, variant), variant, rule)
    yield from _inside(relation, head, rule, depth)


def _inside(relation: Words, head: Token, rule: str, depth: int) -> Iterator[Predication]:
    """ "praised the work of the nurses": (praised the work of; the nurses)."""
    if depth > DEPTH:
        return
    for noun in conjuncts(head):
        for prep in prepositions_of(noun):
            if prep.lower_ in ("including", "such") or _gives_examples(prep):
                continue
            lead = phrase(noun, "none") if prep.lower_ == "of" else phrase(noun, "of")
            yield from _oblique(standing(relation, noun) + lead, prep, f"{rule}>noun", depth + 1)
        for verb in children(noun, "acl"):
            if any(t.tag_ == "TO" for t in verb.children):  # "efforts to gain control"
                yield from predications(
                    clause_of(verb), relation + phrase(noun, "of"), f"{rule}>infinitive", depth + 1
                )


def _gives_examples(prep: Token) -> bool:
    """ "cities such as Berlin"."""
    return prep.lower_ == "as" and prep.i > 0 and prep.nbor(-1).lower_ == "such"


def _oblique(relation: Words, prep: Token, rule: str, depth: int) -> Iterator[Predication]:
    for head in objects_of(prep):
        if head.tag_ in RELATIVE_TAGS:
            continue
        with_preposition = relation + directed(prep)
        if is_verb(head):
            if children(head, *SUBJECTS) and any(c.tag_ in RELATIVE_TAGS for c in head.children):
                spoken = trimmed(in_order(head.subtree))  # "depends on what they say"
                yield Predication(with_preposition, spoken, f"{rule}+oblique")
                continue
            yield from predications(clause_of(head), with_preposition, f"{rule}+gerund", depth + 1)
            continue
        for one, variant in by_conjunct(head) if not in_complex_preposition(head) else ():
            stated = (*standing(relation, one, variant), *directed(prep))
            yield Predication(stated, variant, f"{rule}+oblique")
        yield from _inside(with_preposition, head, rule, depth + 1)


def in_complex_preposition(noun: Token) -> bool:
    """ "in front of the hotel" is nowhere near a front."""
    following = [c for c in children(noun, "prep") if c.i == noun.i + 1]
    whole = f"{noun.head.lower_} {noun.lower_} {following[0].lower_}" if following else ""
    return noun.i == noun.head.i + 1 and whole in words("grammar", "complex_prepositions")


def _predicative(clause: Clause, relation: Words, rule: str, depth: int) -> Iterator[Predication]:
    objects = clause.of_role("object")
    base = relation + (phrase(objects[0].head, "none") if objects else ())
    for complement in clause.of_role("predicative"):
        yield from _noun(base, complement.head, f"{rule}:predicative", depth)


def small_clauses(clause: Clause) -> list[tuple[Token, Token]]:
    """Subject and adjective of "found him guilty of fraud", "makes it illegal to sell alcohol"."""
    adjectives = [c for c in children(clause.verb, "ccomp") if c.pos_ == "ADJ" and c.i > clause.verb.i]
    bare = [a for a in adjectives if not children(a, "aux", "cop", "mark")]
    return [(s, a) for a in bare for s in children(a, "nsubj") if s.i < a.i]


def _small_clauses(clause: Clause, relation: Words, rule: str, depth: int) -> Iterator[Predication]:
    for subject, adjective in small_clauses(clause):
        base = (*relation, *phrase(subject), *_adjective(adjective))
        infinitives = [
            c for c in children(adjective, "xcomp", "advcl") if any(t.tag_ == "TO" for t in c.children)
        ]
        if not infinitives:
            said = (*phrase(subject), *_adjective(adjective))
            yield Predication(relation, said, f"{rule}:predicative")
        for prep in prepositions_of(adjective):
            yield from _oblique(base, prep, f"{rule}:predicative", depth)
        for verb in infinitives:
            yield from predications(clause_of(verb), base, f"{rule}:predicative+open", depth + 1)


def _infinitives(adjective: Token) -> list[Token]:
    """ "able to reinforce the hotel and defeat attacks"."""
    return [v for c in children(adjective, "xcomp") if is_verb(c) for v in conjuncts(c) if is_verb(v)]


def _quality(
    clause: Clause, relation: Words, rule: str, depth: int, ahead: tuple[Complement, ...]
) -> Iterator[Predication]:
    for complement in clause.of_role("quality"):
        for adjective in conjuncts(complement.head):
            adjectival = _adjective(adjective)
            continued = _infinitives(adjective)
            if not continued:
                yield Predication(relation, adjectival, f"{rule}:quality")
            for prep in prepositions_of(adjective):
                yield from _oblique(relation + adjectival, prep, f"{rule}:quality", depth)
            for verb in continued:
                yield from predications(
                    clause_of(verb), relation + adjectival, f"{rule}:quality+open", depth + 1, ahead
                )


def _adjective(head: Token) -> tuple[Token, ...]:
    modifiers = [c for c in children(head, "advmod", "npadvmod", "neg") if c.i < head.i]
    kept = [m for m in modifiers if m.lower_ not in ("just", "as", "also", "so")]
    return in_order([head, *(t for m in kept for t in m.subtree)])


def content_facts(
    base: Words, clause: Clause, content: Clause, rule: str, depth: int
) -> Iterator[Predication]:
    """ "said that X would stay": the clause as a whole; of X it speaks as a clause of its own."""
    infinitive = any(t.tag_ == "TO" for t in content.group)
    if infinitive and content.subjects:
        for head in content.subjects:
            yield from predications(content, base + phrase(head), f"{rule}+open", depth + 1)
        return
    mark = tuple(m for m in children(content.verb, "mark") if m.lower_ in ("that", "whether", "if"))
    for spoken in _clause_words(content, clause.verb):
        yield Predication(base + mark, spoken, f"{rule}:content")


def _clause_words(content: Clause, governor: Token) -> Iterator[Words]:
    """The clause in words, once for each verb that shares its subject."""
    verb = content.verb
    dropped = {t for c in children(verb, "cc", "preconj") for t in c.subtree}
    dropped |= {t for c in children(verb, "mark") if c.lower_ in ("that", "whether", "if") for t in c.subtree}
    dropped |= {t for c in children(verb, "parataxis") for t in c.subtree}
    shared = []
    for child in children(verb, "conj"):
        dropped |= set(child.subtree)
        if is_verb(child) and not children(child, *SUBJECTS):
            shared.append(child)
    if governor in verb.subtree and not is_parenthetic_speech(governor):
        dropped |= {t for t in verb.subtree if t.i >= governor.i}
    yield trimmed(in_order(t for t in verb.subtree if t not in dropped))
    subject = [t for c in children(verb, *SUBJECTS) for t in c.subtree]
    for other in shared:
        yield trimmed(in_order([*subject, *verb_group(other), *other.subtree]))


def object_relatives(clause: Clause, subjects: list[Words]) -> Iterator[Fact]:
    """ "a plan that Paris has not considered": the antecedent is the object."""
    verb = clause.verb
    if verb.dep_ != "relcl" or clause.origin != "explicit" or not subjects:
        return
    pronoun = [t for t in verb.subtree if t.tag_ in ("WDT", "WP") and t.dep_ in ("dobj", "pobj")]
    antecedent = phrase(verb.head)
    if pronoun and any(pronoun[0] in s.subtree for s in children(verb, *SUBJECTS)):
        return  # "five members, two of whom are women"
    if pronoun and pronoun[0].dep_ == "pobj":
        extra = tuple(t for c in clause.of_role("object") for t in phrase(c.head, "none"))
        for subject in subjects:
            yield Fact((subject, antecedent), (*clause.group, *extra, pronoun[0].head), "relative:oblique")
    elif (pronoun or not clause.of_role("object")) and not (_begins_with_adverb(verb) or _owner(verb)):
        stranded = tuple(c for c in children(verb, "prep") if not list(c.children))
        if verb.tag_ != "VBG" or pronoun:
            for subject in subjects:
                yield Fact((subject, antecedent), (*clause.group, *stranded), "relative:object")


def place_relatives(clause: Clause, subjects: list[Words]) -> Iterator[Fact]:
    """ "stayed in Iraq, where they train soldiers": (they; train soldiers in; Iraq)."""
    relative = relative_root(clause.verb)
    if relative is None or not any(c.lower_ == "where" for c in relative.children):
        return
    place = antecedent(relative)
    lead = place.head if place.dep_ == "pobj" and place.head.lower_ in words("grammar", "places") else None
    relation = with_first_object(clause, clause.group)
    for subject in subjects:
        if lead is not None:
            yield Fact((subject, phrase(place)), (*relation, lead), "implicit:place")
        else:
            yield Fact((subject, phrase(place)), (*relation, "in"), "implicit:place")


def existentials(clause: Clause) -> Iterator[Fact]:
    """ "There were some 400 guests in the hall": (400 guests; were in; the hall)."""
    verb = clause.verb
    if not children(verb, "expl") or clause.subjects:
        return
    for thing in (one for first in children(verb, "attr", "nsubj") for one in conjuncts(first)):
        there = tuple(children(verb, "expl"))
        yield Fact((there, phrase(thing, "all")), clause.group, "existential:thing")
        for prep in (*prepositions_of(verb), *prepositions_of(thing)):
            for place in objects_of(prep) if prep.lower_ in words("grammar", "places") else ():
                for variant in distributed(place):
                    yield Fact(
                        (phrase(thing, "none"), variant), (*clause.group, *preposition(prep)), "existential"
                    )
