"""What the rules of clauses and noun phrases look things up in, and what they ask of arguments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.extract.arguments import Arguments, place_of
from graph_builder.extract.drafts import Draft
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    conjuncts,
    is_verb,
    objects_of,
)
from graph_builder.extract.time import is_temporal
from graph_builder.model import Label, TokenMention

if TYPE_CHECKING:
    from graph_builder.syntax import Token
    from graph_builder.vocabulary import Vocabulary


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
        labels = (_apparent(subject, draft.subject), _apparent(object_, draft.object))
        sure = (_sure(subject, draft.subject), _sure(object_, draft.object))
        return self._look_up(draft, *labels) or self._look_up(draft, *sure)

    def _look_up(self, draft: Draft, subject: Label | None, object_: Label | None) -> str | None:
        for kind, wording in draft.wordings:
            found = self.vocabulary.look_up(kind, wording, subject, object_)
            if found is not None:
                return found.name
        return None

    def is_body(self, head: Token) -> bool:
        """The head names an organization."""
        mention = self.arguments.mention(head)
        return mention is not None and mention.label == "Organization"

    def is_place(self, head: Token) -> bool:
        """The head names a place."""
        return place_of(head, self.arguments.mention(head))


def _apparent(mention: TokenMention | None, head: Token) -> Label | None:
    """The mention's label; "it" is a thing as long as nothing else makes sense ("held it")."""
    label = mention.label if mention is not None else None
    return "Concept" if label is None and head.lower_ == "it" else label


def _sure(mention: TokenMention | None, head: Token) -> Label | None:
    """The label, unless it is only what nominals have that no list knows and that may be somebody."""
    if mention is None:
        return None
    named = mention.kind == "name" or head.tag_ in ("NNP", "NNPS")
    if mention.label == "Concept" and (_untold(head) if named else looks_personal(head)):
        return None
    return mention.label


def _untold(head: Token) -> bool:
    """A name of which nothing tells what it names; "Concept" is only what is left."""
    return head.ent_type_ not in ("WORK_OF_ART", "LAW", "PRODUCT")


_PERSONAL = (
    "er", "or", "ist", "ian", "ant", "ee", "eer", "man", "woman", "ess", "ary", "ier", "yst", "crat", "mate",
)  # fmt: skip


def looks_personal(head: Token) -> bool:
    """By its ending the noun may say who somebody is: "sculptor", "dignitaries", "cosplayers"."""
    return head.tag_ in ("NN", "NNS") and len(head.lemma_) > 4 and head.lemma_.lower().endswith(_PERSONAL)


def is_abstract(head: Token, scene: Scene) -> bool:
    """ "took responsibility": a thing that is only done, no person, body or place."""
    mention = scene.arguments.mention(head)
    return mention is None or (mention.kind != "name" and mention.label in ("Concept", "Event", None))


def nominal_objects(prep: Token) -> list[Token]:
    """The nouns that a preposition governs, coordinated ones too, without expressions of time."""
    return [
        head
        for first in objects_of(prep)
        if not is_verb(first) and first.tag_ not in RELATIVE_TAGS and not is_temporal(first)
        for head in conjuncts(first)
    ]
