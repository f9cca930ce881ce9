"""Relation types as data, and their look-up.

In: the shipped ``relations.toml`` and, where given, a user's file of the same form. Out: a
``Vocabulary``: types by name, and ``look_up(kind, wording, subject, object)``. May fail with
``FormatError`` (file, line, reason).

How a wording is written:

* verb: the lemma with its particle and preposition, "withdraw from"; a light verb with its noun,
  "take responsibility for"; a copula with its adjective, "be dependent on"; the copula alone, "be".
  With a direct object the lemma alone: "attack". Articles make no difference.
* a passive with "by" is its active wording. A passive that names no doer, and relates who it was
  done to with a preposition's object, is "be" + the participle as written + the preposition:
  "be charged with", "be stationed in", "be born in".
* noun: the head of the nominal event and the preposition before the object: "meeting with".
* role: the role noun: "prime minister".
"""

from graph_builder.vocabulary.loading import SHIPPED, load
from graph_builder.vocabulary.relation_types import (
    REST,
    RelationType,
    Vocabulary,
    WordingKind,
    normalise,
)

__all__ = ["REST", "SHIPPED", "RelationType", "Vocabulary", "WordingKind", "load", "normalise"]
