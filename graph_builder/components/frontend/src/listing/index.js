// The list of articles: filtered in the browser, opened in Python.
import "./index.css";
import { component } from "../mount.js";
import { h } from "../dom.js";

// What stands in a column, and by what of a row it is sorted.
const COLUMNS = [["Article", "title"], ["Outlet", "outlet"], ["Published", "day"], ["Claims", "claims"], ["Left out", "dropped"]];

export default component({
  create(list) {
    list.filter = h("input", { type: "search", placeholder: "Filter by title, outlet or date", "aria-label": "Filter articles", oninput: () => draw(list) });
    list.body = h("tbody");
    list.none = h("p", { class: "none", hidden: true }, "No article matches.");
    list.heads = COLUMNS.map(([name, key], i) => h("th", { scope: "col", class: i > 2 ? "number" : "", dataset: { key } },
      h("button", { type: "button", title: `Sort by ${name.toLowerCase()}`, onclick: () => sort(list, key) }, name)));
    list.root.querySelector(".listing-view").replaceChildren(h("div", { class: "listing" }, list.filter,
      h("table", {}, h("thead", {}, h("tr", {}, ...list.heads)), list.body), list.none));
  },
  update(list, { rows }) {
    const shown = JSON.stringify(rows);
    if (shown === list.shown) return;
    list.shown = shown;
    list.rows = rows;
    list.filter.hidden = rows.length < 8;
    draw(list);
  },
});

// Numbers and days begin with the largest, words with A; the same again turns it round.
function sort(list, key) {
  const first = ["claims", "dropped", "day"].includes(key) ? -1 : 1;
  list.order = list.order?.key === key ? { key, way: -list.order.way } : { key, way: first };
  for (const head of list.heads) {
    if (head.dataset.key === key) head.setAttribute("aria-sort", list.order.way > 0 ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  }
  draw(list);
}

function sorted(rows, order) {
  if (!order) return rows;
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
  return [...rows].sort((a, b) => order.way * compare(a[order.key], b[order.key]));
}

function draw(list) {
  const words = list.filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ title, outlet, published }) => {
    const text = `${title} ${outlet} ${published}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = sorted(list.rows.filter(matches), list.order);
  list.none.hidden = found.length > 0;
  list.body.replaceChildren(...found.map((row) => h("tr", { onclick: () => list.emit({ kind: "open", id: row.id }) },
    h("td", {}, h("button", { type: "button" }, row.title)), h("td", {}, row.outlet), h("td", { class: "date" }, row.published),
    h("td", { class: "number" }, String(row.claims)), h("td", { class: "number" }, String(row.dropped)))));
}
