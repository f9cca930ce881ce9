"""Who says it: the source of what the article does not state itself.

==================================================================  ===========================
text                                                                rule
==================================================================  ===========================
Macron said French planes would land.                               a clause of a speech verb
"France helped Mali," said Merkel.                                   (the same; quote first)
According to officials, talks failed.                               according to
In her own words, Europe has to pay.                                in somebody's words
The bridges were checked, it was reported by engineers.             a passive speech verb
"We will leave. They will stay," he said.                           a quote of several sentences
Merkel said that / (new paragraph) banks want no rules              a quoted paragraph
==================================================================  ===========================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import is_passive, subjects_of
from graph_builder.extract.governors import accusing, is_conjunction, links
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import children, in_order, is_verb, objects_of
from graph_builder.extract.polarity import judged_untrue, nothing_to

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Span, Token

_OPENING, _CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
#: Behind one of these a single closing mark ends a quotation; behind a letter it may be an apostrophe.
_QUOTE_ENDS = frozenset({",", ".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it (the head of the phrase; None where the text does not tell), and the cue words."""

    speaker: Token | None
    cues: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``start:end`` between quotation marks, or a quoted paragraph, and who says them."""

    start: int
    end: int
    source: Source


def source_of(verb: Token, quotations: tuple[Quotation, ...]) -> Source | None:
    """Who says what the verb says; None where the article does."""
    told = _by_clause(verb) or _by_insertion(verb) or _according(verb) or _by_quotation(verb, quotations)
    return told or _by_accusation(verb)


def _by_accusation(verb: Token) -> Source | None:
    """ "Iraq accused them of leaving": Iraq says that they left."""
    accusation = accusing(verb)
    return Source(speaker_of(accusation), (accusation,)) if accusation is not None else None


def is_speech(verb: Token) -> bool:
    """A verb of saying, thinking or finding."""
    return verb.lemma_.lower() in words("attribution", "verbs")


def speaker_of(verb: Token) -> Token | None:
    """Who does the saying: the subject, or in the passive "by", "from" or "of" somebody."""
    if is_passive(verb):
        for preposition in children(verb, "agent", "prep"):
            if preposition.lower_ in ("by", "from"):
                return next(iter(objects_of(preposition)), None)
        return None
    subjects, _ = subjects_of(verb)
    return subjects[0] if subjects else _speaker_before(verb)


def _speaker_before(verb: Token) -> Token | None:
    """ "An air strike hit Omdurman, the city, doctors and nurses said": the parse joins city and doctors."""
    noun = verb.doc[verb.i - 1] if verb.i else verb
    if verb.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or noun.sent != verb.sent:
        return None
    while noun.dep_ in ("conj", "appos") and noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text != ",":
        noun = noun.head
    behind_comma = noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text == ","
    return noun if behind_comma and noun.dep_ in ("conj", "appos") else None


def _by_clause(verb: Token) -> Source | None:
    for link in links(verb):
        judge = (judged_untrue(link.governor) or nothing_to(link.governor)) if link.tie == "content" else None
        if judge is not None:  # "denied reports that they left"; "The claim that they left is false"
            return Source(speaker_of(judge), (judge,)) if is_verb(judge) else None
        if link.tie == "content" and is_speech(link.governor) and not is_conjunction(link.governor):
            return Source(speaker_of(link.governor), (link.governor,))
        if link.tie == "open" and is_speech(link.governor) and is_passive(link.governor):
            return Source(speaker_of(link.governor), (link.governor,))
        if link.tie == "open" and link.governor.lemma_ in words("attribution", "of_oneself"):
            return Source(speaker_of(link.governor), (link.governor,))
    return None


def _by_insertion(verb: Token) -> Source | None:
    """ "They left, Biden said, in May"; "They left, as Biden said"."""
    for above in (verb, *(link.governor for link in links(verb) if link.tie in ("open", "content"))):
        for inserted in children(above, "parataxis", "advcl"):
            marks = [c.lower_ for c in children(inserted, "mark")]
            fits = marks == ["as"] if inserted.dep_ == "advcl" else not marks
            if fits and is_speech(inserted) and not children(inserted, "dobj", "ccomp", "xcomp"):
                speaker = speaker_of(inserted)
                if speaker is not None:
                    return Source(speaker, (inserted,))
    return None


def _according(verb: Token) -> Source | None:
    above = {verb, *(link.governor for link in links(verb))}
    below = {child for token in above for child in token.children}
    for token in in_order(below | {t for child in below for t in child.children}):
        if token.lower_ == "according":
            found = [o for c in children(token, "prep") for o in objects_of(c)]
            if found:
                return Source(found[0], (token, *children(token, "prep")))
        if token.lower_ in ("words", "view", "opinion", "eyes") and token.head.lower_ == "in":
            owner = children(token, "poss") or [o for p in children(token, "prep") for o in objects_of(p)]
            if owner:
                return Source(owner[0], (token,))
    return None


def _by_quotation(verb: Token, quotations: tuple[Quotation, ...]) -> Source | None:
    return next((q.source for q in quotations if q.start <= verb.i < q.end), None)


# --- quotations of a document -------------------------------------------------------------------------


def quotations_of(doc: Doc) -> tuple[Quotation, ...]:
    """All quotations that hold a verb and whose speaker is told, in order."""
    found: list[Quotation] = []
    for start, end, continues in _between_marks(doc):
        before = found[-1].source if continues and found else None
        source = before or _speaker_near(doc, start, end)
        if source is not None and any(is_verb(t) for t in doc[start:end]):
            found.append(Quotation(start, end, source))
    return tuple(found + _quoted_paragraphs(doc) + _turns(doc))


def _between_marks(doc: Doc) -> list[tuple[int, int, bool]]:
    """Spans between quotation marks, and whether they continue the span before.

    A mark that is not closed in its paragraph opens nothing, unless the next paragraph opens with a
    mark too: so print shows that a speech goes on.
    """
    spans: list[tuple[int, int, bool]] = []
    opened: int | None = None
    continued = False  # the paragraph before left its mark open
    for token in doc:
        if token.is_space and "\n" in token.text:
            continues = opened is not None and _opens(doc, token.i + 1)
            if continues and opened is not None:
                spans.append((opened, token.i, continued))
            opened, continued = None, continues
        elif token.text in _OPENING or (token.text in ('"', "‘") and opened is None):
            opened = token.i + 1
        elif opened is not None and token.text == "’" and doc[opened - 1].text == "‘":
            if doc[token.i - 1].text in _QUOTE_ENDS:
                spans.append((opened, token.i, continued))
                opened, continued = None, False
        elif opened is not None and (token.text in _CLOSING or token.text == '"'):
            spans.append((opened, token.i, continued))
            opened, continued = None, False
    return spans


def _opens(doc: Doc, i: int) -> bool:
    return i < len(doc) and (doc[i].text in _OPENING or doc[i].text in ('"', "‘"))


def _line_starts(doc: Doc) -> list[int]:
    behind = [t.i + 1 for t in doc if t.is_space and "\n" in t.text]
    return [i for i in (0, *behind) if i < len(doc) and not doc[i].is_space]


#: Lines that begin with a short name and a colon; two make an interview.
_FEWEST_TURNS = 2


def _turns(doc: Doc) -> list[Quotation]:
    """ "A: We left." / "Doe: We left.": what follows in the line is said by who is named before the colon."""
    turns: list[Quotation] = []
    for start in _line_starts(doc):
        colon = next((i for i in range(start + 1, min(start + 5, len(doc))) if doc[i].text == ":"), None)
        if colon is None or not all(t.text[0].isupper() for t in doc[start:colon]):
            continue
        stop = next((i for i in range(colon, len(doc)) if _line_breaks_at(doc, i)), len(doc))
        speaker = doc[colon - 1] if len(doc[start:colon].text) > 1 else None
        if doc[start:colon].text == "A":
            speaker = _interviewed(doc, turns[0].start if turns else start)
        turns.append(Quotation(colon + 1, stop, Source(speaker, (doc[colon],))))
    return turns if len(turns) >= _FEWEST_TURNS else [t for t in turns if _is_headline_speaker(doc, t)]


def _interviewed(doc: Doc, end: int) -> Token | None:
    """Who answers behind "A:": the one person whom the lines above the first question name."""
    people = [t for t in doc[:end] if t.ent_type_ == "PERSON" and t.pos_ == "PROPN"]
    last = [t for t in people if t.i + 1 == end or doc[t.i + 1].ent_iob_ != "I"]
    return last[0] if len({t.text for t in last}) == 1 else None


def _is_headline_speaker(doc: Doc, turn: Quotation) -> bool:
    """ "Trump: Iran will leave", "Police: two men arrested": a headline that puts the speaker first."""
    speaker = turn.source.speaker
    last = next((t for t in reversed(doc[turn.start : turn.end]) if not t.is_space), None)
    if speaker is None or last is None or last.text in (".", "”", '"'):
        return False
    lead = [t for t in doc[max(0, turn.start - 4) : turn.start - 1] if not t.is_space]
    named = _is_person(speaker) and not any(is_verb(t) for t in lead)
    return named or speaker.lemma_.lower() in words("attribution", "headline_speakers")


def _is_person(speaker: Token) -> bool:
    """By the model, here or where the document writes the same name again."""
    alike = (t for t in speaker.doc if t.text == speaker.text) if speaker.text.istitle() else iter([speaker])
    return any(t.ent_type_ == "PERSON" for t in alike)


def _speaker_near(doc: Doc, start: int, end: int) -> Source | None:
    """The speech verb of the quotation's first or last sentence, else of the sentence before."""
    first, last = doc[start].sent, doc[end - 1].sent
    for sentence in dict.fromkeys((last, first)):
        for token in sentence:
            if not start <= token.i < end and is_verb(token) and is_speech(token):
                speaker = speaker_of(token)
                if speaker is not None and not start <= speaker.i < end:
                    return Source(speaker, (token,))
    named = _speaker_with_colon(doc, start)
    if named is not None:
        return named
    before = _sentence_before(doc, first)
    if before is not None and start <= first.start + 1:
        return next((s for t in reversed(list(before)) if (s := _told_by(t)) is not None), None)
    return None


