"""Tokens, spans and the document that holds them. Nothing changes once a ``Doc`` is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import overload


@dataclass(frozen=True, slots=True)
class Form:
    """What a word's letters tell wherever it stands; spaCy calls it a lexeme."""

    text: str
    lower_: str
    is_alpha: bool
    is_lower: bool
    is_upper: bool
    is_title: bool
    is_punct: bool
    is_space: bool
    is_quote: bool
    like_num: bool
    like_url: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The annotation of a text, one row a token.

    ``heads`` are indices of tokens; a root is its own head. ``iobs`` say whether a name begins (B) at
    the token, goes on (I) or not (O or nothing). ``recased``: index -> the word of a headline as running
    text would write it.
    """

    forms: Sequence[Form]
    spaces: Sequence[bool]
    tags: Sequence[str]
    pos: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[str]
    ents: Sequence[str]
    iobs: Sequence[str]
    recased: Mapping[int, str] = field(default_factory=dict)


class Token:
    """A word or mark with its place in the tree.

    ``i`` is its index in the ``doc``, ``idx`` its offset in code points, ``whitespace_`` the blank behind it
    or nothing. ``lefts``, ``rights`` and ``children`` are its direct dependents in order; ``left_edge``
    and ``right_edge`` the outermost tokens below it.
    """

    __slots__ = (
        "_form", "_unbroken", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx",
        "is_punct", "is_sent_start", "is_space", "left_edge", "lefts", "lemma_", "lower_", "pos_",
        "right_edge", "rights", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    #: The tree; a root is its own head.
    head: Token
    lefts: Sequence[Token]
    rights: Sequence[Token]
    children: Sequence[Token]
    left_edge: Token
    right_edge: Token
    #: The sentence, the same object for all of its tokens.
    sent: Span
    is_sent_start: bool

    def __init__(self, doc: Doc, i: int, idx: int, columns: Columns) -> None:
        form = columns.forms[i]
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = form.text
        self.lower_ = form.lower_
        self.is_punct = form.is_punct
        self.is_space = form.is_space
        self.whitespace_ = " " if columns.spaces[i] else ""
        self.tag_ = columns.tags[i]
        self.pos_ = columns.pos[i]
        self.lemma_ = columns.lemmas[i]
        self.dep_ = columns.deps[i]
        self.ent_type_ = columns.ents[i]
        self.ent_iob_ = columns.iobs[i]
        self._form = form
        self._unbroken = True

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the blank behind it."""
        return self.text + self.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Letters only."""
        return self._form.is_alpha

    @property
    def is_lower(self) -> bool:
        """In lower case."""
        return self._form.is_lower

    @property
    def is_upper(self) -> bool:
        """In capitals."""
        return self._form.is_upper

    @property
    def is_title(self) -> bool:
        """Begins with a capital, the rest is small."""
        return self._form.is_title

    @property
    def is_quote(self) -> bool:
        """A quotation mark."""
        return self._form.is_quote

    @property
    def like_num(self) -> bool:
        """A number in figures or words."""
        return self._form.like_num

    @property
    def like_url(self) -> bool:
        """An address on the web."""
        return self._form.like_url

    @property
    def subtree(self) -> Sequence[Token]:
        """The token and all below it, from left to right."""
        if self._unbroken:
            return self.doc.tokens[self.left_edge.i : self.right_edge.i + 1]
        return self._walk()

    def _walk(self) -> list[Token]:
        """The same where arcs cross: each token between what hangs on its left and on its right."""
        found: list[Token] = []
        ahead: list[tuple[Token, bool]] = [(self, False)]
        while ahead:
            token, opened = ahead.pop()
            if opened:
                found.append(token)
                continue
            ahead += [(t, False) for t in reversed(token.rights)]
            ahead.append((token, True))
            ahead += [(t, False) for t in reversed(token.lefts)]
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """The other token stands below this one."""
        return any(above is self for above in other.ancestors)

    @property
    def conjuncts(self) -> list[Token]:
        """What is coordinated with the token, directly or in a chain, without the token."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        chain = [first]
        for token in chain:
            chain += [t for t in token.rights if t.dep_ == "conj"]
        return [t for t in chain if t is not self]

    def nbor(self, by: int = 1) -> Token:
        """The token so many places on. Raises ``IndexError`` at the ends of the text."""
        if not 0 <= self.i + by < len(self.doc.tokens):
            raise IndexError(f"no token {by} from {self.text!r}, the {self.i}th of {len(self.doc.tokens)}")
        return self.doc.tokens[self.i + by]


