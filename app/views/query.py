"""Query: a person's own Cypher, or a named question; the answer as graph, table, JSON or plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

import parameters
import running
import saved
import scene as scenes
import shell
import taking
import words
from desk import Desk, draw, work
from graph_builder import components, query
from graph_builder.errors import GraphBuilderError, QueryFailed, QueryRefused
from graph_builder.export import tables
from graph_builder.model import Subgraph, Table
from graph_builder.protocols import GraphStore
from graph_builder.query import Parameter, Question
from parameters import Form
from running import Running
from saved import Past

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

#: Seconds that the page waits for an answer before it shows how long it takes and a button to stop it.
PATIENCE = 0.6
#: Seconds between two looks at a running query.
LOOK = 0.5
#: Queries of the history that the page lists.
LISTED = 30

#: Pixels of the list beside the editor: both end at one height; before the first answer there is more room.
SHELF, TALL = 130, 480
SHELVES = ("Questions", "Saved", "History", "Examples")


@dataclass
class Sheet:
    """What stands on the page: text, chosen question, fields, answer and its picture.

    ``write`` counts how often the page itself put a text into the editor; ``wanted`` says that the
    query is to be run, ``running`` that it runs.
    """

    cypher: str = EXAMPLES["People and what joins them"]
    write: int = 0
    chosen: Question | None = None
    form: Form = field(default_factory=Form)
    wanted: bool = False
    running: Running | None = None
    table: Table | None = None
    subgraph: Subgraph = field(default_factory=Subgraph)
    error: GraphBuilderError | None = None
    advice: list[str] = field(default_factory=list)
    plan: tuple[str, str] | None = None
    runs: int = 0
    desk: Desk = field(default_factory=lambda: Desk("query"))

    def hear(self, event: dict[str, Any]) -> None:
        """What the editor says."""
        self.cypher = event["text"]
        self.wanted = self.wanted or event["kind"] == "run"

    def choose(self, cypher: str, asked: Question | None, values: Mapping[str, str] | None = None) -> None:
        """Put a query into the editor; run it where nothing has to be filled in."""
        self.cypher, self.chosen, self.write = cypher, asked, self.write + 1
        self.form.fill(dict(values or {}))
        self.table, self.error, self.advice = None, None, []
        self.wanted = not self.missing

    def filled(self) -> None:
        """A field was filled in: run, once no other is empty that must not be."""
        self.wanted = not self.missing

    @property
    def missing(self) -> list[str]:
        """The parameters without which it can't be asked."""
        return [p.name for p in self.parameters if p.required and not self.form.values.get(p.name)]

    @property
    def idle(self) -> bool:
        """Nothing was asked, or not yet all that it takes."""
        return not (self.wanted or self.running or self.table or self.error)

    @property
    def parameters(self) -> list[Parameter]:
        """Those of the chosen question, and every other ``$name`` in the text."""
        return parameters.declared(self.chosen.parameters if self.chosen else (), self.form, self.cypher)

    @property
    def question(self) -> Question:
        """What is to be asked: the text of the editor with its parameters."""
        base = self.chosen or Question("your query", "", "", False, (), "")
        return replace(base, parameters=tuple(self.parameters), statement=self.cypher)

    @property
    def values(self) -> dict[str, str]:
        """The values of its parameters that are filled in."""
        names = [p.name for p in self.parameters]
        return {name: self.form.values[name] for name in names if self.form.values.get(name)}


def page() -> None:
    """Draw the page."""
    store = shell.graph_store()
    sheet = st.session_state.get("sheet") or _from_address(store)
    st.session_state["sheet"] = sheet
    if cypher := st.session_state.pop("ask-first", None):
        sheet.choose(cypher, None)
    work(sheet.desk, store)
    st.html("<style>:root { --kg-above: 23rem; }</style>")
    left, right = st.columns([0.7, 0.3], gap="small")
    if sheet.wanted and (sheet.missing or not sheet.cypher.strip()):
        sheet.wanted, sheet.table, sheet.error, sheet.advice = False, None, None, []
    with right:
        _shelves(sheet, store, TALL if sheet.idle else SHELF)
    with left:
        _head(sheet)
        declared = {p.name for p in sheet.chosen.parameters} if sheet.chosen else set()
        own = {p.name for p in sheet.parameters} - declared
        parameters.draw(sheet.form, store, sheet.parameters, own, sheet.filled)
        if sheet.chosen:  # whoever takes a question need not see its Cypher
            with st.expander("Cypher", key="query-cypher"):
                _editor(sheet)
        else:
            _editor(sheet)
        if sheet.idle:
            _begin(sheet)
    if sheet.wanted:
        _start(sheet, store)
    if sheet.running:
        if sheet.running.done.wait(PATIENCE if sheet.running.seconds < PATIENCE else 0):
            _collect(sheet, store)
            st.rerun()  # the editor stands above and shows where a fault is
        _progress(sheet)
        return
    _answer(sheet, store)


