"""One decision, and the line of JSON that it is in a ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

Action = Literal["merge", "split", "confirm", "reject", "correct", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
ENTITY_ACTIONS: tuple[Action, ...] = ("merge", "split")
#: What becomes of a claim by an action: its property ``review``.
REVIEWS: Mapping[str, str] = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected"}
#: What a correction may change, with the kind of value.
CHANGEABLE: Mapping[str, type] = {
    "type": str,
    "subject_id": str,
    "object_id": str,
    "negated": bool,
    "modality": str,
    "attributed_to": str,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided, why and when.

    Attributes:
        action: What is done.
        why: The reason, in the words of who decided.
        at: When, ISO 8601 in UTC; for people only, the order of the lines counts.
        by: Who, if they said so.
        entities: ``merge``: ids that are one, the one that stays first. ``split``: ids that are not
            one; with ``articles`` the only one that stands for two.
        articles: ``split``: where the entity is another one, which gets the id ``own``.
        own: See ``articles``; ``as`` in the line.
        claim: The id of the claim; ``article`` is the id of its article, ``said`` what it says and
            ``quote`` its quote, so that a line can be understood, and the claim found again, without
            the store.
        change: ``correct``: the new values by the name of the field in the line format.
        of: ``undo``: the id of the decision that no longer counts.
        id: ``d-`` and eight hexadecimal digits.
    """

    action: Action
    why: str = ""
    at: str = ""
    by: str | None = None
    entities: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    own: str | None = None
    claim: str | None = None
    article: str | None = None
    said: str | None = None
    quote: str | None = None
    change: Mapping[str, Any] = field(default_factory=dict)
    of: str | None = None
    id: str = ""

    def with_id(self, salt: str) -> Decision:
        """The same with an id over everything in it and ``salt``."""
        key = hashlib.sha256(f"{salt}\n{replace(self, id='').to_line()}".encode()).hexdigest()
        return replace(self, id=f"d-{key[:8]}")

    def to_line(self) -> str:
        """The line of the ledger, without line break; what is empty is left out."""
        row = {
            "id": self.id, "at": self.at, "by": self.by, "action": self.action, "why": self.why,
            "entities": list(self.entities), "articles": list(self.articles), "as": self.own,
            "claim": self.claim, "article": self.article, "said": self.said, "quote": self.quote,
            "change": dict(self.change), "of": self.of,
        }  # fmt: skip
        return json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False)

    @classmethod
    def from_line(cls, line: str) -> Decision:
        """The decision of a line; unknown fields are ignored. Raises ``ValueError`` with what is wrong."""
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError("it is no JSON object")
        texts = {name: _text(row, name) for name in ("id", "at", "by", "why", "claim", "article", "said",
                                                     "quote", "of", "as", "action")}  # fmt: skip
        if texts["action"] not in ACTIONS:
            raise ValueError(f"its action is {texts['action']!r}, not one of {', '.join(ACTIONS)}")
        decision = cls(
            action=texts["action"],
            why=texts["why"] or "",
            at=texts["at"] or "",
            by=texts["by"],
            entities=_texts(row, "entities"),
            articles=_texts(row, "articles"),
            own=texts["as"],
            claim=texts["claim"],
            article=texts["article"],
            said=texts["said"],
            quote=texts["quote"],
            change=_change(row.get("change") or {}),
            of=texts["of"],
            id=texts["id"] or "",
        )
        decision._check()
        return decision

    def _check(self) -> None:
        if not self.id:
            raise ValueError("it has no id")
        if self.action == "undo" and not self.of:
            raise ValueError("it undoes nothing: `of` is missing")
        if self.action in REVIEWS and not (self.claim and self.article):
            raise ValueError("`claim` or `article` is missing")
        if self.action == "correct" and not self.change:
            raise ValueError("it corrects nothing: `change` is missing")
        if self.action == "split" and self.articles:
            if len(self.entities) != 1 or not self.own:
                raise ValueError("a split of some articles needs one entity and `as`")
        elif self.action in ENTITY_ACTIONS and len(set(self.entities)) < 2:
            raise ValueError("it needs at least two different entities")


def _text(row: Mapping[str, Any], name: str) -> Any:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"`{name}` is no text")
    return value


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name) or []
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise ValueError(f"`{name}` is no list of text")
    return tuple(value)


def _change(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("`change` is no JSON object")
    for name, new in value.items():
        if name not in CHANGEABLE:
            raise ValueError(f"`{name}` can't be corrected, only {', '.join(CHANGEABLE)}")
        if not isinstance(new, CHANGEABLE[name]) and not (name == "attributed_to" and new is None):
            raise ValueError(f"`{name}` of `change` is no {CHANGEABLE[name].__name__}")
    return value
