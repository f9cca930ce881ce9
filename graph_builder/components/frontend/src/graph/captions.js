// Captions that can be read: never smaller on the screen than a person reads, and where two would
// lie over each other the larger node's is shown, the other one's once there is room (as on maps).
import { LARGE } from "./canvas.js";
import { theme } from "../theme.js";

const READABLE = 11.5; // pixels on the screen
const SMALLEST = 15, LARGEST = 34; // size at a scale of 1
const LETTER = 0.48, LINE = 1.15; // width of a letter and height of a line, in sizes, of the page's font
const WIDEST = 10; // a caption is wrapped at this many sizes
const UNSEEN = { size: 0 }; // below any threshold: vis neither measures nor draws it
const TOLERATED = 0.95; // of width and height: captions may touch

// Says whether a caption changed.
export function arrangeCaptions(view) {
  const nodes = view.nodes.get();
  if (!nodes.length || nodes.length > LARGE) return false;
  const scale = view.network.getScale();
  const size = Math.round(Math.min(LARGEST, Math.max(SMALLEST, READABLE / scale)));
  const positions = view.network.getPositions();
  const chosen = view.network.getSelectedNodes();
  const ends = () => view.network.getSelectedEdges().flatMap((edge) => view.network.getConnectedNodes(edge));
  const selected = new Set(chosen.length ? chosen : ends());
  const rank = (node) => (selected.has(node.id) ? 1000 : 0) + (node.size ?? 0);
  const taken = [];
  const { text, background } = theme(view.canvas);
  const updates = [];
  for (const node of nodes.sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))) {
    const box = captionBox(node, positions[node.id], size);
    const shown = !taken.some((other) => overlaps(box, other));
    if (shown) taken.push(box);
    const font = shown ? { size, color: text, strokeColor: background } : UNSEEN;
    if (JSON.stringify(view.captions.get(node.id)) === JSON.stringify(font)) continue;
    view.captions.set(node.id, font);
    updates.push({ id: node.id, font, widthConstraint: { maximum: WIDEST * size } });
  }
  if (updates.length) view.nodes.update(updates);
  return updates.length > 0;
}

function captionBox({ label, size: radius = 10 }, { x, y }, size) {
  const lines = String(label ?? "").split("\n").flatMap((line) => wrapped(line));
  const width = Math.max(...lines) * LETTER * size * TOLERATED;
  const height = lines.length * LINE * size * TOLERATED;
  return { left: x - width / 2, right: x + width / 2, top: y + radius + 4, bottom: y + radius + 4 + height };
}

// Lengths of the lines that vis breaks a long caption into.
function wrapped(line) {
  const most = WIDEST / LETTER;
  const lengths = [0];
  for (const word of line.split(" ")) {
    if (lengths.at(-1) && lengths.at(-1) + word.length + 1 > most) lengths.push(word.length);
    else lengths[lengths.length - 1] += word.length + (lengths.at(-1) ? 1 : 0);
  }
  return lengths;
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
