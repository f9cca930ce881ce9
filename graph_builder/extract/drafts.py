"""A claim before it is settled: heads of its arguments, candidate wordings, and the word it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph_builder.syntax import Token

Kind = Literal["verb", "noun", "role"]
Wording = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """``wordings`` stand from the most to the least specific; ``anchor`` is the verb or noun that states it.

    ``path`` are the verbs from the outermost to the anchor ("wants", "to talk"): their adverbials
    of time and place hold too. ``optional``: without a relation type it is not worth a claim.
    ``said_by``: whose opinion it is ("Israel calls Hamas a terrorist group").
    ``literal``: its heads stand for their own words, not for a name in apposition to them.
    ``background``: grammar says it ("President X"), so nothing around it negates, plans or reports it.
    """

    subject: Token
    object: Token
    wordings: tuple[Wording, ...]
    predicate: str
    rule: str
    anchor: Token
    path: tuple[Token, ...] = ()
    optional: bool = False
    background: bool = False
    literal: bool = False
    time: str | None = None
    said_by: Token | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A statement that gives no claim, and why."""

    anchor: Token
    reason: str
