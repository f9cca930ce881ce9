// The menu of a node, by right click or the menu key.
import { h } from "../dom.js";

export function createMenu(view) {
  const element = h("div", { class: "menu", role: "menu", hidden: true });
  view.frame.append(element);
  const close = () => { element.hidden = true; };
  const entry = (label, event) => h("button", {
    type: "button", role: "menuitem", onclick: () => { close(); view.canvas.focus(); view.emit(event); },
  }, label);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); view.canvas.focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...element.children];
    entries.at((entries.indexOf(element.getRootNode().activeElement) + step) % entries.length).focus();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => { if (!element.contains(relatedTarget)) close(); });
  view.menu = {
    close,
    open(node, { x, y }) {
      const { x: px, y: py } = view.network.getPosition(node);
      element.replaceChildren(
        entry("Open", { kind: "select", node }),
        entry("Expand", { kind: "expand", node }),
        entry("Only this and its neighbours", { kind: "focus", node }),
        entry(view.pinned.has(node) ? "Unpin" : "Pin here", { kind: "pin", node, position: [Math.round(px), Math.round(py)] }),
        entry("Hide", { kind: "hide", node }),
      );
      element.hidden = false;
      const { width, height } = view.frame.getBoundingClientRect();
      element.style.left = `${Math.min(x, width - element.offsetWidth - 8)}px`;
      element.style.top = `${Math.min(y, height - element.offsetHeight - 8)}px`;
      element.firstChild.focus();
    },
  };
}
