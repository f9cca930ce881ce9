"""A field for every ``$parameter`` of a query, of the kind that its value is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import streamlit as st

import fields
import words
from fields import EntityField
from graph_builder import query
from graph_builder.protocols import GraphStore
from graph_builder.query import Parameter, ParameterType

#: The kinds that a person can choose for a parameter of their own.
KINDS: dict[ParameterType, str] = {
    "text": "text",
    "number": "number",
    "date": "date",
    "boolean": "true/false",
    "list": "list",
    "entity": "entity",
}
IN_A_ROW = 3


@dataclass
class Form:
    """What the fields hold, as texts; ``kinds`` are those that a person chose for their own parameters."""

    values: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, ParameterType] = field(default_factory=dict)
    entities: dict[str, EntityField] = field(default_factory=dict)
    edition: int = 0

    def fill(self, values: dict[str, str]) -> None:
        """Begin with these values: a link's, or those of an earlier run."""
        self.values, self.entities = dict(values), {}
        self.edition += 1

    def parameter(self, name: str, cypher: str) -> Parameter:
        """A parameter that no question declares."""
        return Parameter(name, self.kinds.get(name) or query.kind_of(cypher, name), "")


def draw(
    form: Form,
    store: GraphStore,
    parameters: Sequence[Parameter],
    own: set[str],
    on_change: Callable[[], None],
) -> None:
    """The fields; beside one of the person's ``own`` a choice of its kind.

    More than fit in a row: those that may stay empty wait behind a line that opens.
    """
    rows = partial(_rows, form, store, own=own, on_change=on_change)
    needed = [p for p in parameters if p.required]
    if len(parameters) <= IN_A_ROW or not needed:
        rows(parameters[:IN_A_ROW])
        rest = list(parameters[IN_A_ROW:])
    else:
        rows(needed)
        rest = [p for p in parameters if not p.required]
    if rest:
        with st.expander(
            ", ".join(words.plain(p.name) for p in rest), expanded=any(form.values.get(p.name) for p in rest)
        ):
            rows(rest)


def _rows(
    form: Form,
    store: GraphStore,
    parameters: Sequence[Parameter],
    *,
    own: set[str],
    on_change: Callable[[], None],
) -> None:
    for at in range(0, len(parameters), IN_A_ROW):
        columns = st.columns(IN_A_ROW)
        for column, parameter in zip(columns, parameters[at : at + IN_A_ROW], strict=False):
            with column:
                if parameter.name in own:
                    wide, narrow = st.columns([0.58, 0.42], gap="small")
                    with narrow:
                        _kind(form, parameter)
                    with wide:
                        _field(form, store, parameter, on_change)
                else:
                    _field(form, store, parameter, on_change)


def _kind(form: Form, parameter: Parameter) -> None:
    kinds = list(KINDS)

    def chosen() -> None:
        form.kinds[parameter.name] = st.session_state[key]
        form.values.pop(parameter.name, None)

    key = f"kind-{parameter.name}"
    st.selectbox(
        "as", kinds, index=kinds.index(parameter.type) if parameter.type in kinds else 0, key=key,
        format_func=lambda kind: KINDS[kind], on_change=chosen,
    )  # fmt: skip


def _field(form: Form, store: GraphStore, parameter: Parameter, on_change: Callable[[], None]) -> None:
    label = parameter.name + ("" if parameter.required else " (optional)")
    key = f"parameter-{form.edition}-{parameter.name}-{parameter.type}"
    held = form.values.get(parameter.name, "")
    if parameter.type == "entity":
        _entity(form, store, parameter, label, key, on_change)
        return

    def changed() -> None:
        value = st.session_state[key]
        form.values[parameter.name] = "" if value is None else str(value)
        on_change()

    hint = str(parameter.default) if parameter.default is not None else parameter.description or "a value"
    common: dict[str, Any] = {
        "key": key,
        "on_change": changed,
        "help": words.plain(parameter.description) or None,
    }
    match parameter.type:
        case "number":
            st.number_input(label, value=_number(held), step=1, placeholder=hint, **common)
        case "date":
            st.date_input(label, value=_day(held), format="YYYY-MM-DD", min_value=datetime.date(1, 1, 1),
                          max_value=datetime.date(9999, 12, 31), **common)  # fmt: skip
        case "boolean" | "outlet" | "type" | "article":
            names = _names(store, parameter.type)
            index = list(names).index(held) if held in names else None
            st.selectbox(label, list(names), index=index, placeholder=hint,
                         format_func=lambda value: names[value], **common)  # fmt: skip
        case _:
            placeholder = "a, b, c" if parameter.type == "list" and parameter.default is None else hint
            st.text_input(label, value=held, placeholder=placeholder, **common)


def _entity(
    form: Form, store: GraphStore, parameter: Parameter, label: str, key: str, on_change: Callable[[], None]
) -> None:
    found = form.entities.get(parameter.name)
    if found is None:
        found = form.entities[parameter.name] = EntityField()
        found.find(store, form.values.get(parameter.name) or None)

    def changed() -> None:
        form.values[parameter.name] = found.id or ""
        on_change()

    fields.entity(found, store, label, key=key, on_change=changed)


def _names(store: GraphStore, kind: str) -> dict[str, str]:
    """What can be chosen, with how it is called."""
    match kind:
        case "boolean":
            return {"true": "true", "false": "false"}
        case "outlet":
            return {o: o for o in sorted({a.outlet for a in query.articles(store) if a.outlet})}
        case "type":
            return {name: f"{name} ({count:,})" for name, count in query.schema(store).types.items()}
        case _:
            return {a.id: a.title or a.id for a in query.articles(store)}


def _number(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdecimal() else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def declared(parameters: Sequence[Parameter], form: Form, cypher: str) -> list[Parameter]:
    """The parameters of the text: those that a question declares, then the person's own."""
    known = {p.name: p for p in parameters}
    names = [*known, *(n for n in query.placeholders(cypher) if n not in known)]
    own = [form.parameter(name, cypher) for name in names if name not in known]
    return [*parameters, *(replace(p, required=True) for p in own)]
