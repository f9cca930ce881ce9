// Claims over time: columns that can be brushed, bars for what is only told to the month or year.
import "./index.css";
import { component } from "../mount.js";
import { h } from "../dom.js";

const ROWS = 4; // rows of bars before the rest is only counted

export default component({
  create(chart) {
    chart.readout = h("p", { class: "readout", "aria-live": "off" });
    chart.plot = h("div", { class: "plot", role: "group", "aria-label": "Claims over time: arrow keys move, Enter selects, Shift with an arrow selects more, Escape clears" });
    chart.axis = h("div", { class: "axis", "aria-hidden": "true" });
    chart.bars = h("div", { class: "bars" });
    chart.legend = h("ul", { class: "legend" });
    chart.element = h("section", { class: "timeline" }, h("div", { class: "head" }, chart.legend, chart.readout), chart.plot, chart.axis, chart.bars);
    chart.root.querySelector(".timeline-view").replaceChildren(chart.element);
    chart.plot.addEventListener("pointerdown", (event) => begin(chart, event));
    chart.plot.addEventListener("pointermove", (event) => extend(chart, event));
    chart.plot.addEventListener("pointerup", () => end(chart));
    chart.plot.addEventListener("pointercancel", () => end(chart));
    chart.plot.addEventListener("keydown", (event) => key(chart, event));
    chart.plot.addEventListener("pointerleave", () => tell(chart, null));
    chart.sized = new ResizeObserver(() => label(chart));
    chart.sized.observe(chart.axis);
  },
  update(chart, data) {
    const shown = JSON.stringify(data);
    if (shown === chart.shown) return;
    chart.shown = shown;
    const same = chart.data && chart.data.columns.length === data.columns.length && chart.data.columns[0]?.first === data.columns[0]?.first;
    chart.data = data;
    if (!same) {
      chart.at = Math.max(0, data.columns.findIndex((column) => column.total));
      chart.from = undefined; // what was being brushed is gone
    }
    if (chart.from === undefined) chart.brush = range(data); // nothing is pulled from under the pointer
    draw(chart);
  },
  destroy: (chart) => chart.sized.disconnect(),
});

// The columns that the selected days touch.
function range({ columns, selected }) {
  if (!selected) return null;
  const from = columns.findIndex(({ last }) => last >= selected[0]);
  const to = columns.findLastIndex(({ first }) => first <= selected[1]);
  return from >= 0 && to >= from ? [from, to] : null;
}

function draw(chart) {
  const { columns, kinds, most, note } = chart.data;
  const top = Math.max(1, most);
  chart.legend.replaceChildren(...kinds.map(({ kind, name, color }) => h("li", {}, swatch(kind, color), name)), ...(note ? [h("li", { class: "faint" }, note)] : []));
  const focused = chart.root.activeElement?.dataset.column !== undefined;
  chart.plot.replaceChildren(
    h("span", { class: "top", "aria-hidden": "true" }, String(top)),
    ...columns.map((column, index) => h("button", {
      type: "button", class: "column", tabindex: index === chart.at ? 0 : -1, dataset: { column: index },
      "aria-label": said(column), "aria-pressed": "false",
      onfocus: () => { chart.at = index; tell(chart, column); }, onpointerenter: () => tell(chart, column),
    }, ...column.parts.map(({ kind, count, told }) => h("i", {
      class: `part ${kind}${told ? "" : " faint"}`, style: { height: `${(count / top) * 100}%` },
    })), column.later ? h("i", { class: "part later", style: { height: `${(column.later / top) * 100}%` } }) : null)));
  for (const part of chart.plot.querySelectorAll(".part")) part.style.setProperty("--color", colour(chart, part.classList[1]) ?? "");
  bars(chart);
  mark(chart);
  label(chart);
  if (focused) chart.plot.querySelector(`[data-column="${chart.at}"]`)?.focus();
}

const colour = (chart, kind) => chart.data.kinds.find((k) => k.kind === kind)?.color;
function swatch(kind, color) {
  const mark = h("i", { class: `swatch ${kind}` });
  mark.style.setProperty("--color", color);
  return mark;
}
const said = ({ label: name, said: counts }) => `${name}: ${counts || "nothing"}`;

function tell(chart, what) {
  chart.readout.textContent = what ? said(what) : chart.data.hint;
}

