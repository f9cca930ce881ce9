"""Periods -> columns of a chart over time: as fine as the width allows, and no finer than what is told."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year", "decade"]
Period = tuple[datetime.date, datetime.date, Hashable]

#: How many columns a chart has at most: below about eight pixels a column can't be pointed at.
COLUMNS = 72
UNITS: Mapping[Unit, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One unit of time, from ``first`` to ``last`` (both in it); ``counts`` by the periods' keys."""

    first: datetime.date
    last: datetime.date
    label: str
    counts: Mapping[Hashable, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bar:
    """Periods that last longer than a column: all that begin and end on the same days."""

    first: datetime.date
    last: datetime.date
    label: str
    counts: Mapping[Hashable, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """All columns from the first day to the last, empty ones too, and the bars, the earliest first."""

    unit: Unit
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]


def chart(
    periods: Iterable[Period], *, first: datetime.date | None = None, last: datetime.date | None = None
) -> Chart:
    """Count the periods (first day, last day, key) in columns of the finest unit that fits.

    A period within one column counts there; a longer one is a bar, never a day that nobody told.
    ``first`` and ``last`` cut the axis, by default it reaches as far as the periods do.
    """
    listed = list(periods)
    first = first or min((p[0] for p in listed), default=None)
    last = last or max((p[1] for p in listed), default=None)
    if first is None or last is None or first > last:
        return Chart("day", (), ())
    days = (last - first).days + 1
    unit: Unit = next((u for u, length in UNITS.items() if days / length <= COLUMNS), "decade")
    starts = _starts(unit, first, last)
    counts: dict[datetime.date, Counter[Hashable]] = {start: Counter() for start in starts}
    bars: dict[tuple[datetime.date, datetime.date], Counter[Hashable]] = {}
    for begin, end, key in listed:
        if end < first or begin > last:
            continue
        column = _start(unit, begin)
        if column == _start(unit, end) and column in counts:
            counts[column][key] += 1
        else:
            bars.setdefault((begin, end), Counter())[key] += 1
    columns = tuple(
        Column(start, _last(unit, start), _label(unit, start), dict(counts[start])) for start in starts
    )
    return Chart(
        unit,
        columns,
        tuple(Bar(begin, end, period_label(begin, end), dict(n)) for (begin, end), n in sorted(bars.items())),
    )


def _start(unit: Unit, day: datetime.date) -> datetime.date:
    match unit:
        case "day":
            return day
        case "week":
            return day - datetime.timedelta(days=day.weekday()) if day.toordinal() > 7 else day
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
        case "decade":
            return datetime.date(max(1, day.year // 10 * 10), 1, 1)


def _last(unit: Unit, start: datetime.date) -> datetime.date:
    try:
        return _start(unit, start + datetime.timedelta(days=UNITS[unit])) - datetime.timedelta(days=1)
    except OverflowError:
        return datetime.date.max


def _starts(unit: Unit, first: datetime.date, last: datetime.date) -> list[datetime.date]:
    found = [_start(unit, first)]
    while (end := _last(unit, found[-1])) < last:
        found.append(end + datetime.timedelta(days=1))
    return found


def _label(unit: Unit, start: datetime.date) -> str:
    month = MONTH_NAMES[start.month - 1]
    match unit:
        case "day":
            return f"{start.day} {month} {start.year}"
        case "week":
            return f"week of {start.day} {month} {start.year}"
        case "month":
            return f"{month} {start.year}"
        case "quarter":
            return f"{month} to {MONTH_NAMES[start.month + 1]} {start.year}"
        case "year":
            return f"{start.year}"
        case "decade":
            return f"{start.year}s"


def month(day: datetime.date) -> str:
    """The English name of its month, whatever the locale."""
    return MONTH_NAMES[day.month - 1]


def period_label(first: datetime.date, last: datetime.date) -> str:
    """``July 2021``, ``2014`` or ``5 to 11 July 2021``: a period in words, whatever the locale.

    >>> period_label(datetime.date(2021, 7, 1), datetime.date(2021, 7, 31))
    'July 2021'
    """
    if first == last:
        return _label("day", first)
    for unit in ("month", "year"):
        if first == _start(unit, first) and last == _last(unit, first):
            return _label(unit, first)
    return f"{_label('day', first)} to {_label('day', last)}"
