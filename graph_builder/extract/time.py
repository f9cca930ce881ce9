"""When it happened: the words of time of a clause and, where they tell, a date with its granularity.

``event_date`` is the first day of the period: "in 2014" is 2014-01-01, granularity year. Relative
expressions count from the article's date; without one they have no date. Borders ("since 2014",
"until May") and durations keep their words only. Weekdays and months are the last ones for what
has happened, the next ones for what is planned ("will meet on Monday").

==========================  ===================  ===========
expression                  article of           event_date
==========================  ===================  ===========
in 2014                     2021-07-27 (Tue)     2014, year
on 12 July 2006             any                  2006-07-12, day
on Monday                   2021-07-27           2021-07-26, day
last week                   2021-07-27           2021-07-19, week
in April                    2021-07-27           2021-04, month
by the end of the year      2021-07-27           2021, year
three days ago              2021-07-27           2021-07-24, day
==========================  ===================  ===========
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph_builder.extract.clauses import Clause
from graph_builder.extract.lexicon import lexicon, table, words
from graph_builder.extract.phrases import in_order, objects_of, trimmed

if TYPE_CHECKING:
    from graph_builder.syntax import Token

Granularity = Literal["day", "week", "month", "season", "year"]
Moment = tuple[datetime.date, Granularity]

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """The words of time, their tokens, and the date that they tell, if any."""

    text: str
    start: int
    end: int
    date: datetime.date | None = None
    granularity: Granularity | None = None


def when(phrase: Sequence[Token], published: datetime.date | None, *, future: bool) -> When:
    """What a phrase of time says."""
    start, end = phrase[0].i, phrase[-1].i + 1
    text = phrase[0].doc[start:end].text
    moment = date_of(text, published, future=future)
    return When(" ".join(text.split()), start, end, *(moment or (None, None)))


def is_temporal(head: Token) -> bool:
    """A noun or number of time ("Monday", "2014", "the end of last year")."""
    if head.ent_type_ in ("DATE", "TIME"):
        return True
    if head.tag_ == "CD" and _YEAR.fullmatch(head.text) and not list(head.children):
        return True
    lower = head.lemma_.lower()
    if lower in words("time", "nouns") | words("time", "days"):
        return True
    if lower in ("end", "beginning", "start", "middle", "course"):
        return any(is_temporal(o) for p in head.children if p.dep_ == "prep" for o in objects_of(p))
    return head.pos_ == "PROPN" and lower in words("time", "months")


def times_of(clause: Clause) -> list[tuple[Token, ...]]:
    """The phrases of time among a clause's adverbials, in order."""
    found = []
    for complement in clause.of_role("time", "oblique", "adverb"):
        head = complement.head
        if complement.role == "oblique":
            objects = objects_of(head)
            if not objects or not is_temporal(objects[0]) or _is_no_time(head, clause):
                continue
        elif complement.role == "adverb" or not (is_temporal(head) or head.pos_ == "ADV"):
            continue
        dropped = {t for c in head.subtree if c.dep_ in ("relcl", "acl", "advcl", "appos") for t in c.subtree}
        found.append(trimmed(in_order(t for t in head.subtree if t not in dropped and not t.is_space)))
    return [phrase for phrase in found if phrase]


def _is_no_time(prep: Token, clause: Clause) -> bool:
    """ "sentenced to three years" says no time, "from 1970 to 1985" does."""
    starts = any(c.head.lower_ == "from" for c in clause.of_role("oblique"))
    as_of = prep.lower_ == "as" and not any(c.lower_ == "of" for c in prep.children)
    return prep.lower_ in ("of", "with") or as_of or (prep.lower_ == "to" and not starts)


# --- dates --------------------------------------------------------------------------------------------


def date_of(text: str, published: datetime.date | None, *, future: bool = False) -> Moment | None:
    """The first day of the period that the words name, and how long that is."""
    found = " ".join(text.lower().replace(",", " ").split())
    first = found.split(" ", 1)[0]
    if first in words("time", "borders") or re.search(r"\b(?:years?|months?|weeks?|days?) of\b", found):
        return None
    return _calendar(found, published, future) or (_relative(found, published, future) if published else None)


_MONTHS = "|".join(
    [
        *lexicon("time")["months"],
        r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?",
    ]
)
_FULL = re.compile(
    r"(?:\b(?P<day1>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    rf"\b(?P<month>{_MONTHS})"
    r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?\b)?"
    r"(?: (?P<year>\d{4}))?\b"
)
_PERIOD = re.compile(
    r"\b(last|past|previous|this|current|next|coming|the) "
    r"(week|weekend|month|year|spring|summer|autumn|fall|winter)\b"
)