def _speaker_with_colon(doc: Doc, start: int) -> Source | None:
    """ "Jane Doe: “We left.”": a name alone before the colon."""
    colon = start - 2
    if colon < 1 or doc[colon].text != ":" or doc[colon - 1].pos_ not in ("PROPN", "NOUN"):
        return None
    speaker = doc[colon - 1]
    lead = [t for t in doc[speaker.sent.start : colon] if not t.is_space]
    return Source(speaker, (doc[colon],)) if len(lead) <= 6 and not any(is_verb(t) for t in lead) else None


def _told_by(verb: Token) -> Source | None:
    if not (is_verb(verb) and is_speech(verb)):
        return None
    speaker = speaker_of(verb)
    return Source(speaker, (verb,)) if speaker is not None else None


def _sentence_before(doc: Doc, sentence: Span) -> Span | None:
    i = sentence.start - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return doc[i].sent if i >= 0 else None


def _quoted_paragraphs(doc: Doc) -> list[Quotation]:
    """A sentence that breaks off at "said that" or "said:" leads in the next paragraph."""
    found: list[Quotation] = []
    for sentence in doc.sents:
        content = [t for t in sentence if not t.is_space]
        if not content or content[-1].lower_ not in ("that", ":"):
            continue
        end = content[-1].i + 1
        told = next((s for t in content if (s := _told_by(t)) is not None), None)
        if told is None or not _line_breaks_at(doc, end):
            continue
        start = next((i for i in range(end, len(doc)) if not doc[i].is_space), len(doc))
        stop = next((i for i in range(start, len(doc)) if _line_breaks_at(doc, i)), len(doc))
        found.append(Quotation(start, stop, told))
    return found


def _line_breaks_at(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].is_space and "\n" in doc[i].text
