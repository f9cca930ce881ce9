"""Is this English? Offline and cheap: which language's function words stand between the names.

Names are of every language, so capitalised words say nothing. Of the other words those count that are
function words somewhere: English is a text in which no other language has more of them than English has.
A text of two languages is what the greater part of it is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import lines, words
from graph_builder.errors import NotExtractable
from graph_builder.model import Article, CleanText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENGLISH = "en"
#: English news has .40 to .55 of its small words in the English list, romanised Hindi or Arabic under .10.
LEAST_SHARE = 0.15
#: A headline or ticker of at most so many small words may have no function word of any language.
FEW_SMALL = 12
#: Fewer words than this (a headline, a score line) say too little to refuse a Latin script.
ENOUGH_WORDS = 20

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Web addresses, handles and tags have letters of no language.
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*|[@#]\w+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


def check_language(article: Article, clean: CleanText) -> None:
    """Raise ``NotExtractable``, naming the article, where the text is empty or not English."""
    found = _WORD.findall(_ADDRESS.sub(" ", clean.text[:100_000]))
    if not found:
        raise NotExtractable(
            f"{_called(article)} has no words left to read after cleaning.",
            "Check that it is the text of an article, not a list of links or an empty page.",
        )
    if not _english(found):
        raise NotExtractable(
            f"{_called(article)} does not seem to be in English.",
            "Only English text can be extracted; translate it first.",
        )


def _english(found: Sequence[str]) -> bool:
    letters = "".join(found)
    if len(_LATIN.findall(letters)) < 0.7 * len(letters):
        return False
    if len(found) < ENOUGH_WORDS:
        return True
    small = _between_names(found)
    told = _told_by(small)
    english, other = told[ENGLISH], max((n for code, n in told.items() if code != ENGLISH), default=0)
    if not english and not other:
        return len(small) <= FEW_SMALL
    return english >= other and english >= LEAST_SHARE * len(small)


def _between_names(found: Sequence[str]) -> list[str]:
    """The words in small letters that are in no name ("Paola de la Cruz"); of CAPITALS all words."""
    if all(word.isupper() for word in found):
        return [word.lower() for word in found]
    particles = words("particles.txt")
    capitals = [-1, *(i for i, word in enumerate(found) if not word.islower()), len(found)]
    small: list[str] = []
    for first, last in pairwise(capitals):
        between = found[first + 1 : last]
        inside = first >= 0 and last < len(found) and particles.issuperset(between)
        small += [] if inside else between
    return small


def _told_by(small: Sequence[str]) -> Counter[str]:
    """Language -> how many of these words are function words of it."""
    told = Counter[str]()
    languages = _languages()
    for word, times in Counter(small).items():
        for code in languages.get(word.replace("’", "'"), ()):
            told[code] += times
    return told


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """Function word -> the languages that have it."""
    found: dict[str, list[str]] = {}
    for line in lines("stop_words.tsv"):
        code, listed = line.split("\t")
        for word in listed.split():
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def _called(article: Article) -> str:
    return f"{article.title!r} ({article.id})" if article.title else f"Article {article.id}"
