"""Is this English? Offline and cheap: the share of function words that only English has."""

from __future__ import annotations

import re

from graph_builder.annotate.lexicon import words
from graph_builder.errors import NotExtractable
from graph_builder.model import Article, CleanText

#: English news has .22 to .35 of these words, other European languages under .04 (own count).
LEAST_SHARE = 0.10
#: The share varies more in a short text: below so many words half of it will do.
SHORT, LEAST_SHARE_SHORT = 100, 0.05
#: A text with a larger share of words in small letters is more than a list of names.
MOST_SMALL_AMONG_NAMES = 0.25
#: Fewer words than this (a headline, a score line) say too little to refuse a Latin script.
ENOUGH_WORDS = 20

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Web addresses, handles and tags have letters of no language.
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*|[@#]\w+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


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


def _english(found: list[str]) -> bool:
    letters = "".join(found)
    if len(_LATIN.findall(letters)) < 0.7 * len(letters):
        return False
    known = words("function_words.txt")
    share = sum(word.lower() in known for word in found) / len(found)
    least = LEAST_SHARE_SHORT if len(found) < SHORT else LEAST_SHARE
    return len(found) < ENOUGH_WORDS or share >= least or _is_list_of_names(found, known)


def _is_list_of_names(found: list[str], known: frozenset[str]) -> bool:
    """ "Ann Roe, Bob Doe and Cy Poe": names are of every language, so the few other words decide."""
    small = [word for word in found if word.islower()]
    if len(small) > MOST_SMALL_AMONG_NAMES * len(found) or all(word.isupper() for word in found):
        return False
    return sum(word in known for word in small) >= LEAST_SHARE * len(small)


def _called(article: Article) -> str:
    return f"{article.title!r} ({article.id})" if article.title else f"Article {article.id}"
