// Brings the drawn network to the data's state by the smallest change, so that nothing moves that
// the user did not move: a node that stands keeps its place unless the arrangement's number changes.
import { motion } from "../dom.js";
import { arrangeCaptions } from "./captions.js";
import { LARGE, crowded, drawnOnce, options } from "./canvas.js";
import { theme } from "../theme.js";

export function sync(view, data) {
  const look = JSON.stringify([data.options, theme(view.canvas), data.nodes.length > LARGE, crowded(data)]);
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
  const large = data.nodes.length > LARGE;
  const wanted = new Map(data.nodes.map((node) => [node.id, drawn(node, view.pinned.has(node.id), colours, large)]));
  const known = new Map(view.nodes.get().map((node) => [node.id, node]));
  const gone = [...known.keys()].filter((id) => !wanted.has(id));
  const fresh = [...wanted.values()].filter(({ id }) => !known.has(id));
  const changed = [...wanted.values()].filter((node) => known.has(node.id) && differs(known.get(node.id), node, NODE_OWN));
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
  const faint = data.nodes.length > LARGE ? FAINTEST : crowded(data) ? FAINT : "";
  const wanted = new Map(data.edges.map((edge) => [edge.id, textual(edge, faint)]));
  const known = new Map(view.edges.get().map((edge) => [edge.id, edge]));
  const gone = [...known.keys()].filter((id) => !wanted.has(id));
  const changed = [...wanted.values()].filter((edge) => !known.has(edge.id) || differs(known.get(edge.id), edge, EDGE_OWN));
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
// Each text that vis draws is measured first: those of a large picture come when they are seen.
function drawn({ font, title, label, color: background, ...node }, pinned, { text, background: ground }, large) {
  const chosen = { background, border: text };
  const color = { background, border: pinned ? text : ground, highlight: chosen, hover: chosen };
  return { ...node, ...(large ? {} : { label }), caption: label, color, ...tooltip(title), ...(pinned ? { borderWidth: PINNED } : {}) };
}

// In a crowd lines are drawn so faintly that nodes stand out; one that is chosen has its full colour.
function textual({ font, title, color, ...edge }, faint) {
  const line = faint && typeof color === "string" ? { color: color + faint, highlight: color, hover: color } : color;
  return { ...edge, color: line, ...tooltip(title) };
}

const FAINT = "70", FAINTEST = "2c"; // of 255, in the two digits of a colour

// vis shows a string title as text and an element as markup: only strings are passed on.
const tooltip = (title) => (title == null ? {} : { title: String(title) });

const PINNED = 3; // pixels of a pinned node's rim

// What the browser decides.
const EDGE_OWN = new Set(["font", "widthConstraint"]), NODE_OWN = new Set([...EDGE_OWN, "x", "y", "fixed", "label"]);

const differs = (old, fresh, own) =>
  Object.entries(fresh).some(([name, value]) => !own.has(name) && JSON.stringify(old[name]) !== JSON.stringify(value))
  || Object.keys(old).some((name) => !own.has(name) && !(name in fresh) && old[name] != null);
