"""What a verb is done to: objects, recipients, results, and nouns that carry the verb's meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause
from graph_builder.extract.drafts import Draft, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    SUBJECTS,
    children,
    conjuncts,
    is_bare,
    is_verb,
    preposition,
    prepositions_of,
)
from graph_builder.extract.scene import Scene, is_abstract, nominal_objects
from graph_builder.extract.time import is_temporal
from graph_builder.extract.wordings import followed_wordings, verb_draft, verb_wordings

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def object_drafts(subject: Token, object_: Token, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """What is done to the object, or through it: "took responsibility for an attack"."""
    clause = path[-1]
    result = list(_result(subject, object_, path))
    specific = result or list(through_object(subject, object_, path, scene))
    yield from specific
    lasting = clause.lemma in words("grammar", "lasting")
    if result or (specific and not lasting and (is_abstract(object_, scene) or is_bare(object_))):
        return
    if specific and _may_be_idiom(clause, object_):
        return
    if is_temporal(object_) and scene.arguments.annotation.mention_of(object_.i) is None:
        return
    if _is_teller_not_told(clause, object_, scene):
        return
    if (
        _is_moved(clause, object_)
        or is_idiom(clause, object_)
        or _is_quoted(clause.verb, object_)
        or _is_stray(object_)
    ):
        return
    noun = verb_wordings(clause, object_.lemma_.lower(), *_asking(clause))
    wordings = (*noun, *followed_wordings(clause, object_), *verb_wordings(clause, ""))
    draft = verb_draft(subject, object_, path, wordings, "object")
    second = bool(clause.of_role("recipient")) or len(clause.of_role("object")) > 1
    amount = object_.ent_type_ == "MONEY" and second  # "fined the firm a million"
    yield replace(draft, optional=amount)


def _is_teller_not_told(clause: Clause, object_: Token, scene: Scene) -> bool:
    """ "Russia says two commanders killed": nobody says a person, a headline left out "were"."""
    mention = scene.arguments.mention(object_)
    return clause.lemma == "say" and mention is not None and mention.label in ("Person", "Group")


def _is_moved(clause: Clause, object_: Token) -> bool:
    """ "had trouble getting their robots across the border": they have had them before."""
    after = object_.doc[object_.i + 1 : object_.i + 2]
    return clause.lemma == "get" and any(t.lower_ in words("grammar", "ways") for t in after)


def is_idiom(clause: Clause, object_: Token) -> bool:
    """ "took place", "taking hold": verb and noun are one word; but "took the place of the king"."""
    owned = any(c.dep_ in ("det", "poss") for c in object_.children) and bool(_of(object_))
    return not owned and _may_be_idiom(clause, object_)


def _may_be_idiom(clause: Clause, object_: Token) -> bool:
    return f"{clause.lemma} {object_.lemma_.lower()}" in words("idioms", "verb_and_object")


def _is_stray(object_: Token) -> bool:
    """ "diminish once the army withdraws", "enter the US and criticism for it": no object of the verb."""
    joined = object_.dep_ == "conj" and object_.head.ent_type_ in ("GPE", "LOC")
    return is_verb(object_) or (joined and not object_.ent_type_ and object_.pos_ == "NOUN")


def _asking(clause: Clause) -> list[str]:
    """ "asked them how it happened" is worded "ask whether": a question, no request."""
    asked = {t.lower_ for c in clause.contents for t in c.verb.children if t.tag_ in RELATIVE_TAGS}
    asked |= {
        t.lower_ for c in clause.contents for t in children(c.verb, "mark") if t.lower_ in ("if", "whether")
    }
    asked |= {
        t.lower_  # where the parse loses the question: "asked officials how papers that were secret got out"
        for c in clause.of_role("object")
        for t in c.head.doc[c.head.i + 1 : c.head.i + 2]
        if t.lower_ in ("how", "why", "whether", "if", "what")
    }
    return ["whether"] if asked and clause.verb.lemma_ == "ask" else []


def _of(noun: Token) -> list[Token]:
    return [p for p in prepositions_of(noun) if p.lower_ == "of"]


def _is_quoted(verb: Token, object_: Token) -> bool:
    """ "He said, “Good pictures of …", "argued that rivers": the noun begins what is said."""
    if verb.lemma_.lower() not in words("attribution", "verbs"):
        return False
    first = next((h for h in children(verb, "dobj", "attr") if object_ in conjuncts(h)), object_)
    begin = min((t.i for t in first.subtree if not t.is_punct), default=first.i)
    clause_inside = verb.doc[begin].lower_ == "that" and any(is_verb(t) for t in first.subtree)
    introduced = clause_inside or verb.doc[max(begin - 1, 0)].lower_ == "that"
    return introduced or any(t.is_punct for t in verb.doc[verb.i + 1 : begin])


def is_toll(head: Token) -> bool:
    """ "at least 30 dead"."""
    return head.lower_ in ("dead", "wounded", "injured", "homeless") and bool(
        children(head, "nummod", "quantmod")
    )


def _result(subject: Token, object_: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "left some 12 injured": the number is the object, the state is part of the verb."""
    if is_toll(object_):
        wordings = verb_wordings(path[-1], object_.lower_)
        yield verb_draft(subject, object_, path, wordings, "result", object_)
        return
    for complement in path[-1].of_role("predicative"):
        word = complement.head
        home = path[-1].verb.lemma_ == "call" and word.lower_ == "home"  # "calls Oslo home"
        if home and word.i > object_.i:
            yield verb_draft(subject, object_, path, (("verb", "call (home)"),), "result", word)
        elif word.pos_ in ("ADJ", "VERB") and word.i > object_.i:
            judged = ("(adjective)",) if word.pos_ == "ADJ" else ()
            wordings = verb_wordings(path[-1], word.lower_, *judged, "(as)", "")
            yield verb_draft(subject, object_, path, wordings, "result", word)


