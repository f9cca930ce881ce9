"""The claims of an entity or of a pair over time, as exact as their articles tell it."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

from graph_builder.protocols import GraphStore
from graph_builder.query.claims import claims_between, claims_of
from graph_builder.query.values import ClaimView

By = Literal["event", "published"]

#: How many months the coarser granularities last; a season is a quarter of a year.
MONTHS = {"month": 1, "season": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim on a timeline.

    Attributes:
        claim: The claim.
        first: The first day on which it can have happened, or on which it was published.
        last: The last such day: the same where a day is told, the end of the month where a month is.
        told: Whether the article tells when; else it stands on the day of publication.
    """

    claim: ClaimView
    first: datetime.date
    last: datetime.date
    told: bool


def timeline(
    store: GraphStore,
    entity_id: str,
    other: str | None = None,
    *,
    by: By = "event",
    known: datetime.date | None = None,
) -> list[Moment]:
    """The claims of an entity, or of a pair (ids), that have a day, in the order of their first day.

    ``by`` says which day: that of the event, where the article tells it, or that of publication. With
    ``known`` only what was published by then. A claim without any day is left out.
    """
    found = claims_between(store, entity_id, other) if other else claims_of(store, entity_id)
    moments = [m for c in found if known_by(c, known) and (m := _moment(c, by))]
    return sorted(moments, key=lambda m: (m.first, m.last, m.claim.article, m.claim.start, m.claim.id))


def known_by(claim: ClaimView, day: datetime.date | None) -> bool:
    """Whether a claim was published by the end of that day, as ``$known`` of the questions means it.

    One without a day of publication was known on no day; without a ``day`` everything is known.
    """
    return day is None or (claim.published is not None and claim.published <= day)


def _moment(claim: ClaimView, by: By) -> Moment | None:
    if by == "event" and claim.event_date:
        return Moment(claim, claim.event_date, period_end(claim.event_date, claim.granularity), told=True)
    if claim.published:
        return Moment(claim, claim.published, claim.published, told=by == "published")
    return None


def period_end(first: datetime.date, granularity: str | None) -> datetime.date:
    """The last day of the period that begins on ``first``.

    >>> period_end(datetime.date(2021, 2, 1), "month")
    datetime.date(2021, 2, 28)
    """
    if granularity == "week":
        return first + datetime.timedelta(days=6)
    if granularity not in MONTHS:
        return first
    months = first.month - 1 + MONTHS[granularity] - 1
    year, month = min(datetime.MAXYEAR, first.year + months // 12), months % 12 + 1
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
