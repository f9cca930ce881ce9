// The list of articles: filtered in the browser, opened in Python.
import "./index.css";
import { component } from "../mount.js";
import { h } from "../dom.js";

export default component({
  create(list) {
    list.filter = h("input", { type: "search", placeholder: "Filter by title, outlet or date", "aria-label": "Filter articles", oninput: () => draw(list) });
    list.body = h("tbody");
    list.none = h("p", { class: "none", hidden: true }, "No article matches.");
    const head = ["Article", "Outlet", "Published", "Claims", "Left out"].map((name, i) => h("th", { scope: "col", class: i > 2 ? "number" : "" }, name));
    list.root.querySelector(".listing-view").replaceChildren(h("div", { class: "listing" }, list.filter,
      h("table", {}, h("thead", {}, h("tr", {}, ...head)), list.body), list.none));
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

function draw(list) {
  const words = list.filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ title, outlet, published }) => {
    const text = `${title} ${outlet} ${published}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = list.rows.filter(matches);
  list.none.hidden = found.length > 0;
  list.body.replaceChildren(...found.map((row) => h("tr", { onclick: () => list.emit({ kind: "open", id: row.id }) },
    h("td", {}, h("button", { type: "button" }, row.title)), h("td", {}, row.outlet), h("td", { class: "date" }, row.published),
    h("td", { class: "number" }, String(row.claims)), h("td", { class: "number" }, String(row.dropped)))));
}
