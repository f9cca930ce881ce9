"""Lines of the article -> paragraphs: hard-wrapped lines belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

#: One blank that is no line end: space, tab, no-break and typographic spaces.
BLANK = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
#: One character that a reader does not see: soft hyphen, zero-width spaces and joiners, direction
#: marks, byte order mark. The joiner of emoji (U+200D) holds pictures together and stays.
INVISIBLE = r"[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"

_LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]+")
_EDGE = re.compile(rf"(?:{BLANK}|{INVISIBLE})+")
_SOFT = re.compile(INVISIBLE)

#: Text is wrapped by hand or mailer at 50 to 100 columns; longer lines are paragraphs.
_NARROWEST, _WIDEST = 45, 110
#: A wrapped line leaves less room than the next word needs, give or take what an editor moved.
_SLACK = 6
_FEWEST_PAIRS = 3
_WRAPPED_SHARE = 0.7

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_HYPHEN_END = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LOWER_START = re.compile(r"[^\W\d_]+")

#: First parts that keep their hyphen when nothing in the text tells ("long-term", "well-known").
_HYPHENATED = re.compile(
    "all|anti|cease|co|counter|cross|ex|far|half|high|ill|inter|long|low|mid|multi|near|non|off|old|one|post|pre|"
    "pro|re|second|self|semi|short|so|state|sub|third|two|three|four|five|six|ten|un|us|vice|war|well|year"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks at its ends; ``joint`` goes between the line before it and this one."""

    start: int
    end: int
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Offset in the article."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset in the article."""
        return self.lines[-1].end

    def text(self, article: str) -> str:
        """The words, as a rule reads them: lines joined, nothing invisible, single blanks."""
        joined = "".join(line.joint + article[line.start : line.end] for line in self.lines)
        return re.sub(rf"{BLANK}+", " ", _SOFT.sub("", joined))


def paragraphs(article: str) -> Iterator[Paragraph]:
    """The paragraphs in order; together they hold every character that is not blank."""
    lines = [
        line for match in _LINE.finditer(article) if (line := _stripped(article, match.start(), match.end()))
    ]
    width = _wrap_width(article, lines)
    known = frozenset(_WORD.findall(article.lower()))
    current: list[Line] = []
    for line in lines:
        wrapped = current and width and _wrapped(article, current[-1], line, width)
        if current and (wrapped or _broken_word(article, current[-1], line)):
            current.append(_joined(article, current[-1], line))
            if not current[-1].joint:
                current[-2] = _without_hyphen(article, current[-2], current[-1], known)
            continue
        if current:
            yield Paragraph(tuple(current))
        current = [line]
    if current:
        yield Paragraph(tuple(current))


def _stripped(article: str, start: int, end: int) -> Line | None:
    if head := _EDGE.match(article, start, end):
        start = head.end()
    while end > start and _EDGE.fullmatch(article, end - 1, end):
        end -= 1
    return Line(start, end) if start < end else None


def _neighbours(article: str, first: Line, second: Line) -> bool:
    """No blank line between them."""
    between = article[first.end : second.start].replace("\r\n", "\n")
    return len(re.findall(r"[\r\n\v\f\u0085\u2028\u2029]", between)) == 1


def _wrap_width(article: str, lines: list[Line]) -> int:
    """The column at which the text is wrapped, 0 where it is not.

    Wrapped text fills its lines: hardly any could have taken the next line's first word, and many
    end within a sentence. Lists, verses and one-line paragraphs do neither.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if _neighbours(article, a, b)]
    if len(pairs) < _FEWEST_PAIRS:
        return 0
    width = max(line.end - line.start for pair in pairs for line in pair)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [pair for pair in pairs if _filled(article, *pair, width)]
    within = [a for a, _ in full if not _SENTENCE_END.search(article[a.start : a.end])]
    return width if len(full) >= _WRAPPED_SHARE * len(pairs) and len(within) >= 0.5 * len(full) else 0


def _filled(article: str, first: Line, second: Line, width: int) -> bool:
    next_word = article[second.start : second.end].split(maxsplit=1)[0]
    return first.end - first.start + 1 + len(next_word) > width - _SLACK


def _wrapped(article: str, first: Line, second: Line, width: int) -> bool:
    return _neighbours(article, first, second) and _filled(article, first, second, width)


def _broken_word(article: str, first: Line, second: Line) -> bool:
    """ "The govern-" / "ment of Peru": a hyphen behind letters, and small letters in the next line."""
    hyphen = _HYPHEN_END.search(article, first.start, first.end)
    small = _LOWER_START.match(article, second.start, second.end)
    return bool(
        hyphen and len(hyphen[1]) > 1 and small and small[0].islower() and _neighbours(article, first, second)
    )


def _joined(article: str, first: Line, second: Line) -> Line:
    """The second line with what goes before it: a blank, or nothing after a hyphen."""
    hyphen = _HYPHEN_END.search(article, first.start, first.end) or article[first.end - 1] == "\u00ad"
    lower = article[second.start].islower()
    return replace(second, joint="" if hyphen and lower else " ")


def _without_hyphen(article: str, first: Line, second: Line, known: frozenset[str]) -> Line:
    """The first line without the hyphen that only the end of the line brought ("nego-/tiation").

    It stays where the text has the hyphenated word elsewhere, or where such words have one.
    """
    before = _HYPHEN_END.search(article, first.start, first.end)
    after = _LOWER_START.match(article, second.start, second.end)
    if before is None or after is None:
        return first
    one, two = before[1].lower(), after[0].lower()
    keeps = f"{one}-{two}" in known or _HYPHENATED.fullmatch(one) is not None
    return first if keeps and one + two not in known else replace(first, end=first.end - 1)