class Span:
    """Tokens ``start:end`` of a document; ``label_`` where it is a name."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        inside = range(self.start, self.end)[at]
        if isinstance(inside, int):
            return self.doc.tokens[inside]
        return Span(self.doc, inside.start, max(inside.start, inside.stop))

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words as they stand in the text, without the blank behind the last."""
        if self.start == self.end:
            return ""
        first, last = self.doc.tokens[self.start], self.doc.tokens[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of several; a mark if there is no word."""
        tokens = self.doc.tokens[self.start : self.end]
        top = next((t for t in tokens if t.head is t), None)
        if top is not None:
            return top
        outward = [t for t in tokens if not self.start <= t.head.i < self.end]
        return min(outward, key=_depth, default=tokens[0])


class Doc:
    """A parsed text: its ``tokens``, ``sents`` and ``ents`` (names), and ``recased`` words of headlines."""

    __slots__ = ("ents", "recased", "sents", "text", "tokens")

    def __init__(self, columns: Columns) -> None:
        self.text = "".join(
            form.text + (" " if space else "")
            for form, space in zip(columns.forms, columns.spaces, strict=True)
        )
        self.recased = columns.recased
        self.tokens = self._made(columns)
        _hang(self.tokens, columns.heads)
        left, right = _edges(columns.heads)
        for token, first, last in zip(self.tokens, left, right, strict=True):
            token.left_edge, token.right_edge = self.tokens[first], self.tokens[last]
        for i in _broken(columns.heads, left, right):
            self.tokens[i]._unbroken = False
        self.sents = self._sentences({left[i] for i, head in enumerate(columns.heads) if head == i})
        self.ents = self._names(columns)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if type(at) is slice:
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def _made(self, columns: Columns) -> list[Token]:
        made, idx = [], 0
        for i, form in enumerate(columns.forms):
            made.append(Token(self, i, idx, columns))
            idx += len(form.text) + columns.spaces[i]
        return made

    def _sentences(self, starts: set[int]) -> list[Span]:
        """A sentence begins where the tree of a root does."""
        borders = sorted(starts | {0, len(self.tokens)})
        found = [Span(self, start, end) for start, end in pairwise(borders)]
        for sentence in found:
            for token in sentence:
                token.sent, token.is_sent_start = sentence, token.i == sentence.start
        return found

    def _names(self, columns: Columns) -> list[Span]:
        found: list[Span] = []
        for i, (iob, label) in enumerate(zip(columns.iobs, columns.ents, strict=True)):
            if iob == "B":
                found.append(Span(self, i, i + 1, label))
            elif iob == "I":
                found[-1].end = i + 1
        return found


def _depth(token: Token) -> int:
    """Steps to the root; marks and blanks that nothing hangs on count as the deepest."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def _hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Give each token its head and its dependents; most have none, and share that."""
    lefts: defaultdict[int, list[Token]] = defaultdict(list)
    rights: defaultdict[int, list[Token]] = defaultdict(list)
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        token.lefts = token.rights = token.children = ()
        if token.i < head:
            lefts[head].append(token)
        elif token.i > head:
            rights[head].append(token)
    for head, left in lefts.items():
        tokens[head].lefts = tokens[head].children = left
    for head, right in rights.items():
        tokens[head].rights = right
        tokens[head].children = [*tokens[head].lefts, *right]


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The indices of the first and last token below each token, itself included."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    settled = False
    while not settled:  # a second round finds nothing where no arcs cross
        settled = True
        for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
            for i in order:
                head = heads[i]
                if left[i] < left[head]:
                    left[head], settled = left[i], False
                if right[i] > right[head]:
                    right[head], settled = right[i], False
    return left, right


def _broken(heads: Sequence[int], left: Sequence[int], right: Sequence[int]) -> set[int]:
    """The tokens below which not everything between the edges stands, for arcs cross.

    Where nothing is broken, a token's width is one more than the widths of its dependents.
    """
    width = [last - first + 1 for first, last in zip(left, right, strict=True)]
    counted = [1] * len(heads)
    for i, head in enumerate(heads):
        if head != i:
            counted[head] += width[i]
    found: set[int] = set()
    for i in range(len(heads)):
        above = i
        while counted[i] != width[i] and above not in found:
            found.add(above)
            above = heads[above]
    return found


__all__ = ["Columns", "Doc", "Form", "Span", "Token"]
