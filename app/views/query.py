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
from graph_builder import components, query
from graph_builder.errors import QueryError, QueryFailed, UsageError
from graph_builder.export import tables
from graph_builder.model import LABELS, Subgraph, Table
from graph_builder.protocols import GraphStore
from graph_builder.query import Parameter, Question

LIMIT = 1000  # rows
TIMEOUT = 30.0  # seconds
#: Longer queries make addresses that mail programs and chats break.
LINKED = 2000
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
PLACEHOLDER = re.compile(r"\$([A-Za-z_]\w*)")
WHOLE_NUMBER = re.compile(r"-?\d+")


@dataclass
class Sheet:
    """What stands on the page: text, chosen question, answer and its picture.

    ``write`` counts how often the page itself put a text into the editor; ``wanted`` says that the
    query is to be run.
    """

    cypher: str = EXAMPLES["People and what joins them"]
    write: int = 0
    chosen: Question | None = None
    wanted: bool = False
    table: Table | None = None
    subgraph: Subgraph = field(default_factory=Subgraph)
    error: QueryError | UsageError | None = None
    runs: int = 0
    desk: Desk = field(default_factory=lambda: Desk("query"))

    def hear(self, event: dict[str, Any]) -> None:
        """What the editor says."""
        self.cypher = event["text"]
        self.wanted = self.wanted or event["kind"] == "run"

    def choose(self, cypher: str, asked: Question | None) -> None:
        """Put a question or an example into the editor; run it where nothing has to be filled in."""
        self.cypher, self.chosen, self.write = cypher, asked, self.write + 1
        self.table, self.error = None, None
        self.wanted = asked is None or not any(p.required for p in asked.parameters)

    @property
    def parameters(self) -> list[Parameter]:
        """Those of the chosen question, and every other ``$name`` in the text."""
        known = {p.name: p for p in self.chosen.parameters} if self.chosen else {}
        names = dict.fromkeys(PLACEHOLDER.findall(self.cypher))
        return [known.get(name, Parameter(name, "text", "value")) for name in names]


def page() -> None:
    """Draw the page."""
    store = shell.graph_store()
    sheet = st.session_state.get("sheet") or _from_address()
    st.session_state["sheet"] = sheet
    if cypher := st.session_state.pop("ask-first", None):
        sheet.choose(cypher, None)
    work(sheet.desk, store)
    st.html("<style>:root { --kg-above: 28rem; }</style>")
    left, right = st.columns([0.7, 0.3], gap="small")
    with right:
        _suggestions(sheet)
    with left:
        values = _fields(sheet)
        _editor(sheet, store)
    if sheet.wanted and sheet.cypher.strip():
        with st.spinner("Asking …", show_time=True):
            _run(sheet, store, values)
        sheet.wanted = False
        _to_address(sheet, values)
        st.rerun()  # the editor stands above and shows where a fault is
    _answer(sheet, store)


def _from_address() -> Sheet:
    """A new sheet; a link brings its query and parameters along, and is asked at once: it only reads."""
    sheet, asked = Sheet(), st.query_params
    if cypher := asked.get("cypher"):
        sheet.cypher, sheet.wanted = cypher, True
        sheet.chosen = next((q for q in query.questions() if q.name == asked.get("question")), None)
        for parameter in sheet.parameters:
            st.session_state[f"parameter-{parameter.name}"] = asked.get(f"${parameter.name}", "")
    return sheet


def _to_address(sheet: Sheet, values: dict[str, str]) -> None:
    """What was asked stands in the address: a link that asks it again."""
    named = {"question": sheet.chosen.name} if sheet.chosen else {}
    given = {f"${name}": value for name, value in values.items() if value}
    if len(sheet.cypher) <= LINKED:
        st.query_params.from_dict({"cypher": sheet.cypher, **named, **given})