def _from_address(store: GraphStore) -> Sheet:
    """A new sheet; a link brings its query and parameters along, and is asked at once: it only reads."""
    sheet, asked = Sheet(), st.query_params
    named = [*query.questions(), *saved.queries(store)]
    chosen = next((q for q in named if q.name == asked.get("question")), None)
    cypher = asked.get("cypher") or (_body(chosen) if chosen else "")
    if cypher:
        values = {name[1:]: asked[name] for name in asked if name.startswith("$")}
        sheet.choose(cypher, chosen, values)
    return sheet


def _to_address(sheet: Sheet) -> None:
    """What was asked stands in the address: a link that asks it again."""
    named = {"question": sheet.chosen.name} if sheet.chosen else {}
    given = {f"${name}": value for name, value in sheet.values.items()}
    if sheet.chosen and sheet.cypher == _body(sheet.chosen):
        st.query_params.from_dict({**named, **given})
    elif len(sheet.cypher) <= LINKED:
        st.query_params.from_dict({"cypher": sheet.cypher, **named, **given})


# --- what can be asked ------------------------------------------------------------------------------


def _shelves(sheet: Sheet, store: GraphStore, height: int) -> None:
    shelf = st.segmented_control(
        "What to ask",
        SHELVES,
        default=SHELVES[0],
        key="query-shelf",
        label_visibility="collapsed",
        width="stretch",
    )
    with st.container(height=height, border=True, gap=None, key="kg-shelf"):
        match shelf:
            case "Saved":
                _saved(sheet, store)
            case "History":
                _history(sheet, store)
            case "Examples":
                for title, cypher in EXAMPLES.items():
                    _suggestion(f"example-{title}", title, "", partial(sheet.choose, cypher, None))
            case _:
                for asked in query.questions():
                    _question(sheet, asked)


def _question(sheet: Sheet, asked: Question) -> None:
    _suggestion(
        f"question-{asked.name}",
        asked.title,
        asked.description,
        partial(sheet.choose, _body(asked), asked),
    )


def _body(asked: Question) -> str:
    """The statement without its head, which the page shows in words; of a computed one all there is."""
    if asked.computed:
        return asked.statement.strip()
    lines = asked.statement.splitlines()
    while lines and lines[0].startswith("//"):
        lines = lines[1:]
    return "\n".join(lines).strip()


def _suggestion(key: str, title: str, description: str, choose: Callable[[], None]) -> None:
    st.button(
        words.plain(title), key=key, type="tertiary", help=words.plain(description) or None, on_click=choose
    )


def _saved(sheet: Sheet, store: GraphStore) -> None:
    found = saved.queries(store)
    if not found:
        st.html('<p class="kg-line">What you save stands here, and in a file for <code>kg query</code>.</p>')
    for asked in found:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            _question(sheet, asked)
            st.button("Delete", key=f"delete-{asked.name}", type="tertiary", on_click=saved.remove,
                      args=(store, asked.name))  # fmt: skip


def _history(sheet: Sheet, store: GraphStore) -> None:
    found = saved.history(store)[:LISTED]
    if not found:
        st.html('<p class="kg-line">What you ask stands here.</p>')
    known = {q.name: q for q in [*query.questions(), *saved.queries(store)]}
    for number, past in enumerate(found):
        asked = known.get(past.question)
        title = asked.title if asked else " ".join(past.cypher.split())[:60]
        given = ", ".join(past.values.values())
        told = "failed" if past.rows is None else f"{words.number(past.rows, 'row')}, {past.ms:,} ms"
        _suggestion(
            f"past-{number}",
            f"{title} {given}".strip(),
            f"{told}: {past.cypher[:300]}",
            partial(sheet.choose, past.cypher, asked, past.values),
        )


def _head(sheet: Sheet) -> None:
    if sheet.chosen:
        asked = sheet.chosen
        st.html(
            f'<div class="kg-asked"><h2>{escape(asked.title)}</h2><p>{escape(asked.description)}</p></div>'
        )


def _editor(sheet: Sheet) -> None:
    schema = shell.schema()
    error = sheet.error
    fault = None
    if isinstance(error, QueryFailed | QueryRefused) and error.line:
        fault = {"line": error.line, "column": error.column, "message": error.message}
    components.editor(
        key="editor",
        text=sheet.cypher,
        write=sheet.write,
        schema={
            "labels": schema.labels,
            "types": schema.types,
            "properties": {
                "claim": schema.claim_properties,
                "entity": schema.node_properties.get("Entity", ()),
                "article": schema.node_properties.get("Article", ()),
            },
        },
        hint=f"Only reads: at most {LIMIT:,} rows, {TIMEOUT:.0f} s. Ctrl or Cmd+Enter runs.",
        fault=fault,
        on_event=sheet.hear,
    )


# --- running ----------------------------------------------------------------------------------------


