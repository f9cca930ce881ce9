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
quality                  Iraq was no longer dependent on foreign help.
result                   an attack that left 30 dead
object-relative          a step that Washington has not contemplated
reciprocal               The US and Iraq reached an agreement.
movement                 Biden withdrew soldiers from Afghanistan (soldiers withdraw).
event-place              The attack killed 30 in Baghdad (the attack was there).
topic                    They decided that the operation would end.
existential              There were 2,500 soldiers in the country.
=======================  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from graph_builder.extract.arguments import Arguments, place_of
from graph_builder.extract.clauses import Clause, Complement, belongs_to_object, particles
from graph_builder.extract.clauses import clause as clause_of
from graph_builder.extract.drafts import Draft, Refused, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.nominals import role_drafts
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    SUBJECTS,
    children,
    conjuncts,
    in_order,
    is_verb,
    objects_of,
    preposition,
    prepositions_of,
)
from graph_builder.extract.time import is_temporal
from graph_builder.model import Label, TokenMention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph_builder.vocabulary import Vocabulary

_COPULAS = frozenset({"be", "become", "remain", "stay"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look things up in."""

    arguments: Arguments
    vocabulary: Vocabulary

    def known(self, draft: Draft) -> bool:
        """The vocabulary has a type for one of the draft's wordings."""
        return self.type_of(draft) is not None

    def type_of(self, draft: Draft) -> str | None:
        """The type of the most specific wording that has one."""
        subject, object_ = self.arguments.mention(draft.subject), self.arguments.mention(draft.object)
        labels = (subject.label if subject else None, object_.label if object_ else None)
        return self._look_up(draft, *labels) or self._look_up(draft, _sure(subject), _sure(object_))

    def _look_up(self, draft: Draft, subject: Label | None, object_: Label | None) -> str | None:
        for kind, wording in draft.wordings:
            found = self.vocabulary.look_up(kind, wording, subject, object_)
            if found is not None:
                return found.name
        return None

    def is_place(self, head: Token) -> bool:
        """The head names a place."""
        return place_of(head, self.arguments.mention(head))


def _sure(mention: TokenMention | None) -> Label | None:
    """The label, unless it is only what nominals have that no list knows."""
    if mention is None or (mention.kind != "name" and mention.label == "Concept"):
        return None
    return mention.label


def drafts_of(clause: Clause, scene: Scene) -> Iterator[Draft | Refused]:
    """The drafts of one clause, and its refusal where it has none."""
    if children(clause.verb, "expl"):
        yield from _existential(clause, scene)
        return
    if not clause.subjects:
        return
    found = list(_predicate(list(clause.subjects), clause, (), scene))
    yield from found
    if not found and not clause.contents and not clause.open:
        yield Refused(clause.verb, "a statement without an object")


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
    for inner in clause.open:
        if not (_controlled_by_object(clause, inner) or _is_task(clause, inner, scene)):
            yield from _predicate(subjects, inner, here, scene)
    for prep, inner in _gerunds(clause):
        yield from _predicate(_doers(prep, clause) or subjects, inner, (), scene)


def _controlled_by_object(clause: Clause, inner: Clause) -> bool:
    """ "ordered them to leave": that they leave is a clause of its own, with its own subject."""
    return inner.verb.dep_ == "xcomp" and belongs_to_object(inner.verb)


def _is_task(clause: Clause, inner: Clause, scene: Scene) -> bool:
    """ "Our task is to support you": the task supports nobody."""
    plain = clause.verb.lemma_ == "be" and not clause.of_role("attribute", "quality")
    return plain and inner.verb.dep_ == "xcomp" and all(_abstract(s, scene) for s in clause.subjects)


def _doers(prep: Token, clause: Clause) -> list[Token]:
    """ "fined Google for abusing its dominance": the object did it, not the subject."""
    if clause.passive or prep.lower_ not in ("for", "of", "from", "into", "against"):
        return []
    return [h for c in clause.of_role("object") for h in conjuncts(c.head)]


def _gerunds(clause: Clause) -> list[tuple[Token, Clause]]:
    """ "far from satisfying", "without setting a date", "accused of lying"."""
    prepositions = [c.head for c in clause.of_role("oblique")]
    prepositions += [p for c in children(clause.verb, "advmod", "acomp") for p in children(c, "prep")]
    return [
        (p, clause_of(verb))
        for p in prepositions
        for verb in objects_of(p)
        if is_verb(verb) and p.lower_ not in ("by", "like")
    ]


# --- wordings -------------------------------------------------------------------------------------


def lemma_of(verb: Token) -> str:
    """The verb's lemma with its particle: "carry out"."""
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in particles(verb))])


