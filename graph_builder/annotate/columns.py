"""spaCy's Doc -> the columns of ours: what it says of each token, read in one go."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy import attrs
from spacy.lang.en import English
from spacy.lang.lex_attrs import LEX_ATTRS

from graph_builder.syntax import Columns, Form

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Words that are kept: bounds memory over any number of articles.
_KEPT = 1 << 12
_STRINGS = [attrs.ORTH, attrs.TAG, attrs.POS, attrs.LEMMA, attrs.DEP, attrs.ENT_TYPE]
_NUMBERS = [attrs.SPACY, attrs.ENT_IOB, attrs.HEAD]
_IOB = ("", "I", "O", "B")
_TELL: dict[int, Any] = {**LEX_ATTRS, **English.Defaults.lex_attr_getters}
_FLAGS = (
    attrs.IS_ALPHA,
    attrs.IS_LOWER,
    attrs.IS_UPPER,
    attrs.IS_TITLE,
    attrs.IS_PUNCT,
    attrs.IS_SPACE,
    attrs.IS_QUOTE,
    attrs.LIKE_NUM,
    attrs.LIKE_URL,
)


def columns_of(doc: Doc) -> Columns:
    """The columns of a parsed text."""
    keys: Any = doc.to_array(_STRINGS)
    numbers: Any = doc.to_array(_NUMBERS)
    strings = doc.vocab.strings
    words, tags, pos, lemmas, deps, ents = ([strings[key] for key in column] for column in keys.T.tolist())
    spaces, iobs, offsets = numbers.astype("int64").T.tolist()
    return Columns(
        forms=[form_of(word) for word in words],
        spaces=[bool(space) for space in spaces],
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        heads=[i + offset for i, offset in enumerate(offsets)],
        deps=deps,
        ents=ents,
        iobs=[_IOB[iob] for iob in iobs],
    )


@lru_cache(_KEPT)
def form_of(text: str) -> Form:
    """What spaCy's rules for English tell of a word by its letters."""
    return Form(text, _TELL[attrs.LOWER](text), *(bool(_TELL[flag](text)) for flag in _FLAGS))


__all__ = ["columns_of", "form_of"]