def _suggestions(sheet: Sheet) -> None:
    with st.container(height=210, border=True, gap=None):
        st.html('<p class="kg-line">Questions</p>')
        for asked in query.questions():
            _suggestion(
                sheet,
                f"question-{asked.name}",
                asked.title,
                asked.description,
                asked.statement.strip(),
                asked,
            )
        st.html('<p class="kg-line">Examples</p>')
        for title, cypher in EXAMPLES.items():
            _suggestion(sheet, f"example-{title}", title, "", cypher, None)


def _suggestion(
    sheet: Sheet, key: str, title: str, description: str, cypher: str, asked: Question | None
) -> None:
    st.button(
        title,
        key=key,
        type="tertiary",
        help=description or None,
        on_click=sheet.choose,
        args=(cypher, asked),
    )


def _editor(sheet: Sheet, store: GraphStore) -> None:
    schema = query.schema(store)
    names = {*schema.claim_properties, *(n for names in schema.node_properties.values() for n in names)}
    error = sheet.error
    fault = None
    if isinstance(error, QueryFailed) and error.line:
        fault = {"line": error.line, "column": error.column, "message": error.message}
    components.editor(
        key="editor",
        text=sheet.cypher,
        write=sheet.write,
        schema={"labels": schema.labels, "types": schema.types, "properties": sorted(names)},
        hint=f"Only reads: at most {LIMIT:,} rows, {TIMEOUT:.0f} s. Ctrl+Enter runs.",
        fault=fault,
        on_event=sheet.hear,
    )


def _fields(sheet: Sheet) -> dict[str, str]:
    """A field for every parameter; Enter in the last empty one runs."""
    parameters = sheet.parameters
    if not parameters:
        return {}

    def filled() -> None:
        sheet.wanted = all(st.session_state.get(f"parameter-{p.name}") for p in parameters if p.required)

    columns = st.columns(min(4, len(parameters)))
    return {
        p.name: columns[i % len(columns)].text_input(
            p.name + ("" if p.required else " (optional)"),
            key=f"parameter-{p.name}",
            placeholder=str(p.default) if p.default is not None else p.description,
            help=p.description,
            on_change=filled,
        )
        or ""
        for i, p in enumerate(parameters)
    }


def _run(sheet: Sheet, store: GraphStore, values: dict[str, str]) -> None:
    sheet.runs += 1
    sheet.table, sheet.error, sheet.subgraph = None, None, Subgraph()
    parameters = tuple(_typed(p, values.get(p.name, "")) for p in sheet.parameters)
    base = sheet.chosen or Question("your query", "", "", False, (), "")
    asked = replace(base, parameters=parameters, statement=sheet.cypher)
    try:
        sheet.table = query.answer(store, asked, values, limit=LIMIT, timeout=TIMEOUT)
    except (QueryError, UsageError) as error:
        sheet.error = error
        return
    sheet.subgraph = query.subgraph_of(store, sheet.table)
    sheet.desk = Desk("query", scenes.of(sheet.subgraph, sheet.runs))
    # Where there is nothing to draw, the rows come first.
    st.session_state["answer-tab"] = "Graph" if sheet.subgraph.nodes else "Table"


def _typed(parameter: Parameter, value: str) -> Parameter:
    """A free ``$name`` is a number where a whole number stands in its field."""
    free = parameter.type == "text" and WHOLE_NUMBER.fullmatch(value.strip())
    return replace(parameter, type="number") if free else parameter


def _answer(sheet: Sheet, store: GraphStore) -> None:
    if sheet.error:
        shell.problem(sheet.error)
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
        **{f"{' and '.join(labels)} has": ", ".join(names) for names, labels in _alike(schema).items()},
    }
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in rows.items() if said)
    st.html(f'<dl class="kg-schema">{items}</dl>')


def _alike(schema: query.Schema) -> dict[tuple[str, ...], list[str]]:
    """Labels with the same properties together; the entities' own labels go without saying."""
    found: dict[tuple[str, ...], list[str]] = {}
    for label, names in schema.node_properties.items():
        if label not in LABELS:
            found.setdefault(names, []).append(label)
    return found


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