def _verb_wordings(clause: Clause, *tails: str) -> tuple[Wording, ...]:
    """The verb with each tail; a passive without doer is worded as "be charged with"."""
    if clause.passive:
        lead = " ".join(["be", clause.verb.lower_, *(c.lower_ for c in particles(clause.verb))])
    else:
        lead = lemma_of(clause.verb)
    return tuple(("verb", f"{lead} {tail}".strip()) for tail in tails)


def _predicate_text(path: tuple[Clause, ...], *more: Token, active: bool = False) -> str:
    """The verbs of the path without auxiliaries, and the words that follow: "wants to talk to"."""
    tokens: list[Token] = []
    for i, clause in enumerate(path):
        last = i == len(path) - 1
        for token in clause.group:
            auxiliary = token.dep_ in ("aux", "neg", "advmod") and token.tag_ != "TO"
            auxiliary = auxiliary and token not in particles(clause.verb)
            be = token.dep_ == "auxpass" and (active or not last)
            leading = token.tag_ == "TO" and i == 0
            if not (auxiliary or be or leading):
                tokens.append(token)
        if not last and clause.verb.lemma_ == "be":
            tokens += [c.head for c in clause.of_role("quality")]
    return " ".join(t.text.lower() for t in (*tokens, *more))


def _draft(
    subject: Token,
    object_: Token,
    path: tuple[Clause, ...],
    wordings: tuple[Wording, ...],
    rule: str,
    *more: Token,
) -> Draft:
    clause = path[-1]
    return Draft(
        subject=subject,
        object=object_,
        wordings=wordings,
        predicate=_predicate_text(path, *more),
        rule=rule,
        anchor=clause.verb,
        path=tuple(c.verb for c in path),
        confidence=_CONFIDENCE.get(path[0].origin, 0.7) - 0.05 * (len(path) - 1),
    )


#: How sure a subject is, by how it was found.
_CONFIDENCE = {"explicit": 0.9, "relative": 0.85, "shared": 0.8, "participle": 0.8, "controlled": 0.75}


# --- active ---------------------------------------------------------------------------------------


