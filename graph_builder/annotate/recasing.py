"""The spelling in which the model reads a paragraph best.

The model was trained on running text: headlines in Title Case or CAPITALS lose their verbs and
gain names, and the acronym "IS" is a verb to it. Each word is replaced by one that it reads
rightly, one for one; the words of the text stay what they are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from graph_builder.annotate.english import dictionary, model
from graph_builder.annotate.lexicon import gazetteer, plain
from graph_builder.annotate.lexicon import words as word_list

#: Acronyms that are also function words -> one of the same kind that is not.
STAND_INS = {"IS": "ISIS", "WHO": "NATO", "IT": "NATO", "AU": "EU"}
_AMBIGUOUS = {"IS": ("Islamic", "ISIS", "ISIL"), "WHO": ("Health",), "AU": ("African",)}


@dataclass(frozen=True, slots=True)
class Casing:
    """How the running text of a document writes its words.

    ``lower``: words seen in lower case; ``upper``: words seen capitalised inside a sentence,
    by lower-case form; ``acronyms``: function words that stand for an acronym here.
    """

    lower: frozenset[str]
    upper: dict[str, str] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: list[str], pieces: list[list[int]]) -> Casing:
        """Count over all paragraphs that are written as running text."""
        lower: set[str] = set()
        upper: dict[str, Counter[str]] = {}
        for piece in pieces:
            line = [words[i] for i in piece]
            if headline_case(line):
                continue
            for before, word in zip([".", *line], line, strict=False):
                if word.islower():
                    lower.add(word)
                elif word[:1].isupper() and before not in _OPENERS:
                    upper.setdefault(word.lower(), Counter())[word] += 1
        seen = set(words)
        acronyms = {a for a, hints in _AMBIGUOUS.items() if a in seen and seen & set(hints)}
        most = {w: min(c, key=lambda form: (-c[form], form)) for w, c in upper.items()}
        return cls(frozenset(lower), most, frozenset(acronyms))


_OPENERS = {".", "!", "?", ":", "“", '"', "‘", "'", "(", "-", "–", "—", "•", "*"}


def headline_case(line: list[str]) -> bool:
    """Is this line in Title Case or CAPITALS: at least four words, of the long ones nearly all?"""
    long = [w for w in line if len(w) > 3 and w.isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.85 * len(long)


def readable(line: list[str], casing: Casing) -> list[str]:
    """The words that the model reads in place of ``line``: as many, in the same order."""
    line = [_with_apostrophe(word) for word in line]
    if headline_case(line) and line[-1] not in {".", "!", "?", "”", '"'}:
        line = [_recased(word, i == 0, casing) for i, word in enumerate(line)]
    elif not _shouting(line):
        line = [STAND_INS[w] if w in casing.acronyms else w for w in line]
    return line


def _with_apostrophe(word: str) -> str:
    """ "n’t", "n`t": the model was taught with straight marks alone.

    >>> _with_apostrophe("n’t"), _with_apostrophe("’s"), _with_apostrophe("’")
    ("n't", "'s", '’')
    """
    if len(word) < 2 or not _CONTRACTED.fullmatch(word):
        return word
    return _MARK.sub("'", word)


#: The parts of "don’t", "he’s", "we’ve".
_CONTRACTED = re.compile(r"n[’`´]t|[’`´](?:s|re|ve|ll|d|m)", re.IGNORECASE)
_MARK = re.compile(r"[’`´]")


def _shouting(line: list[str]) -> bool:
    letters = [w for w in line if w.isalpha() and len(w) > 1]
    return bool(letters) and all(w.isupper() for w in letters)


def _recased(word: str, first: bool, casing: Casing) -> str:
    """A word of a headline as running text would write it.

    Names keep their capital: what the text or the gazetteer writes so. Words that the text
    writes small, and those an English dictionary knows, lose it.
    """
    low = word.lower()
    if len(low) != len(word) or not word[:1].isupper():
        return word
    if low in casing.upper and low not in casing.lower:
        return casing.upper[low]
    if plain(word) in gazetteer() or (word.isupper() and plain(word.title()) in gazetteer()):
        return word if plain(word) in gazetteer() else word.title()
    if not first and low in word_list("surnames_that_are_words.txt") and low not in casing.lower:
        return low.capitalize()  # "Court Blocks Trump Travel Ban"
    if first or low in casing.lower or low in word_list("function_words.txt") or _common(low):
        return word[0] + low[1:] if first else low
    return word.title() if word.isupper() and len(word) > 5 else word


def _common(low: str) -> bool:
    """Is it a form of a verb, or an adjective or plural noun, of the model's own dictionary?

    >>> _common("announces"), _common("the"), _common("biden")
    (True, True, False)
    """
    nlp = model()
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if low in nlp.Defaults.stop_words:
        return True
    exceptions = lemmatizer.lookups.get_table("lemma_exc")
    rules = lemmatizer.lookups.get_table("lemma_rules")
    for part in ("verb", "adj", "noun"):
        known = dictionary()[part]
        if low in exceptions[part] or (part != "noun" and low in known):
            return True
        stems = (low[: -len(old)] + new for old, new in rules[part] if old and low.endswith(old))
        if any(stem in known for stem in stems):
            return True
    return False
