"""Timeline: the claims of an entity or a pair over time, and what was known on a day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, cast

import streamlit as st

import fields
import scene as scenes
import shell
import taking
import words
from desk import Desk, draw, work
from fields import EntityField
from graph_builder import components, query, view
from graph_builder.model import Standing, Subgraph
from graph_builder.protocols import GraphStore
from graph_builder.query import Moment
from graph_builder.query.timeline import By
from panels import PAGE

#: Neighbours that the picture shows at most, those with the most claims; the list has all.
DRAWN = 150
DAYS: Mapping[By, str] = {"event": "Event", "published": "Publication"}

Range = tuple[datetime.date, datetime.date]


@dataclass
class Telling:
    """Whose claims, by which day, which range is brushed, and what was known when.

    ``moments`` are all that there are; ``window`` is the part of the axis that was zoomed into; ``left``
    counts those that the picture, not the list, leaves out.
    """

    entity: EntityField = field(default_factory=EntityField)
    other: EntityField = field(default_factory=EntityField)
    by: By = "event"
    selected: Range | None = None
    window: Range | None = None
    known: datetime.date | None = None
    asked: tuple[str, str | None, By] | None = None
    moments: list[Moment] = field(default_factory=list)
    whole: Subgraph = field(default_factory=Subgraph)
    left: int = 0
    drawn: tuple[Any, ...] = ()
    desk: Desk = field(default_factory=lambda: Desk("timeline"))

    def hear(self, event: dict[str, Any]) -> None:
        """What the chart says."""
        self.selected = _range(event["from"], event["to"])
        self.desk.select(None)

    def anew(self) -> None:
        """Another entity: nothing of what was brushed for the last one holds."""
        self.selected = self.window = self.known = None

    def zoom(self) -> None:
        """The brushed range fills the chart."""
        self.window, self.selected = self.selected, None

    def unzoom(self) -> None:
        """The whole time again."""
        self.window = None

    @property
    def days(self) -> list[datetime.date]:
        """The days on which these claims were published, the earliest first."""
        return sorted({m.claim.published for m in self.moments if m.claim.published})

    def is_known(self, moment: Moment) -> bool:
        """Whether it had been published by the chosen day."""
        return query.known_by(moment.claim, self.known)

    @property
    def chosen(self) -> list[Moment]:
        """What is known and within the brushed range, else within the window."""
        span = self.selected or self.window
        known = (m for m in self.moments if self.is_known(m))
        return [m for m in known if span is None or (m.first <= span[1] and m.last >= span[0])]


def page() -> None:
    """Draw the page."""
    store = shell.graph_store()
    telling = st.session_state.get("telling") or _from_address(store)
    st.session_state["telling"] = telling
    work(telling.desk, store)
    _form(telling, store)
    if telling.entity.id is None:
        _to_address(telling)
        _nothing_asked(telling, store)
        return
    _to_address(telling)
    if not telling.moments:
        _nothing_told(telling)
        return
    _chart(telling)
    _answer(telling, store)


# --- the address ------------------------------------------------------------------------------------


def _from_address(store: GraphStore) -> Telling:
    asked = st.query_params
    telling = Telling(by="published" if asked.get("by") == "published" else "event")
    telling.entity.find(store, asked.get("entity"))
    telling.other.find(store, asked.get("with"))
    telling.selected = _range(asked.get("from"), asked.get("to"))
    telling.window = _range(asked.get("since"), asked.get("until"))
    telling.known = _day(asked.get("known"))
    return telling


def _to_address(telling: Telling) -> None:
    (start, end), (since, until) = (telling.selected or (None, None)), (telling.window or (None, None))
    said = {"entity": telling.entity.id, "with": telling.other.id,
            "by": telling.by if telling.by != "event" else None, "from": start, "to": end, "since": since,
            "until": until, "known": telling.known}  # fmt: skip
    wanted = {name: str(value) for name, value in said.items() if value}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _range(start: str | None, end: str | None) -> Range | None:
    first, last = _day(start), _day(end)
    return (first, last) if first and last and first <= last else None


# --- the form ---------------------------------------------------------------------------------------


def _form(telling: Telling, store: GraphStore) -> None:
    one, two, by, known = st.columns([0.27, 0.27, 0.19, 0.27])
    with one:
        fields.entity(telling.entity, store, "Claims about", key="timeline-entity", on_change=telling.anew)
    with two:
        fields.entity(telling.other, store, "and (optional)", key="timeline-other", on_change=telling.anew)
    st.session_state["timeline-by"] = DAYS[telling.by]

    def chosen() -> None:
        name = st.session_state["timeline-by"]
        telling.by = next((by for by, said in DAYS.items() if said == name), telling.by)
        telling.selected = telling.window = None

    by.segmented_control(
        "By day of", list(DAYS.values()), key="timeline-by", on_change=chosen,
        help="The day of the event stands where the article tells it; else the claim stands, faint, on the "
        "day of publication.",
    )  # fmt: skip
    if telling.entity.id:
        with known:
            _fetch(telling, store)
            _known(telling)


def _known(telling: Telling) -> None:
    """The slider of what was known when; only where there are two days to choose from."""
    days = telling.days
    if len(days) < 2:
        return
    st.session_state["timeline-known"] = min(max(telling.known or days[-1], days[0]), days[-1])

    def chosen() -> None:
        day = st.session_state["timeline-known"]
        telling.known = None if day >= days[-1] else day

    st.slider(
        "What was known on", days[0], days[-1], key="timeline-known", on_change=chosen, format="D MMM YYYY"
    )


def _fetch(telling: Telling, store: GraphStore) -> None:
    """All claims, once for each question."""
    asked = (telling.entity.id or "", telling.other.id, telling.by)
    if telling.asked == asked:
        return
    with st.spinner("Reading the claims …", show_time=True):
        telling.moments = query.timeline(store, asked[0], asked[1], by=telling.by)
        if telling.asked is None or telling.asked[:2] != asked[:2]:
            telling.whole, telling.left = _picture(telling.moments, store, asked[0])
            telling.desk = Desk("timeline", scenes.of(telling.whole, telling.desk.scene.arrangement + 1))
    telling.asked, telling.drawn = asked, ()


def _picture(moments: Sequence[Moment], store: GraphStore, entity: str) -> tuple[Subgraph, int]:
    """The claims with the ``DRAWN`` others that most of them join, and how many others are left out."""
    others = Counter(
        m.claim.object_id if m.claim.subject_id == entity else m.claim.subject_id for m in moments
    )
    kept = {entity, *(i for i, _ in sorted(others.items(), key=lambda x: (-x[1], x[0]))[:DRAWN])}
    claims = (m.claim for m in moments if {m.claim.subject_id, m.claim.object_id} <= kept)
    return query.claims_subgraph(store, claims), max(0, len(others) - DRAWN)


# --- the chart --------------------------------------------------------------------------------------


def _chart(telling: Telling) -> None:
    first, last = telling.window or (None, None)
    periods = [(m.first, m.last, (m.claim.standing, m.told, telling.is_known(m))) for m in telling.moments]
    chart = view.chart(periods, first=first, last=last)
    theme = shell.theme()
    present = {m.claim.standing for m in telling.moments}
    faint = any(not m.told for m in telling.moments)
    components.timeline(
        key="timeline-chart",
        columns=[
            {"first": c.first.isoformat(), "last": c.last.isoformat(), "label": c.label,
             "short": _short(c.first, chart.unit), "total": sum(c.counts.values()),
             "said": _said(c.counts), "parts": _parts(c.counts),
             "later": sum(n for key, n in c.counts.items() if not _key(key)[2])}
            for c in chart.columns
        ],
        bars=[
            {"first": b.first.isoformat(), "last": b.last.isoformat(), "label": b.label,
             "said": _said(b.counts), "total": sum(b.counts.values()), **_look(b.counts)}
            for b in chart.bars
        ],
        kinds=[
            {"kind": kind, "name": name, "color": view.LINES[theme][kind].colour}
            for kind, name in words.STANDINGS.items() if kind in present
        ],
        most=max((sum(c.counts.values()) for c in chart.columns), default=1),
        selected=(telling.selected[0].isoformat(), telling.selected[1].isoformat())
        if telling.selected else None,
        note="Faint: told without a day, on the day of publication" if faint else "",
        hint=f"One column is a {chart.unit}. Drag to choose a time.",
        on_event=telling.hear,
    )  # fmt: skip


def _key(key: Any) -> tuple[Standing, bool, bool]:
    """What a claim is counted by: its standing, whether its day is told, whether it was known."""
    return cast("tuple[Standing, bool, bool]", key)


def _parts(counts: Mapping[Any, int]) -> list[dict[str, Any]]:
    """The pieces of a column from below: told before faint, in the order of the legend."""
    return [
        {"kind": kind, "told": told, "count": counts[kind, told, True]}
        for told in (True, False)
        for kind in words.STANDINGS
        if counts.get((kind, told, True))
    ]


def _look(counts: Mapping[Any, int]) -> dict[str, Any]:
    """A bar looks like the most frequent kind of claim in it; of what came later only the outline."""
    found = Counter[Standing]()
    for key, count in counts.items():
        found[_key(key)[0]] += count
    return {"kind": found.most_common(1)[0][0], "later": not any(_key(key)[2] for key in counts)}


def _said(counts: Mapping[Any, int]) -> str:
    found = Counter[Standing]()
    for key, count in counts.items():
        found[_key(key)[0]] += count
    kinds = [f"{found[kind]} {name.lower()}" for kind, name in words.STANDINGS.items() if found[kind]]
    later = sum(count for key, count in counts.items() if not _key(key)[2])
    return ", ".join(kinds) + (f"; {later} not published by then" if later else "")


def _short(day: datetime.date, unit: str) -> str:
    """The name of a column on the axis."""
    month = view.month(day)[:3]
    match unit:
        case "day" | "week":
            return f"{day.day} {month}" + (f" {day.year}" if day.month == 1 and day.day < 8 else "")
        case "month" | "quarter":
            return f"{month} {day.year}"
        case _:
            return str(day.year)


# --- picture and list -------------------------------------------------------------------------------


def _answer(telling: Telling, store: GraphStore) -> None:
    st.html("<style>:root { --kg-above: 29rem; }</style>")
    chosen = telling.chosen
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<p class="kg-line" role="status">{escape(_summary(telling, chosen))}</p>')
        with st.container(horizontal=True, horizontal_alignment="right", width="content"):
            if telling.window:
                st.button("Whole time", on_click=telling.unzoom, key="timeline-whole")
            if telling.selected:
                st.button("Only this time", on_click=telling.zoom, key="timeline-zoom")
            taking.graph_button(store, telling.desk.scene, key="timeline-export")
    _filter(telling, chosen)
    draw(telling.desk, store, overview=lambda: _overview(telling, chosen, store), split=0.58)


def _filter(telling: Telling, chosen: Sequence[Moment]) -> None:
    """The picture has what the list has; what stays does not move."""
    ids = tuple(m.claim.id for m in chosen)
    if telling.drawn == ids:
        return
    telling.drawn = ids
    told, kept = set(ids), telling.desk.scene
    edges = [e for e in telling.whole.edges if e.id in told]
    ends = {end for e in edges for end in (e.source, e.target)}
    shown = Subgraph.of((n for n in telling.whole.nodes if n.id in ends), edges)
    telling.desk.scene = scenes.laid_out(replace(kept, subgraph=shown))
    telling.desk.shown_claims = PAGE


def _summary(telling: Telling, chosen: Sequence[Moment]) -> str:
    span = telling.selected or telling.window
    said = words.number(len(chosen), "claim")
    said += f" of {len(telling.moments):,}" if len(chosen) != len(telling.moments) else ""
    said += f", {view.period_label(*span)}" if span else ""
    said += f", as known on {words.day(telling.known)}" if telling.known else ""
    return said + (f"; the picture leaves {telling.left:,} others out" if telling.left else "")


def _overview(telling: Telling, chosen: Sequence[Moment], store: GraphStore) -> dict[str, Any]:
    names = [held.chosen.name for held in (telling.entity, telling.other) if held.chosen]
    shown = chosen[: telling.desk.shown_claims]
    texts = query.texts(store, [m.claim.article for m in shown])
    left = len(chosen) - len(shown)
    return {
        "key": f"{telling.asked}{telling.selected}{telling.window}{telling.known}",
        "kind": "",
        "color": None,
        "title": " and ".join(names),
        "rows": [["Claims", words.standings(m.claim for m in chosen)]] if chosen else [],
        "note": "" if chosen else "Nothing was published about it by then, or nothing falls into that time.",
        "claims": [{**words.card(m.claim, texts.get(m.claim.article, "")), "when": _when(m)} for m in shown],
        "more": f"Show {min(PAGE, left)} more of {len(chosen)} claims" if left > 0 else "",
    }


def _when(moment: Moment) -> str:
    label = view.period_label(moment.first, moment.last)
    return label if moment.told else f"published {label}"


# --- without an answer ------------------------------------------------------------------------------


def _nothing_told(telling: Telling) -> None:
    names = [held.chosen.name for held in (telling.entity, telling.other) if held.chosen]
    if len(names) == 2:
        shell.message(
            "Nothing between them",
            f"No claim with a day joins {names[0]} and {names[1]} directly.",
            "Empty the second field, or look for chains of claims on Paths.",
        )
        if st.button("Open Paths", key="timeline-paths"):
            shell.go("paths", a=telling.entity.id or "", b=telling.other.id or "")
        return
    shell.message("No claim with a day", f"No claim about {names[0]} has a day of event or publication.")


def _nothing_asked(telling: Telling, store: GraphStore) -> None:
    if not shell.counts().articles:
        shell.no_article()
        return
    st.html(
        '<div class="kg-empty"><h2>What happened when?</h2><p>Choose somebody or something: here stand its '
        "claims over time, and what was known of it on any day.</p></div>"
    )

    def take(hit: query.Hit) -> None:
        telling.entity = EntityField(hit)
        telling.anew()

    with st.container(horizontal=True, horizontal_alignment="center"):
        for node in query.start(store, limit=5).subgraph.nodes:
            hit = query.Hit(node.id, node.name, node.label)
            st.button(words.plain(node.name), on_click=take, args=(hit,), key=f"timeline-try-{node.id}")
