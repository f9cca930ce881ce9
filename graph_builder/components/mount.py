"""Python side of the components: what each takes, and the events that it gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyvis.network import Network
    from streamlit.components.v2.types import ComponentRenderer

#: In larger pictures nothing is told of a line before it is clicked.
LARGE = 1500
OF_SMALL = frozenset({"title", "claims", "label", "smooth"})

Event = dict[str, Any]
OnEvent = Callable[[Event], None]


#: Where a session keeps who listens to which component, which events it has heard, and of each component
#: the last one.
LISTENERS, SEEN, LAST = "components:listeners", "components:seen", "components:last"
#: Mounts that a page may have at a time, and some more.
MOUNTS = 16


@cache
def _component(name: str) -> ComponentRenderer:
    import streamlit as st

    return st.components.v2.component(
        f"graph_builder.{name}",
        html=f'<div class="{name}-view"></div>',
        js=f"{name}.js",
        css=f"{name}.css",
    )


def _mount(name: str, key: str, data: Mapping[str, Any], on_event: OnEvent, *, answers: bool = False) -> None:
    """``answers``: the component shows a choice at once, so data from before it must not take it back."""
    import streamlit as st

    listeners: dict[str, OnEvent] = st.session_state.setdefault(LISTENERS, {})
    listeners[key] = on_event

    def receive() -> None:
        seen = st.session_state.setdefault(SEEN, {})
        last = st.session_state.setdefault(LAST, {})
        for event in (st.session_state.get(key) or {}).get("event") or ():
            if _is_new(event, seen) and (listener := listeners.get(event["component"])):
                last[event["component"]] = [event["mount"], event["number"]]
                listener(event)

    known = {"heard": st.session_state.get(LAST, {}).get(key)} if answers else {}
    _component(name)(key=key, data={"key": key, "data": dict(data), **known}, on_event_change=receive)


def heard() -> str:
    """How far events were heard, as JSON of mount and number: it stands in the page as ``data-heard``.

    A component that does not find its last event there sends it again.
    """
    import streamlit as st

    seen: dict[str, int] = st.session_state.get(SEEN, {})
    return json.dumps(dict(list(seen.items())[-MOUNTS:]))


def _is_new(event: Event, seen: dict[str, int]) -> bool:
    """Events arrive again with those that follow, lest one be lost where runs overtake each other; a
    step is done once."""
    mount, number = str(event.get("mount")), int(event.get("number", 0))
    if number <= seen.get(mount, 0):
        return False
    seen.pop(mount, None)  # the latest stand at the end
    seen[mount] = number
    return True


def graph(
    network: Network,
    *,
    key: str,
    on_event: OnEvent,
    arrangement: int = 0,
    legend: Sequence[Mapping[str, Any]] = (),
    notes: Sequence[Mapping[str, Any]] = (),
    pinned: Sequence[str] = (),
    command: Mapping[str, Any] | None = None,
    menu: Mapping[str, Any] | None = None,
    heard: Mapping[str, Any] | None = None,
    steps: tuple[bool, bool] = (False, False),
    side: str = "",
    filters: int = 0,
    link: Mapping[str, Any] | None = None,
) -> None:
    """The graph view around the vis-network of a pyvis network whose nodes have ``x`` and ``y``.

    A node that stands moves only where ``x`` and ``y`` differ from what they were the last time,
    and not while ``heard`` (``mount`` and ``number`` of the last ``moved`` event that the places
    know of) is behind what the user did. When ``arrangement`` changes, the whole picture is shown.
    ``legend`` has a row ``{key, label, color, line, meaning, count, on, fixed}`` for each toggle;
    ``notes`` (``{text, label, event}``, the last two where there is something to do about it) are
    short sentences over the picture; ``command`` is ``{"number": n, "focus": node id}`` and is
    obeyed once a number; ``menu`` (``{node, types: [{type, count}]}``) answers the event of that
    name; ``steps`` says whether there is one to undo and one to redo; ``side`` names the panel that
    is open (``filters``, ``look`` or nothing), ``filters`` is how many are active. ``link``
    (``{number, query}``) offers a link to copy and answers the event of that number.

    Events: ``select`` (``node``, or ``edge`` with id, from, to, type, or neither), ``expand``
    (``node``, perhaps ``type``), ``menu``, ``around``, ``focus`` and ``hide`` (``node``), ``pin``
    (``node``, ``position``), ``moved`` (``positions``), ``toggle`` (``key``), ``undo``, ``redo``,
    ``side`` (``side``), ``link``, ``history`` (``query``: back or forward, where a link is offered),
    and those of the notes.
    """
    options = network.options
    large = max(len(network.nodes), len(network.edges)) > LARGE
    data = {
        "nodes": [_lean(node) for node in network.nodes],
        "edges": [_lean(edge, OF_SMALL) for edge in network.edges] if large else network.edges,
        "options": options if isinstance(options, dict) else json.loads(options.to_json()),
        "arrangement": arrangement,
        "legend": [dict(row) for row in legend],
        "notes": [dict(note) for note in notes],
        "pinned": sorted(pinned),
        "command": dict(command) if command else None,
        "menu": dict(menu) if menu else None,
        "heard": dict(heard) if heard else None,
        "steps": list(steps),
        "side": side,
        "filters": filters,
        "link": dict(link) if link else None,
    }
    _mount("graph", key, data, on_event)


def _lean(drawn: Mapping[str, Any], left_out: Collection[str] = ()) -> dict[str, Any]:
    """What the browser needs: it knows the theme, and colours a node's rim and a line when it is chosen."""
    return {
        name: value if name != "color" else value.get("background") or value["color"]
        for name, value in drawn.items()
        if name not in left_out and name != "hue"
    }


