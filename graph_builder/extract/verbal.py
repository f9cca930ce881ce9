"""Clauses -> drafts of claims.

=======================  ====================================================================
rule                     motivating sentence
=======================  ====================================================================
object                   America helped Iraq.
passive-agent            militias backed by Iran (Iran backs them)
passive                  He was charged with fraud. troops stationed in Syria
light-verb               The militia took responsibility for an attack.
oblique                  The troops fought against the militia.
state                    We are in contact with all parties.
recipient                Iran gave them weapons.
copula, role             Biden is the president of the United States.
office                   She was sworn in as president of Chad.
opinion                  Israel calls Hamas a terrorist group. (so Israel says)
quality                  Spain is no longer reliant on Russian gas.
result                   an attack that left 30 dead
object-relative          a plan that Paris has not considered
reciprocal               The US and Iraq reached an agreement.
movement                 Biden withdrew soldiers from Afghanistan (soldiers withdraw).
event-place              The attack killed 30 in Baghdad (the attack was there).
mishap                   A ferry sank, killing seven (they died in it).
topic                    They decided that the operation would end.
existential              There were 2,500 soldiers in the country.
=======================  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause, antecedent, belongs_to_object, relative_root
from graph_builder.extract.clauses import clause as clause_of
from graph_builder.extract.clefts import asked_for
from graph_builder.extract.copulas import copula_drafts, office_drafts, opinion_drafts, quality_drafts
from graph_builder.extract.drafts import Draft, Refused, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.mishaps import mishap_drafts
from graph_builder.extract.movements import change_drafts, event_place_drafts, movement_drafts
from graph_builder.extract.objects import (
    antecedent_object,
    is_toll,
    object_drafts,
    recipient_drafts,
    reciprocal_drafts,
)
from graph_builder.extract.obliques import oblique_drafts
from graph_builder.extract.phrases import (
    SUBJECTS,
    children,
    conjuncts,
    excepted,
    is_verb,
    objects_of,
    prepositions_of,
)
from graph_builder.extract.scene import Scene, is_abstract, looks_personal, nominal_objects
from graph_builder.extract.time import is_temporal
from graph_builder.extract.wordings import is_fatal, predicate_text, verb_draft, verb_wordings

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def drafts_of(clause: Clause, scene: Scene) -> Iterator[Draft | Refused]:
    """The drafts of one clause, and its refusal where it has none."""
    if children(clause.verb, "expl"):
        yield from _existential(clause, scene)
        return
    if not clause.subjects:
        return
    found: list[Draft] = list(mishap_drafts(clause, scene))
    found = found or list(_predicate(_able(clause, scene), clause, (), scene))
    yield from found
    if not found and not clause.contents and not clause.open:
        yield Refused(clause.verb, "a statement without an object")


def _able(clause: Clause, scene: Scene) -> list[Token]:
    """The subjects; of "lost a point, leading to a protest" no person or place, for the event leads to it."""
    verb = clause.verb
    inferred = clause.origin in ("participle", "shared", "controlled")
    if inferred and not clause.passive and verb.lemma_.lower() in words("grammar", "done_by_people"):
        return [s for s in clause.subjects if not _happens(s, scene)]
    loose = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl") and clause.origin == "participle"
    taken = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and clause.origin == "explicit"
    if not (loose or taken) or verb.lemma_.lower() not in words("grammar", "resulting"):
        return list(clause.subjects)
    return [s for s in clause.subjects if is_abstract(s, scene) and not _is_goal(s, verb, scene)]


def _happens(noun: Token, scene: Scene) -> bool:
    """ "the event was crowded, with stands full of fans, watching the match": no event watches."""
    mention = scene.arguments.mention(noun)
    return mention is not None and mention.kind != "name" and mention.label == "Event"


def _is_goal(noun: Token, verb: Token, scene: Scene) -> bool:
    """ "sent crowds to the station prompting lines": no event behind a preposition of place or direction."""
    prep = noun.head if noun.dep_ == "pobj" else verb.head
    behind = prep.pos_ == "ADP" and prep.lower_ in words("grammar", "places") | {"to", "for", "into"}
    mention = scene.arguments.mention(noun)
    return behind and (mention is None or mention.label != "Event")


def _predicate(
    subjects: list[Token], clause: Clause, path: tuple[Clause, ...], scene: Scene
) -> Iterator[Draft]:
    """What the clause says of its subjects, and what its infinitives and gerunds go on to say."""
    here = (*path, clause)
    if clause.passive:
        yield from _passive(subjects, here, scene)
    else:
        yield from _active(subjects, here, scene)
    yield from _topic(subjects, here, scene)
    users = _doing(clause, scene) if clause.passive and clause.verb.lemma_ == "use" else []
    for inner in clause.open:  # "used by officers to track offenders": the officers do
        if not (
            _controlled_by_object(clause, inner)
            or _is_task(clause, inner, scene)
            or _done_by_led(subjects, clause, inner, scene)
        ):
            yield from _predicate(users or subjects, inner, here, scene)
    for inner in _infinitives_of_qualities(clause):
        yield from _predicate(subjects, inner, here, scene)
    for prep, inner in _gerunds(clause):
        doers = _doing(clause, scene) if _leaves_out_doer(prep, clause, inner) else subjects
        yield from _predicate(_doers(prep, clause) or doers, inner, (), scene)


def _leaves_out_doer(prep: Token, clause: Clause, inner: Clause) -> bool:
    """ "The law was passed without asking the unions": whoever passed it did not ask, not the law."""
    return clause.passive and prep.lower_ == "without" and not inner.passive and bool(inner.of_role("object"))


def _infinitives_of_qualities(clause: Clause) -> list[Clause]:
    """ "is likely to win", "was about to leave", "too weak to help"; not "is hard to defend"."""
    return [
        clause_of(verb)
        for complement in clause.of_role("quality")
        for adjective in conjuncts(complement.head)
        if adjective.lower_ not in words("grammar", "tough")
        for first in children(adjective, "xcomp")
        if is_verb(first)
        for verb in conjuncts(first)
        if is_verb(verb)
    ]


def _controlled_by_object(clause: Clause, inner: Clause) -> bool:
    """ "ordered them to leave": that they leave is a clause of its own, with its own subject."""
    first = inner.verb
    while first.dep_ == "conj" and is_verb(first.head):
        first = first.head
    return first.dep_ == "xcomp" and belongs_to_object(first)


def _is_task(clause: Clause, inner: Clause, scene: Scene) -> bool:
    """ "Our task is to support you": the task supports nobody."""
    plain = clause.verb.lemma_ == "be" and not clause.of_role("attribute", "quality")
    return plain and inner.verb.dep_ == "xcomp" and all(is_abstract(s, scene) for s in clause.subjects)


def _done_by_led(subjects: list[Token], clause: Clause, inner: Clause, scene: Scene) -> bool:
    """ "the game took players to investigate a murder": the players do."""
    if clause.passive or clause.verb.lemma_.lower() not in words("grammar", "leading"):
        return False
    led = [scene.arguments.mention(c.head) for c in clause.of_role("object") if c.head.i < inner.verb.i]
    people = any(m is not None and m.label in ("Person", "Group") for m in led)
    people = people or any(looks_personal(c.head) for c in clause.of_role("object"))
    return people and all(is_abstract(s, scene) for s in subjects)


def _doers(prep: Token, clause: Clause) -> list[Token]:
    """ "fined Google for abusing its dominance": the object did it, not the subject."""
    alone = not any(c.dep_ == "advmod" for c in prep.children)  # not "instead of"
    if clause.passive or not alone or prep.lower_ not in ("for", "of", "from", "into", "against"):
        return []
    taken = [h for c in clause.of_role("object") for h in conjuncts(c.head)]
    relative = relative_root(clause.verb)
    if not taken and relative is not None and any(c.tag_ == "WP" for c in children(relative, "dobj")):
        taken = [antecedent(relative)]  # "Putin, whom it accuses of deporting children"
    return [_paid(h) or h for h in taken if h.ent_type_ != "MONEY"]


def _paid(amount: Token) -> Token | None:
    """ "fined Acme 2 million euros": who stands before the amount, though the parse joins them."""
    numbers = [c.left_edge.i for c in children(amount, "nummod")]
    if not numbers or amount.lemma_.lower() not in words("grammar", "currencies"):
        return None
    before = [
        c for c in children(amount, "compound", "nmod", "poss") if c.pos_ == "PROPN" and c.i < min(numbers)
    ]
    return before[-1] if before else None


def _gerunds(clause: Clause) -> list[tuple[Token, Clause]]:
    """ "far from satisfying", "without setting a date", "accused of lying"."""
    prepositions = [c.head for c in clause.of_role("oblique")]
    prepositions += [p for c in children(clause.verb, "advmod", "acomp") for p in children(c, "prep")]
    return [
        (p, clause_of(verb))
        for p in prepositions
        for verb in objects_of(p)
        if is_verb(verb) and p.lower_ not in ("by", "like") and not children(verb, *SUBJECTS)
        if verb.lower_ not in words("grammar", "adjectival_gerunds")
    ]


def _active(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    clause = path[-1]
    objects = [
        _paid(head) or head
        for c in clause.of_role("object")
        for head in conjuncts(excepted(c.head) or c.head)
    ]
    objects += [*antecedent_object(clause), *asked_for(clause.verb, "dobj")]
    if not objects:  # "left some 12 injured"
        objects = [c.head for c in clause.of_role("predicative") if is_toll(c.head)]
    mutual = list(reciprocal_drafts(subjects, path, scene))
    for subject in subjects:
        found: list[Draft] = []
        for object_ in objects:
            lasting = clause.lemma in words("grammar", "lasting")
            if not mutual or lasting or not is_abstract(object_, scene):
                found += object_drafts(subject, object_, path, scene)
        found += recipient_drafts(subject, path)
        found += copula_drafts(subject, path, scene)
        found += quality_drafts(subject, path)
        yield from found
        said = {d.object for d in found}
        for draft in oblique_drafts(subject, path, scene, secondary=bool(objects or mutual)):
            if draft.object not in said:
                yield draft
    served = clause.lemma in words("grammar", "serving")
    yield from office_drafts(subjects if served else objects, path, scene, [] if served else subjects)
    yield from opinion_drafts(subjects, objects, path, scene)
    yield from mutual
    yield from movement_drafts(objects, path, scene)
    yield from change_drafts(objects, path, scene)
    yield from event_place_drafts(subjects, path, scene)


def _passive(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    clause = path[-1]
    agents = _doing(clause, scene)
    lemma = clause.lemma
    offices = list(office_drafts(subjects, path, scene, agents))
    yield from offices
    for subject in subjects:
        for agent in agents:
            yield _done_by(agent, subject, path, lemma, scene)
        for complement in clause.of_role("object"):  # "was given an award"
            for head in conjuncts(complement.head):
                yield verb_draft(subject, head, path, verb_wordings(clause, ""), "passive-object")
        for complement in clause.of_role("predicative"):  # "was named chairman"
            if complement.head.pos_ in ("NOUN", "PROPN") and not offices:
                yield verb_draft(
                    subject, complement.head, path, verb_wordings(clause, ""), "passive-predicative"
                )
        yield from oblique_drafts(subject, path, scene, secondary=bool(agents))


def _done_by(agent: Token, subject: Token, path: tuple[Clause, ...], lemma: str, scene: Scene) -> Draft:
    """ "backed by Iran": Iran backs; "characterised by pain" has a type as it stands."""
    more = [p for p in prepositions_of(path[-1].verb) if p.lower_ == "by"]
    standing = verb_draft(subject, agent, path, verb_wordings(path[-1], "by"), "passive", *more[:1])
    if scene.known(standing):
        return standing
    active: tuple[Wording, ...] = (
        (("verb", "kill"), ("verb", lemma)) if is_fatal(path[-1]) else (("verb", lemma),)
    )
    doing = verb_draft(agent, subject, path, active, "passive-agent")
    return replace(doing, predicate=predicate_text(path, active=True))


def _doing(clause: Clause, scene: Scene) -> list[Token]:
    """Who did it; of several "by" phrases the one with somebody in it ("by 100 votes by James To")."""
    found = [
        h
        for c in clause.of_role("agent")
        for o in objects_of(c.head)
        if not is_verb(o) and not _is_means(o)
        for h in conjuncts(o)
    ]
    mentions = [(h, scene.arguments.mention(h)) for h in found]
    somebody = [
        h for h, m in mentions if m is not None and m.label in ("Person", "Organization", "Group", "Place")
    ]
    return somebody if len(clause.of_role("agent")) > 1 and somebody else found


def _is_means(noun: Token) -> bool:
    """ "held by video", "cut by 10 %", "used by Thursday": the means, the measure, the time, nobody."""
    amount = noun.ent_type_ in ("PERCENT", "MONEY", "QUANTITY") or noun.like_num
    bare = not any(c.dep_ in ("det", "poss") for c in noun.children)
    return amount or is_temporal(noun) or (bare and noun.lemma_.lower() in words("idioms", "means"))


def _topic(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "decided that the operation would end": they decided on the operation.

    "they need nurses to help them": they need nurses, where the parse takes them for a subject alone.
    """
    clause = path[-1]
    lemma = clause.verb.lemma_.lower()
    if clause.passive or clause.of_role("object"):
        return
    for content in clause.contents:
        infinitive = any(t.tag_ == "TO" for t in content.group)
        if infinitive and content.subjects and lemma in words("grammar", "object_control"):
            for subject in subjects:
                for head in content.subjects:
                    yield verb_draft(subject, head, path, verb_wordings(clause, ""), "object")
    if lemma not in words("grammar", "decisions"):
        return
    for content in clause.contents:
        if content.origin != "explicit":
            continue
        for subject in subjects:
            for head in content.subjects:
                if head.pos_ == "PRON" or (lemma not in ("order", "demand") and not is_abstract(head, scene)):
                    continue
                more = [t for t in content.group if t.dep_ not in ("aux", "auxpass", "neg")]
                yield verb_draft(subject, head, path, verb_wordings(clause, ""), "topic", *more)


def _existential(clause: Clause, scene: Scene) -> Iterator[Draft | Refused]:
    """ "There were some 400 guests in the hall"."""
    found = False
    for thing in children(clause.verb, "attr", "nsubj"):
        for head in conjuncts(thing):
            for prep in (*prepositions_of(clause.verb), *prepositions_of(thing)):
                for place in nominal_objects(prep):
                    if prep.lower_ in words("grammar", "places") and not is_temporal(place):
                        found = True
                        wordings: tuple[Wording, ...] = (
                            ("verb", f"be {prep.lower_}"),
                            ("verb", f"be stationed {prep.lower_}"),
                        )
                        yield verb_draft(head, place, (clause,), wordings, "existential", prep)
    if not found and children(clause.verb, "attr"):
        yield Refused(clause.verb, "a statement without an object")
