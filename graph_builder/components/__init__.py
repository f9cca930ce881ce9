"""The app's own Streamlit components: graph view, search, editor, panels of evidence and of
filters, list, reader.

In come a pyvis network or plain values, out come events: ``{"kind": "select", "node": …}`` and so on,
each handed once to ``on_event``. What documents say reaches the browser as data and becomes text
nodes there, never markup. The JavaScript sources are in ``frontend/``, the built bundles in
``assets/`` (``scripts/build_components.py`` builds them and checks that they are fresh).
"""

from graph_builder.components.mount import (
    catalogue,
    chains,
    editor,
    entity_field,
    evidence,
    facets,
    graph,
    heard,
    listing,
    reader,
    search,
    timeline,
)
from graph_builder.components.passage import Segment, cut

__all__ = [
    "Segment",
    "catalogue",
    "chains",
    "cut",
    "editor",
    "entity_field",
    "evidence",
    "facets",
    "graph",
    "heard",
    "listing",
    "reader",
    "search",
    "timeline",
]
