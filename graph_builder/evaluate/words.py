"""When two wordings name the same thing: a rule that a person can apply by hand.

Two names are the same where their words are. A phrase of the labels is met by a phrase of the graph
that has the same head word and all its other words; what else stands there makes no difference
("attack" is met by "suicide attack in Baghdad", not by "attack victims"). Case, accents, determiners,
possessive endings and a plural's final "s" make no difference either.
"""

from __future__ import annotations

import re

from graph_builder.model import fold

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?(?![^\W_])")

_DETERMINERS = frozenset([
    "the", "a", "an", "this", "these", "those", "such", "any", "no", "some", "its", "his", "her",
    "their", "our", "my", "your",
])  # fmt: skip
#: Where what a head word takes after it begins.
_BORDERS = frozenset([
    "of", "in", "on", "at", "to", "from", "for", "with", "by", "against", "about", "between", "among",
    "under", "over", "after", "before", "into", "near", "without", "as", "who", "which", "that",
    "whose",
])  # fmt: skip
#: "dozens of districts" is about districts.
_QUANTITIES = frozenset([
    "dozens", "hundreds", "thousands", "millions", "billions", "many", "most", "all", "several", "few",
    "one", "two", "three", "four", "five",
])  # fmt: skip


def words(text: str) -> tuple[str, ...]:
    """The words that count.

    >>> words("The Taliban's political office")
    ('taliban', 'political', 'office')
    >>> words("“US” troops"), words("$13.7 billion")
    (('us', 'troops'), ('13.7', 'billion'))
    """
    plain = _POSSESSIVE.sub("", fold(text)).replace("u.s.", "us")
    return tuple(w for w in _WORD.findall(plain) if w not in _DETERMINERS)


def head(phrase: tuple[str, ...]) -> str:
    """The last word before the first preposition or relative pronoun, quantities passed over.

    >>> head(words("at least 30 people in the market")), head(words("dozens of districts"))
    ('people', 'district')
    """
    rest = list(phrase)
    while len(rest) > 2 and rest[0] in _QUANTITIES and rest[1] == "of":
        rest = rest[2:]
    border = next((n for n, word in enumerate(rest) if word in _BORDERS and n > 0), len(rest))
    part = [w for w in rest[:border] if w not in _BORDERS] or rest
    return _singular(part[-1]) if part else ""


def same(name: str, other: str) -> bool:
    """Whether two names have the same words."""
    return words(name) == words(other)


def meets(label: str, phrase: str) -> bool:
    """Whether a phrase of the graph meets a phrase of the labels.

    >>> meets("attack", "suicide attack in Baghdad"), meets("attack", "attack victims")
    (True, False)
    >>> meets("military bases", "bases"), meets("district", "Districts")
    (False, True)
    """
    wanted, found = words(label), words(phrase)
    if not wanted or not found:
        return False
    has = {_singular(w) for w in found}
    return head(wanted) == head(found) and all(_singular(w) in has for w in wanted)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
