// The side panel: what is selected, and every claim about it with its words.
import "../claim.css";
import "./index.css";
import { component } from "../mount.js";
import { claimCard, properties } from "../claim.js";
import { draw, h } from "../tree.js";

export default component({
  create(panel) {
    panel.view = panel.root.querySelector(".evidence-view");
  },
  update(panel, data) {
    const shown = JSON.stringify(data);
    if (shown === panel.shown) return;
    panel.shown = shown;
    const on = {
      onEntity: (id) => panel.emit({ kind: "select", node: id, from_panel: true }),
      onArticle: (article, claim) => panel.emit({ kind: "article", article, claim }),
      onReview: (claim, verdict, note) => panel.emit({ kind: "review", claim: claim.id, article: claim.article, verdict, note }),
    };
    draw(panel.view, h("section", { class: "panel", tabindex: 0, "aria-label": "Evidence", "aria-live": "polite" },
      head(panel, data),
      (data.claims ?? []).map((claim) => claimCard(claim, on)),
      data.more && h("button", { type: "button", class: "action", onclick: () => panel.emit({ kind: "more" }) }, data.more)));
    if (data.key !== panel.key) panel.view.firstElementChild.scrollTop = 0;
    panel.key = data.key;
  },
});

function head(panel, { title, kind, color, aliases, rows, note, actions, starts, close }) {
  const action = ({ label, event }) => h("button", { type: "button", class: "action", onclick: () => panel.emit(event) }, label);
  const start = ({ label, color: dot, event, hint }) => h("button", { type: "button", onclick: () => panel.emit(event) },
    h("i", { style: { background: dot } }), h("span", {}, label), h("small", {}, hint));
  return h("header", {},
    (kind || close) && h("div", { class: "line" },
      h("p", { class: "kind" }, color && h("i", { style: { background: color } }), kind),
      close && h("button", { type: "button", class: "close", "aria-label": "Close the panel", onclick: () => panel.emit({ kind: "select" }) }, "×")),
    h("h2", {}, title),
    aliases && h("p", { class: "aliases" }, aliases),
    rows?.length ? properties(rows) : null,
    actions?.length ? h("div", { class: "actions" }, ...actions.map(action)) : null,
    note && h("p", { class: "note" }, note),
    starts?.length ? h("div", { class: "starts" }, h("p", {}, "Begin with"), ...starts.map(start)) : null);
}
