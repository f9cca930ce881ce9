"""Argument heads -> mentions: those that annotation found, else new nominal ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    children,
    in_order,
    is_verb,
    objects_of,
    phrase,
    trimmed,
)
from graph_builder.extract.time import is_temporal
from graph_builder.model import Annotation, Label, TokenMention

if TYPE_CHECKING:
    from graph_builder.syntax import Token

_LABELS: dict[str, Label] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place",
    "NORP": "Group", "EVENT": "Event",
}  # fmt: skip
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_EMPTY = frozenset({"it", "there", "one", "what", "this", "that", "these", "those", "which", "who", "such"})


class Arguments:
    """The mentions of one article, found by head token; each head gives the same mention every time."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self._made: dict[int, TokenMention | None] = {}
        self._inside = {
            i: m for m in reversed(annotation.mentions) if m.kind == "name" for i in range(m.start, m.end)
        }

    def mention(self, head: Token) -> TokenMention | None:
        """What the head stands for; None for an empty word ("it" without sense, "what").

        "the Chancellor of Germany, Angela Merkel" stands for the one who is named.
        """
        found = self.own_mention(head)
        named = _named_apposition(head, self.annotation) if found and found.kind == "nominal" else None
        return named if named is not None and found and _same_thing(found, named) else found

    def own_mention(self, head: Token) -> TokenMention | None:
        """The mention of the head's own words, whatever stands in apposition to them."""
        if head.i and head.nbor(-1).lower_ in _REFLEXIVE and head.nbor(-1).head == head:
            return None  # "declares himself president"
        found = self.annotation.mention_of(head.i) or self._inside.get(head.i)
        if found is not None and found.label == "Place" and self._names_campus(found):
            return None
        if found is None and head.i not in self._made:
            self._made[head.i] = self._make(head)
        return found or self._made[head.i]

    def _names_campus(self, place: TokenMention) -> bool:
        """ "the University of Texas at Austin": which of its universities, not where something is."""
        doc, at = self.annotation.doc, place.start - 1
        before = self._inside.get(at - 1) if at > 0 and doc[at].lower_ == "at" else None
        return before is not None and doc[before.start : before.end].text.startswith("University of")

    def _make(self, head: Token) -> TokenMention | None:
        if head.text == "%":  # "owns 9.3% of the company"
            return self._counted(head)
        if head.lower_ in _EMPTY or head.tag_ in RELATIVE_TAGS | {"EX"} or head.is_punct or head.is_space:
            return None
        if head.tag_ == "JJ" and not list(head.lefts) and not children(head, "prep"):
            return None  # "balls colored blue"
        if _is_cut_short(head) or _is_score(head) or _is_bare_amount(head):
            return None
        counted = self._counted(head)
        if counted is not None:
            return counted
        tokens = [t for t in trimmed(_words(head)) if not t.is_space]
        if not tokens or head.pos_ == "PRON" or tokens[-1].tag_ in RELATIVE_TAGS:  # "many of which"
            return None
        start, end = tokens[0].i, tokens[-1].i + 1
        return TokenMention(start, end, head.i, "nominal", _label(head), _name(tokens, head))

    def _counted(self, head: Token) -> TokenMention | None:
        """ "most of the militia": what is counted."""
        number = head.tag_ == "CD" and head.ent_type_ == "CARDINAL"  # "900 of its soldiers"
        if not number and head.text != "%" and head.lower_ not in words("grammar", "partitives"):
            return None
        for preposition in children(head, "prep"):
            if preposition.lower_ == "of":
                for counted in objects_of(preposition):
                    if number and counted.pos_ != "NOUN":  # "two of them" are not they
                        return None
                    return self.mention(counted)
        return None


def _words(head: Token) -> tuple[Token, ...]:
    """The phrase; of a clause that stands as a subject all of it: "applying for a visa"."""
    if head.tag_ in ("JJS", "RBS"):  # "the highest in the history of the league"
        return phrase(head, "all")
    if head.dep_ != "csubj" or not is_verb(head):
        return phrase(head, "of")
    apart = children(head, "mark", "aux", "punct") + [c for c in children(head, "advmod") if c.i < head.i]
    return in_order(set(head.subtree) - {t for c in apart for t in c.subtree})


def _is_cut_short(head: Token) -> bool:
    """ "Getting" of "Getting enough iodine matters", where the parse gives the iodine to the main verb."""
    return head.dep_ == "csubj" and not children(head, "dobj", "prep", "ccomp", "xcomp", "attr", "acomp")


