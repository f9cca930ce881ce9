// Brings the drawn network to the data's state by the smallest change, so that nothing moves that
// the user did not move: a node that stands keeps its place unless the arrangement's number changes.
import { motion } from "../dom.js";
import { arrangeCaptions } from "./captions.js";
import { LARGE, drawnOnce, options } from "./canvas.js";
import { theme } from "../theme.js";

export function sync(view, data) {
  const look = JSON.stringify([data.options, theme(view.canvas), data.nodes.length > LARGE, data.edges.length > 1.5 * LARGE]);
  const restyled = look !== view.look, arranged = view.arrangement !== data.arrangement;
  Object.assign(view, { look, arrangement: data.arrangement });
  drawnOnce(view, () => {
    if (restyled) {
      view.captions.clear();
      view.network.setOptions(options(view, data));
    }
    const changes = [restyled, syncNodes(view, data), syncEdges(view, data)];
    if (arranged) view.fit(false);
    return [...changes, arranged, obey(view, data.command), arrangeCaptions(view)].some(Boolean);
  });
}

function syncNodes(view, data) {
  view.pinned = new Set(data.pinned ?? []);
  const colours = theme(view.canvas);
  const wanted = new Map(data.nodes.map((node) => [node.id, drawn(node, view.pinned.has(node.id), colours)]));
  const known = new Map(view.nodes.get().map((node) => [node.id, node]));
  const gone = [...known.keys()].filter((id) => !wanted.has(id));
  const fresh = [...wanted.values()].filter(({ id }) => !known.has(id));
  const changed = [...wanted.values()].filter((node) => known.has(node.id) && differs(known.get(node.id), node));
  view.nodes.remove(gone);
  for (const id of gone) view.captions.delete(id);
  view.nodes.add(fresh);
  const moved = upToDate(view, data.heard) ? displaced(view, wanted) : [];
  view.nodes.update([...changed.map(({ x, y, ...rest }) => rest), ...moved]);
  return gone.length + fresh.length + changed.length + moved.length > 0;
}

// Python's places count once it has heard of the user's last move, and not under a moving pointer.
const upToDate = (view, heard) =>
  !view.dragging && (!view.told || (heard?.mount === view.told.mount && heard.number >= view.told.number));

// Only what Python itself moved (an undo, another arrangement) moves.
function displaced(view, wanted) {
  const before = view.placed ?? new Map();
  view.placed = new Map([...wanted].map(([id, { x, y }]) => [id, { x, y }]));
  return [...view.placed].flatMap(([id, { x, y }]) => {
    const old = before.get(id);
    return old && (old.x !== x || old.y !== y) ? [{ id, x, y }] : [];
  });
}

function syncEdges(view, data) {
  const wanted = new Map(data.edges.map((edge) => [edge.id, textual(edge)]));
  const known = new Map(view.edges.get().map((edge) => [edge.id, edge]));
  const gone = [...known.keys()].filter((id) => !wanted.has(id));
  const changed = [...wanted.values()].filter((edge) => !known.has(edge.id) || differs(known.get(edge.id), edge));
  view.edges.remove(gone);
  view.edges.update(changed);
  return gone.length + changed.length > 0;
}

function obey(view, command) {
  if (!command || command.number === view.obeyed) return false;
  view.obeyed = command.number;
  const { focus, mark, edge } = command;
  if (mark != null && (edge ? view.edges : view.nodes).get(mark)) {
    if (edge) view.network.selectEdges([mark]);
    else view.network.selectNodes([mark]);
  }
  if (focus != null && view.nodes.get(focus)) {
    view.network.selectNodes([focus]);
    view.network.focus(focus, { scale: Math.max(view.network.getScale(), 0.9), animation: motion(350) });
  }
  return true;
}

// The theme decides about type, Python about everything else.
function drawn({ font, title, color: background, ...node }, pinned, { text, background: ground }) {
  const chosen = { background, border: text };
  const color = { background, border: pinned ? text : ground, highlight: chosen, hover: chosen };
  return { ...node, color, ...tooltip(title), ...(pinned ? { borderWidth: PINNED } : {}) };
}

function textual({ font, title, ...edge }) {
  return { ...edge, ...tooltip(title) };
}

// vis shows a string title as text and an element as markup: only strings are passed on.
const tooltip = (title) => (title == null ? {} : { title: String(title) });

const PINNED = 3; // pixels of a pinned node's rim

const OWN = new Set(["x", "y", "font", "widthConstraint", "fixed"]); // what the browser decides

const differs = (old, fresh) =>
  Object.entries(fresh).some(([name, value]) => !OWN.has(name) && JSON.stringify(old[name]) !== JSON.stringify(value))
  || Object.keys(old).some((name) => !OWN.has(name) && !(name in fresh) && old[name] != null);