def through_object(subject: Token, object_: Token, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "took responsibility for an attack": the noun carries the meaning."""
    clause = path[-1]
    noun = object_.lemma_.lower()
    prepositions = [
        *prepositions_of(object_),
        *(c.head for c in clause.of_role("oblique") if c.head.i > object_.i),
    ]
    of = _of(object_) if any(c.dep_ in ("det", "poss") for c in object_.children) else []
    for prep in prepositions:
        if of and noun == "place" and prep not in of:  # "takes the place of the king at court"
            continue
        words_ = " ".join(t.lower_ for t in preposition(prep))
        if noun == "one" and children(clause.verb, "neg") and _is_told_apart(prep):
            continue  # "is not one of the nations covered by it": it is a nation all the same
        wordings = verb_wordings(clause, f"{noun} {words_}", f"{object_.lower_} {words_}")
        mention = scene.arguments.mention(object_)
        body = mention is not None and mention.label in (
            "Organization",
            "Place",
        )  # "led the safety division of"
        light = clause.verb.lemma_.lower() in words("grammar", "light") and not body
        if light and not is_idiom(clause, object_):
            wordings += (("noun", f"{noun} {words_}"), ("noun", f"{object_.lower_} {words_}"))
        for head in nominal_objects(prep):
            draft = verb_draft(subject, head, path, wordings, "light-verb", object_, *preposition(prep))
            if scene.known(draft):
                yield draft


def _is_told_apart(prep: Token) -> bool:
    return any(children(head, "acl", "relcl") for head in nominal_objects(prep))


def recipient_drafts(subject: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "Iran gave them weapons": to whom."""
    clause = path[-1]
    lemma = clause.lemma
    objects = clause.of_role("object")
    for complement in clause.of_role("recipient"):
        for head in conjuncts(complement.head):
            wordings: tuple[Wording, ...] = (("verb", f"{lemma} to"),)
            if objects:
                wordings = (("verb", f"{lemma} {objects[0].head.lemma_.lower()} to"), *wordings)
            if lemma in words("grammar", "recipient_is_object"):
                wordings = (*wordings, ("verb", lemma))
            draft = verb_draft(subject, head, path, wordings, "recipient")
            yield replace(draft, optional=bool(objects))


def antecedent_object(clause: Clause) -> list[Token]:
    """ "a plan that Paris has not considered"."""
    verb = clause.verb
    if (
        verb.dep_ != "relcl"
        or verb.lemma_ == "be"
        or clause.origin != "explicit"
        or clause.of_role("object", "attribute")
    ):
        return []
    if any(c.tag_ == "WRB" for c in verb.children) or verb.tag_ == "VBG" or clause.open or clause.contents:
        return []
    if any(c.tag_ == "WP$" for s in children(verb, *SUBJECTS) for c in s.subtree):  # "whose boat sank"
        return []
    judged = children(verb, "oprd", "acomp")
    if judged and verb.left_edge.i and verb.doc[verb.left_edge.i - 1].text == ",":
        return []  # "accused the army of looting, which the army called untrue"
    governed = [t for t in verb.subtree if t.tag_ in RELATIVE_TAGS and t.dep_ == "pobj"]
    stranded = [c for c in children(verb, "prep") if not list(c.children)]
    return [] if governed or stranded else conjuncts(verb.head)[:1]


def reciprocal_drafts(subjects: list[Token], path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "The US and Iraq reached an agreement": each with the other, where the wording has a "with"."""
    clause = path[-1]
    if len(subjects) < 2 or any(c.head.lower_ == "with" for c in clause.of_role("oblique")):
        return
    objects = [c.head for c in clause.of_role("object")]
    tail = f"{objects[0].lemma_.lower()} with" if objects else "with"
    wordings = verb_wordings(clause, tail)
    for first, second in permutations(subjects, 2):
        if first.conjuncts and second in (first, *first.conjuncts):
            draft = verb_draft(first, second, path, wordings, "reciprocal", *objects)
            found = scene.type_of(draft)
            if found is not None and scene.vocabulary[found].symmetric:
                yield draft