def _is_score(head: Token) -> bool:
    """ "beat them 3-1"."""
    near = [head.doc[i].text for i in (head.i - 1, head.i + 1) if 0 <= i < len(head.doc)]
    return head.tag_ == "CD" and any(text in ("-", "–") for text in near)


def _is_bare_amount(head: Token) -> bool:
    """ "learn more", "stated as much": how much of what the text does not say."""
    if head.tag_ == "CD" and head.dep_ == "dobj" and head.ent_type_ == "CARDINAL":
        return head.head.lemma_.lower() not in words("grammar", "harming")  # "got only 324"
    alone = not any(c.dep_ in ("prep", "amod", "nummod", "poss", "relcl", "compound") for c in head.children)
    if (
        alone
        and head.lower_ in ("first", "second", "third", "fourth", "fifth", "sixth")
        and head.tag_ != "NNP"
    ):
        return True  # "a third was wounded": a third what
    return alone and head.lower_ in ("more", "much", "less", "enough", "little", "most", "same", "lot")


def _named_apposition(head: Token, annotation: Annotation) -> TokenMention | None:
    for child in children(head, "appos"):
        found = annotation.mention_of(child.i)
        if found is not None and found.kind == "name" and not children(head, "conj"):
            return found
    return None


def _same_thing(nominal: TokenMention, name: TokenMention) -> bool:
    bodies = {"Group", "Organization"}
    return nominal.label == name.label or {nominal.label, name.label} <= bodies


def _label(head: Token) -> Label:
    if head.ent_type_ in _LABELS:
        return _LABELS[head.ent_type_]
    if is_verb(head):
        return "Event"
    harmed = head.dep_ == "dobj" and head.head.lemma_.lower() in words("grammar", "harming")
    stands = harmed or head.dep_ in ("nsubj", "nsubjpass")
    after = head.doc[head.i + 1 : head.i + 2]
    stands = stands or any(t.lower_ in ("dead", "killed", "injured", "wounded", "hurt") for t in after)
    counts_people = head.tag_ == "CD" and head.ent_type_ == "CARDINAL" and stands
    if counts_people or head.lower_ in ("dead", "wounded", "injured", "missing"):
        return "Group"
    return "Concept"


def _name(tokens: list[Token], head: Token) -> str:
    """The phrase without determiners, possessive pronouns and quotation marks."""
    kept = [
        t
        for t in tokens
        if t.dep_ not in ("det", "predet") and t.tag_ not in ("PRP$", "WDT") and not t.is_quote
    ]
    return " ".join("".join(t.text_with_ws for t in kept).split()) or head.text


def quantity_of(head: Token) -> str | None:
    """How many or how much of it: "around 2,500", "at least 30", "most"."""
    if head.tag_ == "CD" and head.ent_type_ in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT"):
        return _text(
            in_order(
                [
                    head,
                    *(t for c in children(head, "advmod", "quantmod", "amod", "compound") for t in c.subtree),
                ]
            )
        )
    for child in head.children:
        if child.dep_ == "nummod" and child.i < head.i and not is_temporal(head):
            before = [t for t in child.subtree if not t.is_space]
            loose = [c for c in children(head, "advmod", "quantmod") if c.i < child.i and child.i - c.i <= 2]
            return _text(in_order([*before, *(t for c in loose for t in c.subtree)]))
    lower = head.lower_
    measures = lower in words("grammar", "partitives") and lower not in (
        "one",
        "number",
        "kind",
        "sort",
        "type",
        "group",
        "part",
    )
    if measures and any(c.lower_ == "of" for c in children(head, "prep")):
        return head.text
    if (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and head.head.head.lower_ in words("grammar", "partitives")
    ):
        return quantity_of(head.head.head)
    return None


def _text(tokens: tuple[Token, ...]) -> str | None:
    """The words; None for a sign alone ("$" of "$44bn", which the parser takes apart)."""
    text = " ".join("".join(t.text_with_ws for t in tokens).split()).strip(",;: ")
    return text if any(c.isalnum() for c in text) else None


def place_of(head: Token, mention: TokenMention | None) -> bool:
    """Is it a place?"""
    label = mention.label if mention is not None else None
    return label == "Place" or head.ent_type_ in ("GPE", "LOC", "FAC")


__all__ = ["Arguments", "place_of", "quantity_of"]
