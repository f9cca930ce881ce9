// Captions that can be read: never smaller on the screen than a person reads, and where two would
// lie over each other the larger node's is shown, the other one's once there is room (as on maps).
// A node's goes before a line's, and of two lines' that of the thicker one.
import { EDGE_CAPTION, LARGE, crowded } from "./canvas.js";
import { theme } from "../theme.js";

const READABLE = 11.5; // pixels on the screen
const SMALLEST = 15, LARGEST = 150; // size at a scale of 1
const LETTER = 0.48, LINE = 1.15; // width of a letter and height of a line, in sizes, of the page's font
const WIDEST = 10; // a caption is wrapped at this many sizes
const UNSEEN = { size: 0 }; // below any threshold: vis neither measures nor draws it
const TOLERATED = 0.95, SPARSE = 1.7; // of width and height: captions may touch, in a large picture they leave room

// Says whether a caption changed.
export function arrangeCaptions(view) {
  const nodes = view.nodes.get();
  if (!nodes.length) return false;
  const scale = view.network.getScale(), large = nodes.length > LARGE;
  const size = Math.round(Math.min(LARGEST, Math.max(SMALLEST, READABLE / scale)));
  const positions = view.network.getPositions(), inside = seen(view);
  const { taken, fits } = placed(view, large ? nodes.filter(({ id }) => inside(positions[id])) : nodes, positions, size, large ? SPARSE : TOLERATED);
  const { text, background } = theme(view.canvas);
  const updates = [];
  for (const { id, caption, label } of nodes) {
    const shown = fits.has(id);
    if (large && !shown && !label) continue; // a large picture has captions only where they are seen
    const wanted = {
      label: large && !shown ? "" : caption,
      font: shown ? { size, color: text, strokeColor: background, strokeWidth: Math.round(size / 3) } : UNSEEN,
      widthConstraint: { maximum: WIDEST * size },
    };
    const known = JSON.stringify(wanted);
    if (view.captions.get(id) === known) continue;
    view.captions.set(id, known);
    updates.push({ id, ...wanted });
  }
  if (updates.length) view.nodes.update(updates);
  return arrangeLines(view, taken, scale, inside) || updates.length > 0;
}

// Captions of lines, where they are large enough for vis to draw them at all. Says whether one changed.
function arrangeLines(view, taken, scale, inside) {
  if (scale * EDGE_CAPTION.size < EDGE_CAPTION.least - 1) return false;
  const crowd = crowded(view.data);
  const chosen = new Set(view.network.getSelectedEdges());
  const rank = ({ id, width }) => (chosen.has(id) ? 1000 : 0) + (width ?? 0);
  const { edges } = view.network.body;
  const middle = ({ edgeType }) => edgeType.getPoint(0.5, edgeType.getViaNode());
  const named = view.edges.get({ filter: ({ id, label }) => label && edges[id]?.connected && inside(middle(edges[id])) });
  const updates = [];
  for (const line of named.sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))) {
    const boxes = crowd ? [] : along(edges[line.id], middle(edges[line.id]), line.label.length * LETTER * EDGE_CAPTION.size);
    const shown = !crowd && !boxes.some((box) => taken.some((other) => overlaps(box, other)));
    if (shown) taken.push(...boxes);
    const size = shown ? EDGE_CAPTION.size : 0;
    if ((line.font?.size ?? (crowd ? 0 : EDGE_CAPTION.size)) !== size) updates.push({ id: line.id, font: { size } });
  }
  if (updates.length) view.edges.update(updates);
  return updates.length > 0;
}

// A caption that lies aslant, as squares in a row along it.
function along({ from, to }, { x, y }, length) {
  const side = EDGE_CAPTION.size * TOLERATED, pieces = Math.ceil(length / side);
  const span = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const step = length / pieces, [right, down] = [(to.x - from.x) / span, (to.y - from.y) / span];
  return Array.from({ length: pieces }, (_, i) => {
    const at = (i - (pieces - 1) / 2) * step;
    const [left, top] = [x + at * right - side / 2, y + at * down - side / 2];
    return { left, right: left + side, top, bottom: top + side };
  });
}

// Whether the canvas shows a place.
function seen(view) {
  const { clientWidth, clientHeight } = view.canvas;
  const from = view.network.DOMtoCanvas({ x: 0, y: 0 }), to = view.network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return ({ x, y }) => x > from.x && x < to.x && y > from.y && y < to.y;
}

// Those whose captions have room, the selected first, then the largest.
function placed(view, nodes, positions, size, share) {
  const chosen = view.network.getSelectedNodes();
  const ends = () => view.network.getSelectedEdges().flatMap((edge) => view.network.getConnectedNodes(edge));
  const selected = new Set(chosen.length ? chosen : ends());
  const rank = (node) => (selected.has(node.id) ? 1000 : 0) + (node.size ?? 0);
  const taken = [], fits = new Set();
  for (const node of nodes.sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))) {
    const box = captionBox(node, positions[node.id], size, share);
    if (taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    fits.add(node.id);
  }
  return { taken, fits };
}

function captionBox({ caption, size: radius = 10 }, { x, y }, size, share) {
  const lines = String(caption ?? "").split("\n").flatMap((line) => wrapped(line));
  const width = Math.max(...lines) * LETTER * size * share;
  const height = lines.length * LINE * size * share;
  return { left: x - width / 2, right: x + width / 2, top: y + radius + 4, bottom: y + radius + 4 + height };
}

// Lengths of the lines that vis breaks a long caption into; it measures, so rather one too many.
function wrapped(line) {
  const most = (0.9 * WIDEST) / LETTER;
  const lengths = [0];
  for (const word of line.split(" ")) {
    if (lengths.at(-1) && lengths.at(-1) + word.length + 1 > most) lengths.push(word.length);
    else lengths[lengths.length - 1] += word.length + (lengths.at(-1) ? 1 : 0);
  }
  return lengths;
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
