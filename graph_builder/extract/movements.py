"""Where things go and where events are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause
from graph_builder.extract.drafts import Draft, Wording
from graph_builder.extract.lexicon import table, words
from graph_builder.extract.phrases import (
    children,
    objects_of,
    preposition,
    prepositions_of,
)
from graph_builder.extract.scene import Scene, is_abstract, nominal_objects
from graph_builder.extract.wordings import verb_draft

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def movement_drafts(objects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
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
        for head in nominal_objects(prep):
            passive = f"be {_participle(clause.verb)} {phrase}"
            itself = f"{lemma} {phrase}" if lemma in words("grammar", "moving_itself") else passive
            wordings: tuple[Wording, ...] = (("verb", itself), ("verb", passive))
            for object_ in objects:
                if scene.is_place(object_):
                    continue  # "took the town from the army": it stays where it is
                going = "leave" if phrase == "from" and not is_abstract(object_, scene) else ""
                taken = f"be taken {phrase}" if phrase != "from" else ""
                last: tuple[Wording, ...] = (("verb", f"{going} from" if going else taken),)
                if is_abstract(object_, scene) and lemma in words("grammar", "light"):
                    continue  # "takes an approach to": what is only done goes nowhere
                draft = verb_draft(object_, head, path, wordings + last, "movement", *preposition(prep))
                yield replace(draft, optional=True)


def change_drafts(objects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "turned the mill into a museum", "cut taxes to 20 percent": the mill becomes it, taxes fall."""
    clause = path[-1]
    if clause.verb.lemma_.lower() not in words("grammar", "changing"):
        return
    for complement in clause.of_role("oblique"):
        phrase = " ".join(t.lower_ for t in complement.preposition)
        for head in nominal_objects(complement.head):
            for object_ in objects:
                wordings: tuple[Wording, ...] = (("verb", f"be {_participle(clause.verb)} {phrase}"),)
                draft = verb_draft(object_, head, path, wordings, "change", *complement.preposition)
                yield replace(draft, optional=True)


def _participle(verb: Token) -> str:
    """The past participle: the text's, or a list's, or the regular one."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBN":
        return verb.lower_
    irregular = table("grammar", "participles").get(lemma)
    return irregular or (f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")


def event_place_drafts(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
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
                draft = verb_draft(subject, place, path, wordings, "event-place")
                yield replace(draft, predicate=prep.lower_)


def _named_places(prep: Token, scene: Scene) -> list[Token]:
    """The place, or the named one that it is part of: "in a suburb of Lyon"."""
    found = []
    for head in nominal_objects(prep):
        mention = scene.arguments.mention(head)
        inner = [o for p in prepositions_of(head) if p.lower_ in ("of", "in") for o in objects_of(p)]
        if mention is not None and mention.kind != "name":
            named = [o for o in inner if scene.is_place(o)]
            found += named or ([head] if scene.is_place(head) else [])
        elif scene.is_place(head):
            found.append(head)
    return found