def _calendar(text: str, published: datetime.date | None, future: bool) -> Moment | None:
    iso = re.search(r"\b(\d{4})-(\d\d)-(\d\d)\b", text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _FULL.search(text)
    if match and not (
        match["month"] == "may" and not (match["day1"] or match["day2"] or match["year"] or "in may" in text)
    ):
        return _month_and_day(match, text, published, future)
    year = re.fullmatch(
        r"(?:(?:in|by|during|early|late|mid|the|end|of|as|at|beginning|start|year|around|about)[ -])*(\d{4})",
        text,
    )
    if year and 1000 <= int(year[1]) <= 2200:
        return datetime.date(int(year[1]), 1, 1), "year"
    season = re.search(r"\b(spring|summer|autumn|fall|winter) (?:of )?(\d{4})\b", text)
    if season:
        return datetime.date(int(season[2]), int(table("time", "seasons")[season[1]]), 1), "season"
    return None


def _month_and_day(
    match: re.Match[str], text: str, published: datetime.date | None, future: bool
) -> Moment | None:
    names = lexicon("time")["months"]
    month = next(i for i, name in enumerate(names, 1) if name.startswith(match["month"].rstrip(".")[:3]))
    day = match["day1"] or match["day2"]
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None
    else:
        year = _year_of_month(month, text, published, future)
    return _day(year, month, int(day)) if day else (datetime.date(year, month, 1), "month")


def _year_of_month(month: int, text: str, published: datetime.date, future: bool) -> int:
    """The last such month for what has happened, the next one for what is planned."""
    if "last" in text:
        return published.year - 1 if month >= published.month else published.year
    if future or "next" in text:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        return datetime.date(year, month, day), "day"
    except ValueError:
        return None


def _relative(text: str, published: datetime.date, future: bool) -> Moment | None:
    shift = {
        "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this (?:morning|afternoon|evening)": 0,
        "tomorrow": 1,
    }  # fmt: skip
    for word, days in shift.items():
        if re.search(rf"\b{word}\b", text):
            return published + days * _DAY, "day"
    for found in (_ago(text, published), _weekday(text, published, future), _period(text, published, future)):
        if found:
            return found
    return None


def _ago(text: str, published: datetime.date) -> Moment | None:
    match = re.search(r"\b(\d+|[a-z]+) (day|week|month|year)s? (ago|earlier)\b", text)
    if not match:
        return None
    count = int(match[1]) if match[1].isdigit() else lexicon("time")["numbers"].get(match[1])
    if count is None or count > 2000:
        return None
    if match[2] == "day":
        return published - count * _DAY, "day"
    if match[2] == "week":
        return _monday(published - 7 * count * _DAY), "week"
    if match[2] == "month":
        return _months_away(published, -count), "month"
    return (datetime.date(published.year - count, 1, 1), "year") if published.year > count else None


def _weekday(text: str, published: datetime.date, future: bool) -> Moment | None:
    for number, name in enumerate(lexicon("time")["days"]):
        if re.search(rf"\b{name}\b", text):
            if (future and "last" not in text) or "next" in text:
                return published + ((number - published.weekday() - 1) % 7 + 1) * _DAY, "day"
            return published - ((published.weekday() - number) % 7) * _DAY, "day"
    return None


def _period(text: str, published: datetime.date, future: bool) -> Moment | None:
    match = _PERIOD.search(text)
    if not match:
        return None
    which, unit = match[1], match[2]
    if which == "the" and not re.search(
        rf"\b(?:end|beginning|start|middle|later|earlier) (?:of|in) the {unit}\b", text
    ):
        return None
    step = -1 if which in words("time", "past") else 1 if which in words("time", "future") else 0
    if unit in ("week", "weekend"):
        return _monday(published + 7 * step * _DAY), "week"
    if unit == "month":
        return _months_away(published, step), "month"
    if unit == "year":
        return datetime.date(published.year + step, 1, 1), "year"
    month = int(table("time", "seasons")[unit])
    started = month <= published.month
    year = published.year + step if step else published.year
    if which in words("time", "past") and started and published.month >= month + 3:
        year = published.year
    return datetime.date(year, month, 1), "season"


def _monday(day: datetime.date) -> datetime.date:
    return day - day.weekday() * _DAY


def _months_away(day: datetime.date, months: int) -> datetime.date:
    count = day.year * 12 + day.month - 1 + months
    return datetime.date(count // 12, count % 12 + 1, 1)