// What lasts longer than a column stands below, from its first day to its last.
function bars(chart) {
  const { columns, bars: listed } = chart.data;
  if (!columns.length) return chart.bars.replaceChildren();
  const start = Date.parse(columns[0].first), width = Date.parse(columns.at(-1).last) + 864e5 - start;
  const share = (day, more) => Math.min(1, Math.max(0, (Date.parse(day) + more - start) / width));
  const ends = [];
  let left = 0;
  const drawn = listed.flatMap((bar) => {
    const x = share(bar.first, 0), right = Math.max(share(bar.last, 864e5), x + 0.012);
    const row = ends.findIndex((end) => end <= x);
    const place = row >= 0 ? row : ends.length;
    if (place >= ROWS) { left += bar.total; return []; }
    ends[place] = right + 0.004;
    const element = h("button", {
      type: "button", class: `bar ${bar.kind}${bar.later ? " later" : ""}`, "aria-label": said(bar), title: said(bar),
      style: { left: `${x * 100}%`, width: `${(right - x) * 100}%`, top: `${place * 1.15}rem` },
      onfocus: () => tell(chart, bar), onpointerenter: () => tell(chart, bar),
      onclick: () => choose(chart, bar.first, bar.last),
    }, h("span", {}, bar.total > 1 ? `${bar.label} ×${bar.total}` : bar.label));
    element.style.setProperty("--color", colour(chart, bar.kind) ?? "");
    return [element];
  });
  chart.bars.style.height = `${Math.min(ends.length, ROWS) * 1.15}rem`;
  chart.bars.replaceChildren(...drawn);
  chart.bars.title = left ? `${left} more that last longer than a column are not drawn` : "";
}

// As many names of columns as have room.
function label(chart) {
  const { columns } = chart.data ?? { columns: [] };
  const every = Math.max(1, Math.ceil(columns.length / Math.max(1, Math.floor(chart.axis.clientWidth / 74))));
  chart.axis.replaceChildren(...columns.map(({ short }, index) => h("span", {}, index % every === 0 ? short : "")));
}

function mark(chart) {
  const [from, to] = chart.brush ?? [0, -1];
  for (const element of chart.plot.querySelectorAll(".column")) {
    const inside = chart.brush && element.dataset.column >= from && element.dataset.column <= to;
    element.setAttribute("aria-pressed", String(Boolean(inside)));
    element.classList.toggle("out", Boolean(chart.brush) && !inside);
  }
  tell(chart, null);
}

const under = (chart, { clientX }) => {
  const elements = [...chart.plot.querySelectorAll(".column")];
  const index = elements.findIndex((element) => clientX < element.getBoundingClientRect().right);
  return index < 0 ? elements.length - 1 : index;
};

function begin(chart, event) {
  if (event.button !== 0 || !chart.data.columns.length) return;
  chart.from = under(chart, event);
  chart.was = chart.brush;
  chart.plot.setPointerCapture(event.pointerId);
  chart.brush = [chart.from, chart.from];
  mark(chart);
}

function extend(chart, event) {
  if (chart.from === undefined) return;
  const now = under(chart, event);
  chart.brush = [Math.min(chart.from, now), Math.max(chart.from, now)];
  mark(chart);
}

function end(chart) {
  if (chart.from === undefined) return;
  chart.from = undefined;
  const again = chart.was && String(chart.was) === String(chart.brush);
  if (again) clear(chart);
  else send(chart);
}

function send(chart) {
  const { columns } = chart.data, [from, to] = chart.brush;
  choose(chart, columns[from].first, columns[to].last);
}

const choose = (chart, from, to) => chart.emit({ kind: "range", from, to });

function clear(chart) {
  chart.brush = null;
  mark(chart);
  chart.emit({ kind: "range", from: null, to: null });
}

function key(chart, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const last = chart.data.columns.length - 1;
  if (step) {
    event.preventDefault();
    const next = Math.min(last, Math.max(0, chart.at + step));
    if (event.shiftKey) {
      const [from, to] = chart.brush ?? [chart.at, chart.at];
      chart.brush = chart.at === to ? [Math.min(from, next), Math.max(from, next)] : [Math.min(next, to), Math.max(next, to)];
      mark(chart);
      send(chart);
    }
    move(chart, next);
  } else if (event.key === "Home" || event.key === "End") {
    event.preventDefault();
    move(chart, event.key === "Home" ? 0 : last);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    const again = chart.brush && chart.brush[0] === chart.at && chart.brush[1] === chart.at;
    if (again) return clear(chart);
    chart.brush = [chart.at, chart.at];
    mark(chart);
    send(chart);
  } else if (event.key === "Escape" && chart.brush) clear(chart);
}

function move(chart, index) {
  chart.plot.querySelector(`[data-column="${chart.at}"]`)?.setAttribute("tabindex", "-1");
  chart.at = index;
  const element = chart.plot.querySelector(`[data-column="${index}"]`);
  element?.setAttribute("tabindex", "0");
  element?.focus();
}