def search(*, key: str, label: str, text: str, hits: Sequence[Mapping[str, Any]], on_event: OnEvent) -> None:
    """A search box with completion.

    ``hits`` (``{id, name, label, aliases, degree, color}``) answer what was typed as ``text``.
    Events: ``type`` (``text``), ``choose`` (``id``).
    """
    _mount("search", key, {"label": label, "text": text, "hits": [dict(hit) for hit in hits]}, on_event)


def evidence(*, key: str, panel: Mapping[str, Any], on_event: OnEvent) -> None:
    """The side panel: ``{key, kind, color, title, aliases, rows, note, actions, starts,
    claims, more, close}``.

    A claim is ``{id, subject, subject_id, type, predicate, object, object_id, passage, badges,
    outlet, published, title, article, url, details}``, its passage a list of ``{text, marks}``.
    Events: ``select`` (``node`` or nothing: close), ``article`` (``article``, ``claim``), ``more``,
    and whatever the actions
    (``{label, event}``) and starts (``{label, hint, color, event}``) carry.
    """
    _mount("evidence", key, panel, on_event)


def facets(*, key: str, panel: Mapping[str, Any], on_event: OnEvent) -> None:
    """A panel of choices: ``{title, kind, side, note, reset, groups}``.

    A group is ``{key, title, open, …}`` with ``rows`` (``{value, label, count, on, color,
    children}``, to tick), ``days`` (``{low, high, first, last}``), ``range`` (0 to 1) or ``one`` (to
    choose one of ``{value, label, on}``, with a ``hint``); ``bars`` are counts for a small histogram.
    Events: ``kind`` with ``facet`` (the group's key) and ``values``, ``first`` and ``last``, or
    ``value``; ``reset``; ``side`` (close).
    """
    _mount("facets", key, panel, on_event, answers=True)


def reader(
    *,
    key: str,
    heading: str,
    segments: Sequence[Mapping[str, Any]],
    claims: Sequence[Mapping[str, Any]],
    selected: str | None,
    on_event: OnEvent,
) -> None:
    """An article (``segments``: ``{text, claims, dropped}``) with its claims marked and listed.

    Choosing a claim happens in the browser alone. Event: ``entity`` (``id``).
    """
    data = {
        "heading": heading,
        "segments": [dict(segment) for segment in segments],
        "claims": [dict(claim) for claim in claims],
        "selected": selected,
    }
    _mount("reader", key, data, on_event)


def listing(*, key: str, rows: Sequence[Mapping[str, Any]], on_event: OnEvent) -> None:
    """Articles: ``{id, title, outlet, published, day, claims, dropped}``. Event: ``open`` (``id``)."""
    _mount("listing", key, {"rows": [dict(row) for row in rows]}, on_event)


