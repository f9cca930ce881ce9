"""How things are said on the pages: numbers, days, badges, cards of claims."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from string import punctuation
from typing import Any, Literal

from graph_builder.components import Segment, cut
from graph_builder.model import Standing
from graph_builder.query import ClaimView

Theme = Literal["light", "dark"]

#: Code points of the article shown on either side of a quote.
CONTEXT = 140

STANDINGS: Mapping[Standing, str] = {
    "stated": "Stated",
    "reported": "Reported",
    "planned": "Planned",
    "denied": "Denied",
}


def number(count: int, one: str, many: str | None = None) -> str:
    """``1 claim``, ``1,204 claims``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def plain(text: str) -> str:
    """A text for the label of a button, which Streamlit reads as Markdown: every sign stands for itself.

    >>> plain("![x](http://…)")
    '\\\\!\\\\[x\\\\]\\\\(http\\\\:\\\\/\\\\/…\\\\)'
    """
    return "".join(f"\\{sign}" if sign in punctuation else sign for sign in " ".join(text.split()))


def day(date: datetime.date | None) -> str:
    """``26 July 2021``, whatever the locale."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
              "October", "November", "December")  # fmt: skip
    return f"{date.day} {months[date.month - 1]} {date.year}" if date else ""


def escaped(*lines: str) -> str:
    """Lines of plain text as HTML."""
    return "<br>".join(escape(line) for line in lines if line)


def place(address: str) -> str:
    """A store's address as short as it can be: the last folder, or the URI."""
    return address if "://" in address else address.rstrip("/\\").replace("\\", "/").rpartition("/")[2]


#: How a count of claims names each standing.
NAMED: Mapping[Standing, str] = {
    "stated": "stated",
    "reported": "reported",
    "planned": "planned or possible",
    "denied": "denied",
}


def tally(claims: Iterable[ClaimView]) -> Counter[Standing]:
    """How many claims of each standing."""
    return Counter(claim.standing for claim in claims)


def standings(claims: Iterable[ClaimView]) -> str:
    """``9 stated, 2 reported, 1 denied``."""
    return _listed(tally(claims))


def counted(found: Mapping[Standing, int]) -> str:
    """``12: 9 stated, 2 reported, 1 denied``; ``3, all stated``; ``1, denied``; ``0``."""
    kinds = [s for s in STANDINGS if found.get(s)]
    total = sum(found.values())
    if len(kinds) > 1:
        return f"{total:,}: {_listed(found)}"
    return f"{total:,}, {'all ' if total > 1 else ''}{NAMED[kinds[0]]}" if kinds else "0"


def _listed(found: Mapping[Standing, int]) -> str:
    return ", ".join(f"{found[s]:,} {NAMED[s]}" for s in STANDINGS if found.get(s))


def card(claim: ClaimView, text: str) -> dict[str, Any]:
    """A claim as the components show it; ``text`` is its article's, for the context of the quote."""
    return {
        "id": claim.id,
        "subject": claim.subject,
        "subject_id": claim.subject_id,
        "type": claim.type,
        "predicate": claim.predicate,
        "object": claim.object,
        "object_id": claim.object_id,
        "passage": [_plain(segment) for segment in passage(claim, text)],
        "badges": badges(claim),
        "outlet": claim.outlet or "",
        "published": day(claim.published),
        "title": claim.title,
        "article": claim.article,
        "url": claim.url,
        "review": claim.review or "",
        "details": details(claim),
    }


def passage(claim: ClaimView, text: str) -> list[Segment]:
    """The quote with what makes it a claim marked, in the middle of the words around it."""
    if text[claim.start : claim.end] != claim.quote:
        return [Segment(claim.quote, ("quoted",))]
    start, end = _window(text, claim.start, claim.end)
    spans = [(start, claim.start, "context"), (claim.end, end, "context"), (claim.start, claim.end, "quoted")]
    named = {
        "subject": claim.subject_span,
        "object": claim.object_span,
        "antecedent": claim.subject_antecedent,
        "antecedent ": claim.object_antecedent,
    }
    spans += [(span.start, span.end, mark.strip()) for mark, span in named.items() if span]
    spans += [(cue.start, cue.end, "cue") for cue in claim.cues]
    segments = cut(text, spans, start, end)
    before = [Segment("… ", ("context",))] if start else []
    after = [Segment(" …", ("context",))] if end < len(text) else []
    return before + segments + after


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Up to ``CONTEXT`` code points more on either side, to the edge of a word, within the paragraph."""
    low = max(text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0, start - CONTEXT)
    if low and not text[low - 1].isspace():
        low = next((i + 1 for i in range(low, start) if text[i].isspace()), start)
    stop = text.find("\n\n", end)
    high = min(stop if stop >= 0 else len(text), end + CONTEXT)
    if high < len(text) and not text[high].isspace():
        high = next((i for i in range(high, end, -1) if text[i - 1].isspace()), end)
    return low, high


def _plain(segment: Segment) -> dict[str, Any]:
    return {"text": segment.text, "marks": list(segment.marks)}


def badges(claim: ClaimView) -> list[dict[str, str]]:
    """What keeps a claim from being a plain fact, when and where it holds, and what a person decided."""
    found = []
    if claim.negated:
        found.append(("denied" if claim.attributed_to else "negated", "no"))
    if claim.modality != "asserted":
        found.append((claim.modality, "plan"))
    if claim.attributed_to:
        found.append((f"reported: {claim.attributed_to}", "said"))
    when = day(claim.event_date) if claim.event_date and claim.granularity in (None, "day") else claim.time
    found += [(said, "") for said in (when, claim.location, claim.quantity) if said]
    if claim.derived_from:
        found.append(("derived from another claim", "said"))
    if claim.review:
        found.append((claim.review, "yes"))
    return [{"text": text, "tone": tone} for text, tone in found]


def details(claim: ClaimView) -> list[list[str]]:
    """How the claim was read, for those who want to know."""
    rows = [
        ("Wording", claim.predicate),
        ("Stands as", STANDINGS[claim.standing].lower()),
        ("Said by", claim.attributed_to or ""),
        ("Time", claim.time or ""),
        ("Day", day(claim.event_date)),
        ("Rule", claim.rule),
        ("Confidence", f"{claim.confidence:.2f}"),
        ("Characters", f"{claim.start}–{claim.end}"),
        ("Decided", " – ".join(part for part in (claim.review, claim.review_note) if part)),
        ("Was read as", "; ".join(claim.review_was)),
    ]
    return [[name, value] for name, value in rows if value]
