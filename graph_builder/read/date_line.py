"""The date that a text gives on a line of its own near its top ("Friday, July 21, 2017")."""

from __future__ import annotations

import datetime
import re

#: How many lines of a text can stand above its date line: headline, subheading, byline.
_TOP = 4

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(rf"(?:published:? |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )*{date}\W*", re.IGNORECASE)
    for date in (rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})", rf"{_DAY} {_MONTH},? (?P<year>\d{{4}})")
)
_ISO = re.compile(r"(?:published:? )?(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\W*", re.IGNORECASE)


def date_line(text: str) -> datetime.date | None:
    """The date of the first line near the top that is nothing but a date.

    >>> date_line("Talks end\\n\\nMonday, July 26, 2021\\n\\nThe talks ended.")
    datetime.date(2021, 7, 26)
    """
    lines = [line.strip() for line in text[:2000].splitlines()]
    for line in [line for line in lines if line][:_TOP]:
        if (found := _date(line)) is not None:
            return found
    return None


def _date(line: str) -> datetime.date | None:
    for pattern in (*_PATTERNS, _ISO):
        if match := pattern.fullmatch(line):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            try:
                return datetime.date(int(match["year"]), number, int(match["day"]))
            except ValueError:  # 31 June: no date
                return None
    return None
