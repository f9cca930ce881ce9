"""Whom an accident harms: "A ferry sank off Java, killing seven people".

The ferry kills nobody: the seven die in what befell it. A bomb that explodes or a storm that hits does kill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause
from graph_builder.extract.drafts import Draft, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import SUBJECTS, children, conjuncts, is_verb, objects_of
from graph_builder.extract.scene import Scene
from graph_builder.extract.wordings import verb_draft

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Span, Token

#: What meets with an accident; somebody who crashes and kills does kill.
_ABLE = frozenset({"Person", "Group", "Event"})
_WORDINGS: dict[str, tuple[Wording, ...]] = {
    "killing": (("verb", "die in mishap of"), ("verb", "die in")),
    "injuring": (("verb", "be injured in mishap of"), ("verb", "be injured in")),
}


def mishap_drafts(clause: Clause, scene: Scene) -> Iterator[Draft]:
    """The harmed as those who die or are hurt in what met with the accident; none for other clauses."""
    mishap = _mishap(clause.verb, scene)
    harm = _harm(clause)
    if mishap is None or harm is None:
        return
    for subject in clause.subjects:
        mention = scene.arguments.mention(subject)
        if mention is None or mention.label in _ABLE:
            continue
        for object_ in (h for c in clause.of_role("object") for h in conjuncts(c.head)):
            draft = verb_draft(object_, subject, (clause,), _WORDINGS[harm], "mishap")
            yield replace(
                draft, predicate=f"{mishap.text.lower()} {draft.predicate}", path=(mishap, clause.verb)
            )


def toll_drafts(sentence: Span | Doc, scene: Scene) -> Iterator[Draft]:
    """ "12 dead, 20 injured in Lagos blast": a line without a verb that counts the victims of an event."""
    if any(is_verb(t) and t.lower_ not in _STATES and children(t, *SUBJECTS) for t in sentence):
        return
    counted = [t for t in sentence if t.lower_ in _STATES and t.i > 0 and _is_victim(t.nbor(-1))]
    if not counted:
        return
    behind = [t for t in sentence if t.lower_ in ("in", "after") and t.i > counted[-1].i]
    events = [o for p in behind[:1] for o in objects_of(p)]
    for state in counted:
        wordings = _WORDINGS["killing" if state.lower_ in ("dead", "killed") else "injuring"][1:]
        for event in (e for e in events if _befalls_people(e, scene)):
            predicate = f"{state.lower_} {behind[0].lower_}"
            yield Draft(state.nbor(-1), event, wordings, predicate, "toll", event)


_STATES = frozenset({"dead", "killed", "injured", "wounded", "hurt"})


def _is_victim(noun: Token) -> bool:
    """ "12", "12 people"."""
    return noun.tag_ == "CD" or (noun.tag_ == "NNS" and bool(children(noun, "nummod")))


def _befalls_people(noun: Token, scene: Scene) -> bool:
    mention = scene.arguments.mention(noun)
    return mention is not None and mention.label == "Event"


def _mishap(participle: Token, scene: Scene) -> Token | None:
    """The verb that says what befell the subject; not of what runs into people."""
    first = participle
    while first.dep_ == "conj" and is_verb(first.head) and first.tag_ == "VBG":
        first = first.head
    verb = first.head
    told = first.dep_ == "advcl" and first.tag_ == "VBG" and first.i > verb.i and is_verb(verb)
    if not told or verb.lemma_.lower() not in words("grammar", "mishaps"):
        return None
    ways = [p for p in children(verb, "prep") if p.lower_ in ("into", "onto", "through")]
    into = (o for p in ways for o in objects_of(p))
    run_over = any(
        m is not None and m.label in ("Person", "Group") for m in map(scene.arguments.mention, into)
    )
    onto = any(p.lower_ != "into" for p in ways)  # "veered onto the pavement": who was on it is run over
    return None if run_over or onto or children(verb, "dobj") else verb


def _harm(clause: Clause) -> str | None:
    """ "killing seven", "leaving seven dead"; "injuring ten"."""
    lemma = clause.verb.lemma_.lower()
    if lemma == "leave":
        states = [c.head.lower_ for c in clause.of_role("predicative", "object", "quality")]
        return "killing" if "dead" in states else "injuring" if {"injured", "wounded"} & set(states) else None
    return next((kind for kind in ("killing", "injuring") if lemma in words("grammar", kind)), None)