def _active(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    clause = path[-1]
    objects = [head for c in clause.of_role("object") for head in conjuncts(c.head)]
    objects += _antecedent_object(clause)
    if not objects:  # "left at least 30 dead"
        objects = [c.head for c in clause.of_role("predicative") if _is_toll(c.head)]
    mutual = list(_reciprocal(subjects, path, scene))
    for subject in subjects:
        found: list[Draft] = []
        for object_ in objects:
            if not mutual or not _abstract(object_, scene):
                found += _object(subject, object_, path, scene)
        found += _recipients(subject, path)
        found += _copula(subject, path, scene)
        found += _qualities(subject, path)
        yield from found
        said = {d.object for d in found}
        for draft in _obliques(subject, path, scene, secondary=bool(objects)):
            if draft.object not in said:
                yield draft
    yield from mutual
    yield from _movements(objects, path, scene)
    yield from _event_places(subjects, path, scene)


def _antecedent_object(clause: Clause) -> list[Token]:
    """ "a step that Washington has not contemplated"."""
    verb = clause.verb
    if verb.dep_ != "relcl" or clause.origin != "explicit" or clause.of_role("object", "attribute"):
        return []
    if any(c.tag_ == "WRB" for c in verb.children) or verb.tag_ == "VBG" or clause.open or clause.contents:
        return []
    if any(c.tag_ == "WP$" for s in children(verb, *SUBJECTS) for c in s.children):  # "whose boat sank"
        return []
    governed = [t for t in verb.subtree if t.tag_ in RELATIVE_TAGS and t.dep_ == "pobj"]
    stranded = [c for c in children(verb, "prep") if not list(c.children)]
    return [] if governed or stranded else conjuncts(verb.head)[:1]


def _object(subject: Token, object_: Token, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    clause = path[-1]
    result = list(_result(subject, object_, path))
    specific = result or list(_through_object(subject, object_, path, scene))
    yield from specific
    if result or (specific and (_abstract(object_, scene) or _bare(object_))):
        return
    if is_temporal(object_) and scene.arguments.annotation.mention_of(object_.i) is None:
        return
    tails = [f"{object_.lemma_.lower()}", ""]
    yield _draft(subject, object_, path, _verb_wordings(clause, *tails), "object")


def _bare(head: Token) -> bool:
    """ "take place", "lose ground": a noun alone that makes one word with its verb."""
    return head.tag_ == "NN" and not list(head.lefts)


def _abstract(head: Token, scene: Scene) -> bool:
    """ "took responsibility": a thing that is only done, no person, body or place."""
    mention = scene.arguments.mention(head)
    return mention is None or (mention.kind != "name" and mention.label in ("Concept", "Event", None))


def _is_toll(head: Token) -> bool:
    """ "at least 30 dead"."""
    return head.lower_ in ("dead", "wounded", "injured", "homeless") and bool(
        children(head, "nummod", "quantmod")
    )


def _result(subject: Token, object_: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "left at least 30 dead": the number is the object, the state is part of the verb."""
    if _is_toll(object_):
        wordings = _verb_wordings(path[-1], object_.lower_)
        yield _draft(subject, object_, path, wordings, "result", object_)
        return
    for complement in path[-1].of_role("predicative"):
        word = complement.head
        if word.pos_ in ("ADJ", "VERB") and word.i > object_.i:
            wordings = _verb_wordings(path[-1], word.lower_, "")
            yield _draft(subject, object_, path, wordings, "result", word)


def _through_object(
    subject: Token, object_: Token, path: tuple[Clause, ...], scene: Scene
) -> Iterator[Draft]:
    """ "took responsibility for an attack": the noun carries the meaning."""
    clause = path[-1]
    noun = object_.lemma_.lower()
    prepositions = [
        *prepositions_of(object_),
        *(c.head for c in clause.of_role("oblique") if c.head.i > object_.i),
    ]
    for prep in prepositions:
        words_ = " ".join(t.lower_ for t in preposition(prep))
        wordings = _verb_wordings(clause, f"{noun} {words_}", f"{object_.lower_} {words_}")
        if clause.verb.lemma_.lower() in words("grammar", "light"):
            wordings += (("noun", f"{noun} {words_}"), ("noun", f"{object_.lower_} {words_}"))
        for head in _nominal_objects(prep):
            draft = _draft(subject, head, path, wordings, "light-verb", object_, *preposition(prep))
            if scene.known(draft):
                yield draft


def _nominal_objects(prep: Token) -> list[Token]:
    return [
        head
        for first in objects_of(prep)
        if not is_verb(first) and first.tag_ not in RELATIVE_TAGS and not is_temporal(first)
        for head in conjuncts(first)
    ]


def _recipients(subject: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    clause = path[-1]
    lemma = lemma_of(clause.verb)
    objects = clause.of_role("object")
    for complement in clause.of_role("recipient"):
        for head in conjuncts(complement.head):
            wordings: tuple[Wording, ...] = (("verb", f"{lemma} to"),)
            if objects:
                wordings = (("verb", f"{lemma} {objects[0].head.lemma_.lower()} to"), *wordings)
            draft = _draft(subject, head, path, (*wordings, ("verb", lemma)), "recipient")
            yield replace(draft, optional=bool(objects))


def _copula(subject: Token, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "X is the president of Y": the role, else what X is."""
    clause = path[-1]
    for complement in clause.of_role("attribute", "predicative"):
        if clause.of_role("object"):
            continue
        for head in conjuncts(complement.head):
            if head.tag_ in RELATIVE_TAGS or is_temporal(head) or head.pos_ == "PRON":
                continue
            roles = [
                replace(d, anchor=clause.verb, path=tuple(c.verb for c in path), background=False)
                for d in role_drafts(subject, head, scene, "copula-role")
            ]
            if roles:
                yield from roles
                continue
            through = list(_through_object(subject, head, path, scene))
            yield from through
            if not through and _names(subject, head, scene):
                yield replace(
                    _draft(head, subject, path, _verb_wordings(clause, ""), "copula"), predicate="is"
                )
            elif not through and clause.verb.lemma_ in _COPULAS:
                wordings: tuple[Wording, ...] = (
                    *_verb_wordings(clause, head.lemma_.lower()),
                    ("verb", clause.verb.lemma_),
                )
                yield _draft(subject, head, path, wordings, "copula")


def _names(subject: Token, attribute: Token, scene: Scene) -> bool:
    """ "The winners were Eddie Chu and Andrew Wan": who is named is what the subject says."""
    one, two = scene.arguments.mention(subject), scene.arguments.mention(attribute)
    return one is not None and two is not None and (one.kind, two.kind) == ("nominal", "name")


def _qualities(subject: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "dependent on foreign troops"."""
    clause = path[-1]
    for complement in clause.of_role("quality"):
        for adjective in conjuncts(complement.head):
            for prep in prepositions_of(adjective):
                phrase = " ".join(t.lower_ for t in preposition(prep))
                for head in _nominal_objects(prep):
                    wordings: tuple[Wording, ...] = (("verb", f"be {adjective.lower_} {phrase}"),)
                    yield _draft(subject, head, path, wordings, "quality", adjective, *preposition(prep))


def _obliques(subject: Token, path: tuple[Clause, ...], scene: Scene, *, secondary: bool) -> Iterator[Draft]:
    """Prepositional objects: the statement itself where there is no object, else only what has a type."""
    clause = path[-1]
    found: list[Draft] = []
    for complement in clause.of_role("oblique"):
        for prep in _prepositions(complement):
            found += _oblique(subject, prep, path)
    for adverb in children(clause.verb, "advmod"):  # "send soldiers back to Iraq"
        if adverb.lower_ in ("back", "away", "out", "up", "down", "over", "together", "close", "closer"):
            for prep in children(adverb, "prep"):
                found += _oblique(subject, prep, path)
    content = bool(clause.contents or clause.open or clause.of_role("attribute", "quality", "recipient"))
    main = next((d for d in found if scene.known(d)), None)
    if main is None and found and not secondary and not content:
        main = found[0]
    for draft in found:
        yield draft if draft is main and not secondary else replace(draft, optional=True)


def _prepositions(complement: Complement) -> list[Token]:
    return [complement.head, *children(complement.head, "conj")]


def _oblique(subject: Token, prep: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    clause = path[-1]
    for head in _nominal_objects(prep):
        if _is_state(clause, prep, head):
            yield from _through_state(subject, prep, head, path)
            continue
        if prep.lower_ == "with" and children(head, "acl", "relcl"):  # "with talks set to begin"
            continue
        if is_temporal(head) or prep.lower_ in ("according", "as", "like", "including", "despite", "than"):
            continue
        phrase = preposition(prep)
        wordings = _verb_wordings(clause, " ".join(t.lower_ for t in phrase))
        yield _draft(subject, head, path, wordings, "oblique", *phrase)


def _is_state(clause: Clause, prep: Token, head: Token) -> bool:
    """ "in contact", "under pressure": a bare noun after "be" and a preposition is no place."""
    bare = head.tag_ == "NN" and not any(c.dep_ in ("det", "poss", "nummod") for c in head.children)
    return clause.verb.lemma_ == "be" and bare and prep.lower_ in ("in", "on", "at", "under", "out")


def _through_state(subject: Token, prep: Token, state: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "We are in contact with all parties"."""
    for following in prepositions_of(state):
        tail = f"{prep.lower_} {state.lower_} {following.lower_}"
        for head in _nominal_objects(following):
            wordings = _verb_wordings(path[-1], tail)
            draft = _draft(subject, head, path, wordings, "state", prep, state, following)
            yield replace(draft, optional=True)


def _reciprocal(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "The US and Iraq reached an agreement": each with the other, where the wording has a "with"."""
    clause = path[-1]
    if len(subjects) < 2 or any(c.head.lower_ == "with" for c in clause.of_role("oblique")):
        return
    objects = [c.head for c in clause.of_role("object")]
    tail = f"{objects[0].lemma_.lower()} with" if objects else "with"
    wordings = _verb_wordings(clause, tail)
    for first, second in permutations(subjects, 2):
        if first.conjuncts and second in (first, *first.conjuncts):
            draft = _draft(first, second, path, wordings, "reciprocal", *objects)
            found = scene.type_of(draft)
            if found is not None and scene.vocabulary[found].symmetric:
                yield draft


def _movements(objects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "withdrew soldiers from Afghanistan": the soldiers withdraw."""
    clause = path[-1]
    lemma = clause.verb.lemma_.lower()
    if lemma not in words("grammar", "moving"):
        return
    prepositions = [c.head for c in clause.of_role("oblique")]
    prepositions += [p for o in objects for p in prepositions_of(o)]
    prepositions += [p for c in children(clause.verb, "advmod") for p in children(c, "prep")]
    for prep in prepositions:
        phrase = " ".join(t.lower_ for t in preposition(prep))
        if phrase not in words("grammar", "motion_prepositions"):
            continue
        for head in _nominal_objects(prep):
            general = {"from": "leave from"}.get(phrase, f"move {phrase}")
            wordings: tuple[Wording, ...] = (
                ("verb", f"be {_participle(clause.verb)} {phrase}"),
                ("verb", f"{lemma} {phrase}" if lemma in words("grammar", "moving_itself") else general),
                ("verb", general),
            )
            for object_ in objects:
                draft = _draft(object_, head, path, wordings, "movement", *preposition(prep))
                yield replace(draft, optional=True)


def _event_places(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "The attack killed 30 in Baghdad": the attack was there."""
    clause = path[-1]
    prepositions = [c.head for c in clause.of_role("oblique")]
    prepositions += [p for c in clause.of_role("object") for p in prepositions_of(c.head)]
    for prep in prepositions:
        if prep.lower_ not in words("grammar", "places"):
            continue
        for subject in subjects:
            mention = scene.arguments.mention(subject)
            if mention is None or mention.label != "Event":
                continue
            for place in _named_places(prep, scene):
                wordings: tuple[Wording, ...] = (
                    ("verb", f"take place {prep.lower_}"),
                    ("verb", f"be {prep.lower_}"),
                )
                draft = _draft(subject, place, path, wordings, "event-place")
                yield replace(draft, predicate=prep.lower_)


def _named_places(prep: Token, scene: Scene) -> list[Token]:
    """The place, or the named one that it is part of: "in a suburb of Baghdad"."""
    found = []
    for head in _nominal_objects(prep):
        mention = scene.arguments.mention(head)
        inner = [o for p in prepositions_of(head) if p.lower_ in ("of", "in") for o in objects_of(p)]
        if mention is not None and mention.kind != "name":
            named = [o for o in inner if scene.is_place(o)]
            found += named or ([head] if scene.is_place(head) else [])
        elif scene.is_place(head):
            found.append(head)
    return found


def _participle(verb: Token) -> str:
    """The past participle where the text has it, else the lemma."""
    return verb.lower_ if verb.tag_ in ("VBN", "VBD") else verb.lemma_.lower()


# --- passive --------------------------------------------------------------------------------------


def _doing(clause: Clause, scene: Scene) -> list[Token]:
    """Who did it; of several "by" phrases the one with somebody in it ("by 100 votes by James To")."""
    found = [
        h for c in clause.of_role("agent") for o in objects_of(c.head) if not is_verb(o) for h in conjuncts(o)
    ]
    mentions = [(h, scene.arguments.mention(h)) for h in found]
    somebody = [
        h for h, m in mentions if m is not None and m.label in ("Person", "Organization", "Group", "Place")
    ]
    return somebody if len(clause.of_role("agent")) > 1 and somebody else found


def _passive(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    clause = path[-1]
    agents = _doing(clause, scene)
    lemma = lemma_of(clause.verb)
    for subject in subjects:
        for agent in agents:
            draft = _draft(agent, subject, path, (("verb", lemma),), "passive-agent")
            yield replace(draft, predicate=_predicate_text(path, active=True))
        for complement in clause.of_role("object"):  # "was given an award"
            for head in conjuncts(complement.head):
                yield _draft(subject, head, path, _verb_wordings(clause, ""), "passive-object")
        for complement in clause.of_role("predicative"):  # "was named chairman"
            if complement.head.pos_ in ("NOUN", "PROPN"):
                yield _draft(
                    subject, complement.head, path, _verb_wordings(clause, ""), "passive-predicative"
                )
        yield from _obliques(subject, path, scene, secondary=bool(agents))


# --- what a clause decides, and what there is -----------------------------------------------------


def _topic(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "decided that the operation would end": they decided on the operation.

    "we need troops to support us": we need troops, where the parse takes them for a subject alone.
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
                    yield _draft(subject, head, path, _verb_wordings(clause, ""), "object")
    if lemma not in words("grammar", "decisions"):
        return
    for content in clause.contents:
        if content.origin != "explicit":
            continue
        for subject in subjects:
            for head in content.subjects:
                more = [t for t in content.group if t.dep_ not in ("aux", "auxpass", "neg")]
                yield _draft(subject, head, path, _verb_wordings(clause, ""), "topic", *more)


def _existential(clause: Clause, scene: Scene) -> Iterator[Draft | Refused]:
    """ "There were around 2,500 soldiers in the country"."""
    found = False
    for thing in children(clause.verb, "attr", "nsubj"):
        for head in conjuncts(thing):
            for prep in (*prepositions_of(clause.verb), *prepositions_of(thing)):
                for place in _nominal_objects(prep):
                    if prep.lower_ in words("grammar", "places") and not is_temporal(place):
                        found = True
                        wordings: tuple[Wording, ...] = (
                            ("verb", f"be {prep.lower_}"),
                            ("verb", f"be stationed {prep.lower_}"),
                        )
                        yield _draft(head, place, (clause,), wordings, "existential", prep)
    if not found and children(clause.verb, "attr"):
        yield Refused(clause.verb, "a statement without an object")


def is_question(verb: Token) -> bool:
    """A question, direct or indirect, states nothing: "how many soldiers would remain"."""
    sentence = verb.sent
    if any(t.text == "?" for t in in_order(verb.subtree)) or sentence.text.rstrip().endswith("?"):
        return True
    top = verb
    while top.head != top:
        if top.dep_ in ("ccomp", "pcomp", "csubj", "xcomp") and _asks(top):
            return True
        top = top.head
    return False


def _asks(verb: Token) -> bool:
    """The clause begins with an interrogative word or "whether"."""
    for child in verb.children:
        if child.i < verb.i and child.lower_ == "whether":
            return True
        if child.i < verb.i and child.lower_ == "if" and verb.dep_ == "ccomp":
            return True
        if child.i < verb.i and any(
            t.tag_ in RELATIVE_TAGS and t.lower_ != "that" for t in child.subtree if t.head in (child, verb)
        ):
            return True
    return False


__all__ = ["Scene", "drafts_of", "is_question", "lemma_of"]
