"""Query: a person's own Cypher, or a named question; the answer as graph, table or JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

import streamlit as st

import scene as scenes
import shell
import taking
import words
from desk import Desk, draw, work
from graph_builder import query
from graph_builder.errors import QueryError, QueryFailed, UsageError
from graph_builder.export import tables
from graph_builder.model import Subgraph, Table
from graph_builder.protocols import GraphStore
from graph_builder.query import Parameter, Question

LIMIT = 1000  # rows
TIMEOUT = 30.0  # seconds
#: Larger answers are downloaded, not printed.
JSON_SHOWN = 200_000

EXAMPLES: Mapping[str, str] = {
    "People and what joins them": "MATCH (a:Person)-[c]->(b:Person)\nRETURN a, c, b\nLIMIT 50",
    "Withdrawals with their quotes": (
        "MATCH (a)-[c:WITHDRAWS_FROM]->(b)\nRETURN a.name, b.name, c.quote, c.outlet, c.published"
    ),
    "Denied claims as a graph": "MATCH (a)-[c]->(b)\nWHERE c.negated\nRETURN a, c, b",
    "Plans with their quotes": (
        "MATCH (a)-[c]->(b)\nWHERE c.modality = 'planned'\nRETURN a.name, type(c), b.name, c.quote"
    ),
    "Articles and what they mention": "MATCH (a:Article)-[m:MENTIONS]->(e:Entity)\nRETURN a, m, e\nLIMIT 60",
}

#: $name outside of quotes and comments is good enough for a form: the engine says the rest.
PLACEHOLDER = re.compile(r"\$(\w+)")


@dataclass
class Sheet:
    """What stands on the page: the chosen question, the answer and its picture."""

    cypher: str = EXAMPLES["People and what joins them"]
    chosen: Question | None = None
    table: Table | None = None
    subgraph: Subgraph = field(default_factory=Subgraph)
    error: QueryError | UsageError | None = None
    runs: int = 0
    desk: Desk = field(default_factory=lambda: Desk("query"))


def page() -> None:
    """Draw the page."""
    store = shell.graph_store()
    sheet = st.session_state.setdefault("sheet", Sheet())
    # A widget that was not drawn loses its value: the sheet keeps the text over a change of page.
    sheet.cypher = st.session_state.setdefault("cypher", sheet.cypher)
    work(sheet.desk, store)
    st.html("<style>:root { --kg-above: 29rem; }</style>")
    left, right = st.columns([0.7, 0.3], gap="small")
    with right:
        _suggestions(sheet)
    with left:
        values = _form(sheet)
    if values is not None:
        with st.spinner("Asking …", show_time=True):
            _run(sheet, store, st.session_state["cypher"], values)
    _answer(sheet, store)


def _suggestions(sheet: Sheet) -> None:
    with st.container(height=210, border=True, gap=None):
        st.html('<p class="kg-line">Questions</p>')
        for asked in query.questions():
            st.button(
                asked.title,
                key=f"question-{asked.name}",
                type="tertiary",
                help=asked.description or None,
                on_click=_choose,
                args=(sheet, asked.statement, asked),
            )
        st.html('<p class="kg-line">Examples</p>')
        for title, cypher in EXAMPLES.items():
            st.button(
                title, key=f"example-{title}", type="tertiary", on_click=_choose, args=(sheet, cypher, None)
            )


def _choose(sheet: Sheet, cypher: str, asked: Question | None) -> None:
    st.session_state["cypher"] = cypher
    sheet.chosen = asked
    st.session_state["ask-now"] = asked is None or not any(p.required for p in asked.parameters)


def _form(sheet: Sheet) -> dict[str, str] | None:
    """The box and a field for every parameter; the values where it was sent."""
    with st.form("ask", border=False):
        cypher = st.text_area("Cypher", key="cypher", height=150,
                              label_visibility="collapsed",
                              placeholder="MATCH (a)-[c]->(b) RETURN a, c, b LIMIT 50")  # fmt: skip
        values = _fields(_parameters(sheet))
        with st.container(horizontal=True, vertical_alignment="center"):
            sent = st.form_submit_button("Run", type="primary", key="run")
            limits = f"Only reads: at most {LIMIT:,} rows, {TIMEOUT:.0f} s. Ctrl+Enter runs."
            st.html(f'<p class="kg-line">{limits}</p>')
    if st.session_state.pop("ask-now", False):
        sent = True
    return values if sent and (cypher or "").strip() else None


def _parameters(sheet: Sheet) -> list[Parameter]:
    """Those of the chosen question, and every other ``$name`` in the text."""
    names = dict.fromkeys(PLACEHOLDER.findall(st.session_state["cypher"]))
    known = {p.name: p for p in sheet.chosen.parameters} if sheet.chosen else {}
    return [known.get(name, Parameter(name, "text", "value")) for name in names]


def _fields(parameters: list[Parameter]) -> dict[str, str]:
    if not parameters:
        return {}
    columns = st.columns(min(4, len(parameters)))
    return {
        p.name: columns[i % len(columns)].text_input(
            p.name + ("" if p.required else " (optional)"),
            key=f"parameter-{p.name}",
            placeholder=str(p.default) if p.default is not None else p.description,
            help=p.description,
        )
        or ""
        for i, p in enumerate(parameters)
    }


def _run(sheet: Sheet, store: GraphStore, cypher: str, values: dict[str, str]) -> None:
    sheet.runs += 1
    sheet.table, sheet.error, sheet.subgraph = None, None, Subgraph()
    parameters = tuple(_parameters(sheet))
    base = sheet.chosen or Question("your query", "", "", False, (), "")
    asked = replace(base, parameters=parameters, statement=cypher)
    try:
        sheet.table = query.answer(store, asked, values, limit=LIMIT, timeout=TIMEOUT)
    except (QueryError, UsageError) as error:
        sheet.error = error
        return
    sheet.subgraph = query.subgraph_of(store, sheet.table)
    sheet.desk = Desk("query", scenes.of(sheet.subgraph, sheet.runs))
    # Where there is nothing to draw, the rows come first.
    st.session_state["answer-tab"] = "Graph" if sheet.subgraph.nodes else "Table"


def _answer(sheet: Sheet, store: GraphStore) -> None:
    if sheet.error:
        shell.problem(sheet.error)
        if isinstance(sheet.error, QueryFailed) and sheet.error.line:
            _point(st.session_state["cypher"], sheet.error)
        return
    if sheet.table is None:
        _what_there_is(store)
        return
    table = sheet.table
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<p class="kg-line" role="status">{_summary(table)}</p>')
        with st.container(horizontal=True, horizontal_alignment="right", width="content"):
            taking.table_buttons(table, key="rows")
            taking.graph_button(store, sheet.desk.scene, key="query-export")
    graph, rows, json = st.tabs(["Graph", "Table", "JSON"], key="answer-tab", on_change="rerun")
    if graph.open:
        with graph:
            _graph(sheet, store)
    elif rows.open:
        with rows:
            _table(table)
    elif json.open:
        with json:
            text = tables.table_json(table)
            cut = len(text) > JSON_SHOWN
            st.code(text[:JSON_SHOWN] + ("\n…" if cut else ""), language="json", height=520)


def _what_there_is(store: GraphStore) -> None:
    """The names that a query can use, while there is no answer to look at."""
    schema = query.schema(store)
    if not schema.labels:
        shell.message("The graph is empty", "There is nothing to ask yet.", "Add an article on Articles.")
        return
    rows = {
        "Labels": _counted(schema.labels),
        "Relation types": _counted(schema.types),
        "Claims have": ", ".join(schema.claim_properties),
        **{f"{label} has": ", ".join(names) for label, names in schema.node_properties.items()},
    }
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in rows.items() if said)
    st.html(f'<dl class="kg-schema">{items}</dl>')


def _counted(names: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in names.items())


def _summary(table: Table) -> str:
    cut = f" The answer has more: it was cut at {LIMIT:,} rows." if table.truncated else ""
    return f"{words.number(len(table.rows), 'row')} in {table.seconds * 1000:,.0f} ms.{cut}"


def _graph(sheet: Sheet, store: GraphStore) -> None:
    if not sheet.subgraph.nodes:
        shell.message("Nothing to draw", "The answer holds no nodes or relationships.",
                      "Return them whole: RETURN a, c, b instead of a.name.")  # fmt: skip
        return
    draw(sheet.desk, store, overview=lambda: _overview(sheet))


def _overview(sheet: Sheet) -> dict[str, Any]:
    return {
        "key": "",
        "kind": "",
        "color": None,
        "title": "The answer",
        "note": "Click a node or a line for its claims. Ends of lines that were not returned are added.",
        "rows": [["Nodes", f"{len(sheet.subgraph.nodes):,}"], ["Lines", f"{len(sheet.subgraph.edges):,}"]],
    }


def _table(table: Table) -> None:
    """Cells as text: a canvas draws them, nothing in them is markup."""
    if not table.rows:
        shell.message("No row", "The query ran and matched nothing.")
        return
    columns = {name or " ": [_cell(row[i]) for row in table.rows] for i, name in enumerate(table.columns)}
    st.dataframe(
        columns, width="stretch", height=min(560, 38 + 35 * len(table.rows)), alt="Rows of the answer"
    )


def _cell(cell: Any) -> Any:
    return tables.to_text(cell)


def _point(cypher: str, error: QueryFailed) -> None:
    """The line of the query with a mark under the column."""
    lines = cypher.splitlines()
    if error.line and error.line <= len(lines):
        st.code(f"{lines[error.line - 1]}\n{' ' * ((error.column or 1) - 1)}^", language=None)