def editor(
    *,
    key: str,
    text: str,
    write: int,
    schema: Mapping[str, Any],
    hint: str,
    fault: Mapping[str, Any] | None,
    on_event: OnEvent,
) -> None:
    """A Cypher editor with a button that runs (as does Ctrl or Cmd with Enter).

    ``text`` is what it opens with, and is written into it again whenever ``write`` changes: what a
    person types meanwhile is never overwritten. ``schema`` is ``{labels, types}`` with counts and
    ``properties`` of ``{claim, entity, article}``, for completion; ``fault`` is ``{line, column,
    message}``, counted from 1.
    Events: ``text`` (when typing rests), ``run``; both carry ``text``.
    """
    data = {"text": text, "write": write, "schema": dict(schema), "hint": hint}
    _mount("editor", key, {**data, "fault": dict(fault) if fault else None}, on_event)


def entity_field(
    *,
    key: str,
    label: str,
    text: str,
    hits: Sequence[Mapping[str, Any]],
    chosen: Mapping[str, Any] | None,
    on_event: OnEvent,
) -> None:
    """A field of a form that holds one entity, ``chosen`` (``{id, name, label, color}``), with completion.

    ``hits`` (as in ``search``) answer what was typed as ``text``.
    Events: ``type`` (``text``), ``choose`` (``id``, null where the field was emptied).
    """
    data = {"label": label, "text": text, "hits": [dict(hit) for hit in hits]}
    _mount("entity", key, {**data, "chosen": dict(chosen) if chosen else None}, on_event)


def chains(
    *,
    key: str,
    heading: str,
    note: str,
    chains: Sequence[Mapping[str, Any]],
    selected: int | None,
    on_event: OnEvent,
) -> None:
    """Chains between two entities as a list to read: ``{summary, hops}``, the best first.

    A hop is ``{from, to, edge, claims, outlets, best}``: names, the line of the picture that it is
    (``{from, to, type}``), counts, and its best claim as in ``evidence``. ``selected`` is the index of
    the chain that alone is drawn. Events: ``chain`` (``index``, or null for all), ``select`` (``edge``
    or ``node``), ``article`` (``article``, ``claim``).
    """
    data = {
        "heading": heading,
        "note": note,
        "chains": [dict(chain) for chain in chains],
        "selected": selected,
    }
    _mount("chains", key, data, on_event)


def timeline(
    *,
    key: str,
    columns: Sequence[Mapping[str, Any]],
    bars: Sequence[Mapping[str, Any]],
    kinds: Sequence[Mapping[str, Any]],
    most: int,
    selected: tuple[str, str] | None,
    note: str,
    hint: str,
    on_event: OnEvent,
) -> None:
    """Claims over time, to be brushed by pointer or keyboard.

    A column is ``{first, last, label, short, said, total, parts, later}``: its days (ISO), its name, a
    short name for the axis, its counts in words, its stacked parts ``{kind, count, told}`` and how many
    claims of it are hidden as not yet known. A bar, for a period longer than a column, is ``{first, last,
    label, said, total, kind, later}``. ``kinds`` are ``{kind, name, color}``; ``most`` is the highest
    column. Event: ``range`` (``from``, ``to``: ISO days, or null for all).
    """
    data = {
        "columns": [dict(c) for c in columns],
        "bars": [dict(b) for b in bars],
        "kinds": [dict(k) for k in kinds],
        "most": most,
        "selected": list(selected) if selected else None,
        "note": note,
        "hint": hint,
    }
    _mount("timeline", key, data, on_event, answers=True)


def catalogue(*, key: str, columns: Sequence[Sequence[Mapping[str, Any]]], on_event: OnEvent) -> None:
    """Names with their meaning, filtered in the browser.

    Each column is a list of sections ``{title, note, groups}``; a group is ``{title, definition, total,
    counted, rows}``, a row ``{name, definition, detail, count, color, cypher}``. Where a group is
    ``counted``, rows with a count of 0 wait behind a checkbox. Event: ``ask`` (``cypher``).
    """
    _mount("catalogue", key, {"columns": [[dict(s) for s in column] for column in columns]}, on_event)
