"""Which paragraphs of a news page state nothing, and what is trimmed off those that do.

The rules for whole paragraphs are data: ``boilerplate.toml``, with examples that the tests run.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES_FILE = Path(__file__).with_name("boilerplate.toml")

LINK = "link to another article"
CREDIT = "picture credit"

#: Longer paragraphs are never boilerplate: the longest is a legal notice.
_MOST_WORDS = 80
_MOST_CHARACTERS = 800


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` matches whole paragraphs of at most ``words`` words; ``reason`` is for the reader."""

    reason: str
    pattern: re.Pattern[str]
    words: int
    drops: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def fragments() -> dict[str, str]:
    """The named parts of patterns, those within them filled in."""
    found: dict[str, str] = {}
    for name, pattern in tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["fragments"].items():
        found[name] = _filled(pattern, found)
    return found


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of ``boilerplate.toml``, in its order."""
    rows = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["rule"]
    return tuple(
        Rule(
            reason=row["reason"],
            pattern=re.compile("|".join(_filled(p, fragments()) for p in row["patterns"]), re.IGNORECASE),
            words=row["words"],
            drops=tuple(row["drops"]),
            keeps=tuple(row["keeps"]),
        )
        for row in rows
    )


@cache
def _link_headings() -> tuple[re.Pattern[str], ...]:
    patterns = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["link_headings"]["patterns"]
    return tuple(re.compile(rf"\W*(?:{p})\W*", re.IGNORECASE) for p in patterns)


def _filled(pattern: str, known: dict[str, str]) -> str:
    return re.sub(r"<([a-z]+)>", lambda m: known[m[1]], pattern)


_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")

#: "BAGHDAD (Example Wire) — ", "WASHINGTON, July 26 - ", "KABUL, Afghanistan — ", "Baghdad (EW) - ".
#: What follows must begin a sentence: "NATO — the alliance — said" is no dateline.
_DATELINE = re.compile(
    _filled(
        r"""(?:
        [A-Z][A-Z.'’]{2,}(?:[ -][A-Z.'’]{2,}){0,3}                          # the place in capitals
        (?:(?:,|/)\s(?:[A-Z][\w.'’]+\s?){1,3})?                       # its country, a second place
        (?:,?\s(?i:<month>)\s\d{1,2}|,?\s\d{1,2}\s(?i:<month>))?      # the day
        (?:,\s\d{4})?
        \s*(?:\([^()]{2,40}\))?
      | (?:[A-Z][\w.'’]+\s){1,3}\([A-Z][^()]{1,40}\)                  # the place with its agency
    )\s*(?:—|–|--|\s-)\s*(?=["'“‘(]?[A-Z0-9])""",
        fragments(),
    ),
    re.VERBOSE,
)
#: Live blogs: "09:15 CET - Talks began", "[12:30] Talks began", "10:45 Talks began" (but not "10:45 train").
_STAMP = re.compile(
    _filled(
        r"(?:\W*<time>\s*[-–—|:•·]|[\[(]<time>[\])]"
        r"|\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?(?: ?<zone>)?(?=\s(?-i:[\"“]?[A-Z])))\s+(?=\S)",
        fragments(),
    ),
    re.IGNORECASE,
)
_FILE_PHOTO = re.compile(r"(?:FILE(?: PHOTO)?|File photo) ?[—–:-] ?(?=[A-Z“\"])")
_TAIL_CREDIT = re.compile(
    _filled(
        r"\s*[(\[](?:(?:file )?(?:photo|image|photograph|picture)s?\b|credit|source:|<agency>/)"
        r"[^)\]]{0,80}[)\]]\.?$"
        r"|(?<=[.!?”\"])\s+(?:photo|photograph|image|picture|credit)s?(?: credit)?: ?[^.!?]{2,60}\.?$",
        fragments(),
    ),
    re.IGNORECASE,
)
_TAIL_DESK = re.compile(
    r"\s*[(\[](?:additional )?(?:reporting|writing|editing|compiled|with (?:reporting|inputs?|agencies|agency"
    r" inputs?))\b[^)\]]{0,200}[)\]]\.?$",
    re.IGNORECASE,
)
_TAIL_LINK = re.compile(
    r"(?<=[.!?”\"])\s+(?:read|see) (?:more|also) ?[:|»>].{2,160}$"
    r"|\s*[(\[](?:read|see) (?:more|also)\b[^)\]]{0,160}[)\]]$",
    re.IGNORECASE,
)
#: "BREAKING: ", "Live: ", "Fact check | ": the kind of piece, before its headline; also a bullet of a list.
_RUBRIC = re.compile(
    r"(?:\W*\b(?:breaking(?: news)?|live(?: updates?)?|watch(?: live)?|exclusive|opinion|analysis|comment"
    r"|explainer|factbox|fact[ -]?check|just in|developing|update(?: \d+)?|correction|interview|in brief"
    r"|top news|newsletter|podcast|profile|obituary|review) ?[:|–—] ?|[•▪●‣◦·]\s*)"
    r"(?=[\"“‘'(]?(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
_HEADS = ((_RUBRIC, "rubric"), (_FILE_PHOTO, CREDIT), (_DATELINE, "dateline"), (_STAMP, "time stamp"))
_TAILS = ((_TAIL_CREDIT, CREDIT), (_TAIL_DESK, "byline"), (_TAIL_LINK, LINK))


def reason_of(paragraph: str) -> str | None:
    """Why the paragraph states nothing, or None where it may state something."""
    count = paragraph.count(" ") + 1
    if count > _MOST_WORDS or len(paragraph) > _MOST_CHARACTERS:
        return None
    for rule in rules():
        if count <= rule.words and rule.pattern.fullmatch(paragraph):
            return rule.reason
    return LINK if links_follow(paragraph) else None


def links_follow(paragraph: str) -> bool:
    """The paragraph is the heading of a list of links."""
    return is_link(paragraph) and any(p.fullmatch(paragraph) for p in _link_headings())


def is_link(paragraph: str) -> bool:
    """The paragraph may be a headline in a list of links: short, and it ends no sentence."""
    return paragraph.count(" ") < 20 and not _SENTENCE_END.search(paragraph)


def trim_head(line: str) -> tuple[int, str] | None:
    """How many characters to trim off the start of a kept paragraph, and why."""
    return next(((m.end(), reason) for pattern, reason in _HEADS if (m := pattern.match(line))), None)


def trim_tail(line: str) -> tuple[int, str] | None:
    """Where the last line of a kept paragraph ends, and why it ends there."""
    found = ((m.start(), reason) for pattern, reason in _TAILS if (m := pattern.search(line)))
    return next(((start, reason) for start, reason in found if start), None)
