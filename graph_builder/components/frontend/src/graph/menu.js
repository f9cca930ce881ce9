// The menu of a node, by right click or the menu key.
import { h } from "../dom.js";

const MOST = 12; // relation types in the menu

export function createMenu(view) {
  const element = h("div", { class: "menu", role: "menu", hidden: true });
  view.frame.append(element);
  const close = () => { element.hidden = true; };
  const entry = (label, event) => h("button", {
    type: "button", role: "menuitem", onclick: () => { close(); view.canvas.focus(); view.emit(event); },
  }, label);
  const show = (...entries) => {
    element.replaceChildren(...entries);
    element.hidden = false;
    const { width, height } = view.frame.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(view.menu.at.x, width - element.offsetWidth - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(view.menu.at.y, height - element.offsetHeight - 8))}px`;
    element.querySelector("button")?.focus();
  };
  // Which types there are only the store knows: ask, and list them when the answer comes.
  const askTypes = (node) => {
    view.menu.waiting = node;
    show(h("p", {}, "Looking …"), back(node));
    view.emit({ kind: "menu", node });
  };
  const back = (node) => h("button", { type: "button", role: "menuitem", onclick: () => main(node) }, "‹ Back");
  const main = (node) => {
    const { x, y } = view.network.getPosition(node);
    view.menu.waiting = null;
    show(
      entry("Open", { kind: "select", node }),
      entry("Expand", { kind: "expand", node }),
      h("button", { type: "button", role: "menuitem", "aria-haspopup": "menu", onclick: () => askTypes(node) }, "Expand by type …"),
      entry("Only this and its neighbours", { kind: "focus", node }),
      entry("Start here", { kind: "around", node }),
      entry(view.pinned.has(node) ? "Unpin" : "Pin here", { kind: "pin", node, position: [Math.round(x), Math.round(y)] }),
      entry("Hide", { kind: "hide", node }),
    );
  };
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); view.canvas.focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...element.querySelectorAll("button")];
    entries.at((entries.indexOf(element.getRootNode().activeElement) + step) % entries.length).focus();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => { if (!element.contains(relatedTarget)) close(); });
  view.menu = {
    close,
    open(node, at) {
      view.menu.at = at;
      main(node);
    },
    answer(menu) {
      if (!menu || menu.node !== view.menu.waiting || element.hidden) return;
      view.menu.waiting = null;
      const types = menu.types.slice(0, MOST).map(({ type, count }) => {
        const row = entry(type, { kind: "expand", node: menu.node, type });
        row.append(h("b", {}, String(count)));
        return row;
      });
      show(...(types.length ? types : [h("p", {}, "No neighbour is missing.")]), back(menu.node));
    },
  };
}