def _start(sheet: Sheet, store: GraphStore) -> None:
    if sheet.running:
        sheet.running.cancel.set()
    sheet.wanted, sheet.runs = False, sheet.runs + 1
    sheet.table, sheet.error, sheet.subgraph, sheet.advice = None, None, Subgraph(), []
    sheet.running = running.start(store, sheet.question, dict(sheet.values), limit=LIMIT, timeout=TIMEOUT)
    _to_address(sheet)


def _collect(sheet: Sheet, store: GraphStore) -> None:
    """Take the answer over from the query that is done."""
    done, sheet.running = sheet.running, None
    if done is None:
        return
    sheet.table, sheet.subgraph, sheet.error = done.table, done.subgraph, done.error
    rows = len(done.table.rows) if done.table else None
    ms = round(done.table.seconds * 1000) if done.table else None
    name = sheet.chosen.name if sheet.chosen else ""
    saved.remember(store, Past(done.asked.statement, done.values, name, rows, ms))
    if not rows and not isinstance(done.error, QueryRefused):
        sheet.advice = query.unknown_names(done.asked.statement, shell.schema())
    if isinstance(done.error, QueryFailed) and not done.error.remedy:
        done.error.remedy = query.remedy(done.error, done.asked.statement)
    if done.table:
        sheet.desk = Desk("query", scenes.of(sheet.subgraph, sheet.runs))
        # Where there is nothing to draw, the rows come first.
        st.session_state["answer-tab"] = "Graph" if sheet.subgraph.nodes else "Table"


@st.fragment(run_every=LOOK)
def _progress(sheet: Sheet) -> None:
    """How long it has been running, and the way to stop it: drawn again and again until it is done."""
    asked = sheet.running
    if asked is None or asked.done.is_set():
        st.rerun()
    stopping = asked.cancel.is_set()
    with st.container(horizontal=True, vertical_alignment="center"):
        said = "Stopping" if stopping else "Asking"
        st.html(f'<p class="kg-line" role="status">{said} … {asked.seconds:.1f} s of {TIMEOUT:.0f} s</p>')
        st.button("Cancel", key="query-cancel", on_click=asked.cancel.set, disabled=stopping)
    st.progress(min(1.0, asked.seconds / TIMEOUT))


# --- the answer -------------------------------------------------------------------------------------


def _answer(sheet: Sheet, store: GraphStore) -> None:
    if sheet.error:
        shell.problem(sheet.error)
        _advise(sheet)
        return
    if sheet.table is None:
        return
    table = sheet.table
    _advise(sheet)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center",
                      key="query-answer"):  # fmt: skip
        st.html(f'<p class="kg-line" role="status">{_summary(table)}</p>', width="content")
        _save(sheet, store)
        taking.table_buttons(table, key="rows")
        taking.graph_button(store, sheet.desk.scene, key="query-export")
    graph, rows, json, plan = st.tabs(["Graph", "Table", "JSON", "Plan"], key="answer-tab", on_change="rerun")
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
    elif plan.open:
        with plan:
            _plan(sheet, store)


def _advise(sheet: Sheet) -> None:
    if sheet.advice:
        said = "".join(f"<p>{escape(line)}</p>" for line in sheet.advice)
        st.html(f'<div class="kg-advice" role="note">{said}</div>')


def _begin(sheet: Sheet) -> None:
    if not shell.counts().articles:
        shell.no_article()
        return
    if sheet.missing:
        said = " and ".join(sheet.missing)
        st.html(f'<p class="kg-line" role="status">It runs once there is a value for {escape(said)}.</p>')
        return
    st.html(
        '<div class="kg-empty"><h2>Ask the graph</h2><p>Choose a question on the right, or write Cypher: the '
        "names that it can use stand on Schema, and the editor completes them.</p></div>"
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        if st.button("Open Schema", key="query-schema"):
            shell.go("schema")


def _save(sheet: Sheet, store: GraphStore) -> None:
    with st.popover("Save", key="query-save"):
        title = st.text_input("Title", key="save-title", value=sheet.chosen.title if sheet.chosen else "",
                              placeholder="What it asks")  # fmt: skip
        if st.button("Save the query", type="primary", key="save-now"):
            try:
                path = saved.save(store, title, sheet.cypher, sheet.parameters)
            except GraphBuilderError as error:
                shell.problem(error)
            except OSError as error:
                shell.message("Not saved", f"The file could not be written: {error.strerror}.")
            else:
                st.html(
                    f'<p class="kg-line" role="status">Saved. <code>kg query {escape(str(path))}</code></p>'
                )


def _plan(sheet: Sheet, store: GraphStore) -> None:
    """How the server runs it, asked once for each text."""
    if sheet.question.computed:
        shell.message("No plan", "This question is computed by the library, not by one statement.")
        return
    if sheet.plan is None or sheet.plan[0] != sheet.cypher:
        values = query.values_of(store, sheet.question, sheet.values)
        sheet.plan = (sheet.cypher, store.explain(sheet.cypher, values))
    st.code(sheet.plan[1], language=None)


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
