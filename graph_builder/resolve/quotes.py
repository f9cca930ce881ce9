"""Direct speech: which tokens are quoted, and who speaks.

A quote's speaker is the subject of a verb of speech outside the quote in the sentences that it
touches; a further quote of the paragraph without such a verb goes on in the same voice. In an
interview the line tells: "Doe: I left.", and behind "A:" the one person whom the lines above name.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph_builder.resolve.context import SUBJECTS
from graph_builder.resolve.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_builder.resolve.context import Context
    from graph_builder.syntax import Token

#: Tokens of a line in which the colon behind its speaker stands; such lines make an interview.
LABEL, FEWEST_TURNS = 5, 2
OPENING, CLOSING, STRAIGHT = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'


@dataclass(frozen=True, slots=True)
class Speech:
    """``inside``: token -> number of its quote; ``speaker``: quote -> mention of who speaks."""

    inside: Mapping[int, int]
    speaker: Mapping[int, int]

    def speaker_of(self, token: Token) -> int | None:
        """The mention that speaks the quote in which a token stands."""
        quote = self.inside.get(token.i)
        return self.speaker.get(quote) if quote is not None else None


def speech(ctx: Context) -> Speech:
    """Find the quotes of an article and their speakers."""
    spans = quoted_spans(ctx)
    inside = {i: n for n, (start, end) in enumerate(spans) for i in range(start, end)}
    speaker: dict[int, int] = {}
    for number, (start, end) in enumerate(spans):
        found = _speaker(ctx, start, end, inside)
        before = spans[number - 1] if number else None
        if found is None and before and ctx.paragraphs[before[0]] == ctx.paragraphs[start]:
            found = speaker.get(number - 1)
        if found is not None:
            speaker[number] = found
    for start, end, found in _turns(ctx):
        number = len(spans) + start
        speaker[number] = found
        inside |= {i: number for i in range(start, end) if i not in inside}
    return Speech(inside, speaker)


def _turns(ctx: Context) -> list[tuple[int, int, int]]:
    """Lines that begin with who speaks, two at least: first token, end, the mention that speaks."""
    doc = ctx.doc
    starts = [0, *(t.i + 1 for t in doc if t.is_space and "\n" in t.text), len(doc)]
    labels: list[tuple[int, int, str]] = []
    for start, stop in pairwise(starts):
        colon = next((i for i in range(start + 1, min(start + LABEL, stop)) if doc[i].text == ":"), None)
        if colon is not None and all(t.text[0].isupper() for t in doc[start:colon]):
            labels.append((colon, stop, doc[start:colon].text))
    if len(labels) < FEWEST_TURNS:
        return []
    answers = _interviewed(ctx, labels[0][0])
    found = [
        (colon + 1, stop, answers if text == "A" else ctx.mention_at(doc[colon - 1]))
        for colon, stop, text in labels
    ]
    return [(start, stop, number) for start, stop, number in found if number is not None]


def _interviewed(ctx: Context, end: int) -> int | None:
    """The one person whom the lines above the first question name."""
    people = [
        n for n, m in enumerate(ctx.mentions) if m.end <= end and m.kind == "name" and m.label == "Person"
    ]
    return people[0] if len({ctx.entity(n) for n in people}) == 1 else None


def quoted_spans(ctx: Context) -> list[tuple[int, int]]:
    """Token spans between quotation marks; a quote left open ends with its paragraph."""
    spans, opened = [], -1
    for token in ctx.doc:
        ends = token.is_space and "\n" in token.text
        if opened >= 0 and (ends or token.text in CLOSING or token.text == STRAIGHT):
            spans.append((opened, token.i))
            opened = -1
        elif opened < 0 and (token.text in OPENING or token.text == STRAIGHT):
            opened = token.i + 1
    return [(start, end) for start, end in spans if end - start > 2]


def _speaker(ctx: Context, start: int, end: int, inside: Mapping[int, int]) -> int | None:
    """The subject of the verb of speech nearest to the quote, in the sentences of its ends."""
    low = ctx.doc[start].sent.start
    high = max(ctx.doc[end - 1].sent.end, ctx.doc[min(end, len(ctx.doc) - 1)].sent.end)
    found: list[tuple[int, int]] = []
    for token in ctx.doc[low:high]:
        if token.i in inside or token.pos_ != "VERB" or token.lemma_ not in words("speech_verbs.txt"):
            continue
        for subject in token.children:
            number = ctx.mention_at(subject)
            if subject.dep_ in SUBJECTS and number is not None and subject.i not in inside:
                found.append((min(abs(token.i - start), abs(token.i - end)), number))
    return min(found)[1] if found else None
