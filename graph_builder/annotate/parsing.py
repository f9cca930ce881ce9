"""CleanText -> Doc whose sentences never cross a line break.

The model reads each paragraph alone, in a spelling that it reads best (``recasing``), and the
annotations are put on one Doc of the original words: ``doc.text`` equals the clean text.
Paragraphs of one article form a batch, and no batch ever holds two articles, so that a parse
does not depend on what else is being read (batched matrix products differ in the last bits).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spacy import tokens as spacy_tokens

from graph_builder.annotate import lexicon
from graph_builder.annotate.columns import columns_of, form_of
from graph_builder.annotate.english import reading
from graph_builder.annotate.headlines import is_better, second_spelling
from graph_builder.annotate.recasing import Casing, readable
from graph_builder.annotate.repairs import repaired
from graph_builder.syntax import Columns, Doc

if TYPE_CHECKING:
    from spacy.language import Language

#: A paragraph of more tokens is cut at the next sentence end: memory of the model grows with it.
LONGEST = 600
#: Where no sentence ends either, it is cut here: an endless list, a table in one line.
HARD_LIMIT = 6000


def parse(text: str) -> Doc:
    """The Doc of a clean text. Whitespace tokens hang on the word before them."""
    with reading() as nlp:
        words, spaces = _with_prefixes([(t.text, bool(t.whitespace_)) for t in nlp.tokenizer(text)])
        pieces = _pieces(words)
        casing = Casing.of(words, pieces)
        surrogates = [
            spacy_tokens.Doc(
                nlp.vocab,
                words=readable([words[i] for i in piece], casing),
                spaces=[spaces[i] for i in piece],
            )
            for piece in pieces
        ]
        rows = _Rows(words, spaces, nlp)
        for piece, first in zip(pieces, nlp.pipe(surrogates, batch_size=32), strict=True):
            read = _with_verb(nlp, first)
            rows.take(piece, read, repaired(columns_of(read)))
    return rows.doc()


def _with_verb(nlp: Language, read: spacy_tokens.Doc) -> spacy_tokens.Doc:
    """The same, or a second reading of a headline in which its verb is one."""
    spelled = second_spelling(read)
    if spelled is None:
        return read
    again = nlp(spacy_tokens.Doc(nlp.vocab, words=spelled, spaces=[bool(t.whitespace_) for t in read]))
    return again if is_better(read, again) else read


def _with_prefixes(tokens: list[tuple[str, bool]]) -> tuple[list[str], list[bool]]:
    """Words and whether a blank follows; "co-founder" and "E-meter" are one word, "US-led" three.

    The model's training data has them so, its tokeniser does not: alone, "co" would be a noun.
    """
    words: list[str] = []
    spaces: list[bool] = []
    i = 0
    while i < len(tokens):
        text, space = tokens[i]
        while not space and _is_prefix(text) and i + 2 < len(tokens) and _hyphenates(tokens, i + 1):
            text, space = text + tokens[i + 1][0] + tokens[i + 2][0], tokens[i + 2][1]
            i += 2
        denied = _DENIED.fullmatch(text) or _STOPPED.fullmatch(text)
        for part in denied.groups() if denied else (text,):
            words.append(part)
            spaces.append(False)
        spaces[-1] = space
        i += 1
    return words, spaces


#: A verb and its "not" that the tokeniser leaves in one: "don`t".
_DENIED = re.compile(r"(\w+)(n[`´]t)", re.IGNORECASE)
#: A name with a capital at its end and the full stop behind it: "SpaceX."
_STOPPED = re.compile(r"(\w*[a-z][A-Z])(\.)")


def _is_prefix(text: str) -> bool:
    """A listed prefix, or a single letter ("e-mail", "U-turn")."""
    return text.isalpha() and (len(text) == 1 or text.lower() in lexicon.words("prefixes.txt"))


def _hyphenates(tokens: list[tuple[str, bool]], i: int) -> bool:
    """A hyphen without blanks, and a word behind it."""
    return tokens[i] == ("-", False) and tokens[i + 1][0].isalpha()


def _pieces(words: list[str]) -> list[list[int]]:
    """Indices of the non-blank tokens of each paragraph, long paragraphs cut."""
    pieces: list[list[int]] = [[]]
    for i, word in enumerate(words):
        if word.isspace():
            if "\n" in word or "\r" in word or "\u2029" in word:
                pieces.append([])
            continue
        pieces[-1].append(i)
        length = len(pieces[-1])
        if (length >= LONGEST and word in {".", "!", "?"}) or length >= HARD_LIMIT:
            pieces.append([])
    return [piece for piece in pieces if piece]


class _Rows:
    """Annotations of the whole text, filled paragraph by paragraph."""

    def __init__(self, words: list[str], spaces: list[bool], nlp: Language) -> None:
        count = len(words)
        self.words, self.spaces = words, spaces
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self.tags, self.pos = ["_SP"] * count, ["SPACE"] * count
        self.lemmas, self.deps = list(words), ["dep"] * count
        self.ents, self.iobs = [""] * count, ["O"] * count
        self.heads = [max(0, i - 1) for i in range(count)]
        self.recased: dict[int, str] = {}

    def take(self, piece: list[int], spoken: spacy_tokens.Doc, read: Columns) -> None:
        """The annotation of one paragraph: ``read`` is that of ``spoken``, the repairs in it."""
        for at, i in enumerate(piece):
            word, form = self.words[i], read.forms[at]
            self.tags[i], self.pos[i], self.deps[i] = read.tags[at], read.pos[at], read.deps[at]
            self.heads[i] = piece[read.heads[at]]
            if read.ents[at]:
                self.ents[i], self.iobs[i] = read.ents[at], read.iobs[at]
            lemma = read.lemmas[at]
            if read.pos[at] == "VERB":
                lemma = verb_lemma(form.lower_, lemma) if "-" not in word else self._lemma(spoken[at])
                if form.lower_ != word.lower():  # a stand-in for the verb of a headline
                    lemma = self._lemma_of(word.lower(), spoken[at])
            if form.text != word:
                if form.lower_ == word.lower():
                    self.recased[i] = form.text
                if read.pos[at] == "PROPN":
                    lemma = word
            self.lemmas[i] = lemma

    def _lemma(self, token: spacy_tokens.Token) -> str:
        """A verb's lemma; "re-elected" is "re-" and the lemma of "elected", which the lemmatiser knows."""
        prefix, hyphen, base = token.lower_.rpartition("-")
        if not hyphen:
            return verb_lemma(token.lower_, token.lemma_)
        return f"{prefix}-{self._lemma_of(base, token)}"

    def _lemma_of(self, form: str, token: spacy_tokens.Token) -> str:
        """The lemma of a verb's form as if it stood in the place of the token."""
        alone = spacy_tokens.Doc(token.vocab, words=[form], pos=[token.pos_], morphs=[str(token.morph)])
        return verb_lemma(form, self._lemmatizer.rule_lemmatize(alone[0])[0])

    def doc(self) -> Doc:
        """The Doc; blanks before the first word of all hang on that word."""
        first = next((i for i, pos in enumerate(self.pos) if pos != "SPACE"), 0)
        return Doc(
            Columns(
                forms=[form_of(word) for word in self.words],
                spaces=self.spaces,
                tags=self.tags,
                pos=self.pos,
                lemmas=self.lemmas,
                heads=[first if i < first else head for i, head in enumerate(self.heads)],
                deps=self.deps,
                ents=self.ents,
                iobs=_contiguous(self.iobs, self.ents),
                recased=self.recased,
            )
        )


#: A short verb that doubles its last letter ("hop, hopped").
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][bcdfgjklmnprtvz]")


def verb_lemma(form: str, lemma: str) -> str:
    """The lemma where the spelling says that it ends in "e".

    The lemmatiser takes the first word of its list, but "hop" would be "hopped", "hopping", "hops".

    >>> verb_lemma("hoped", "hop"), verb_lemma("staging", "stag"), verb_lemma("hopped", "hop")
    ('hope', 'stage', 'hop')
    """
    undoubled = form in (f"{lemma}es", f"{lemma}ed", f"{lemma}ing")
    return f"{lemma}e" if undoubled and _DOUBLING.fullmatch(lemma) else lemma


def _contiguous(iobs: list[str], ents: list[str]) -> list[str]:
    """IOB tags in which an I never follows an O (a blank inside a name ended it)."""
    begun = [i for i, iob in enumerate(iobs) if iob == "I" and (i == 0 or ents[i - 1] != ents[i])]
    tags = list(iobs)
    for i in begun:
        tags[i] = "B"
    return tags
