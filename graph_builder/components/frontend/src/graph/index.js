import "./index.css";
// The graph view: vis-network inside, everything that a person does to it goes to Python as an event.
import { component } from "../mount.js";
import { h } from "../dom.js";
import { createCanvas } from "./canvas.js";
import { listenToKeys } from "./keyboard.js";
import { createMenu } from "./menu.js";
import { createOverlay } from "./overlay.js";
import { sync } from "./sync.js";
import { conceal, expose } from "./hook.js";

export default component({
  create(view, data) {
    view.data = data;
    view.canvas = h("div", {
      class: "canvas", tabindex: 0, role: "application",
      "aria-label": "Graph. Arrow keys walk from node to node, Enter opens the panel, E expands, H hides, P pins, "
        + "plus and minus zoom, 0 shows everything, Control and Z undoes.",
    });
    view.frame = h("div", { class: "frame" }, view.canvas);
    view.root.querySelector(".graph-view").replaceChildren(view.frame);
    createCanvas(view);
    createOverlay(view);
    createMenu(view);
    listenToKeys(view);
    expose(view);
    const path = window.location.pathname;
    view.turned = () => {
      if (view.data.link && window.location.pathname === path) view.emit({ kind: "history", query: window.location.search });
    };
    window.addEventListener("popstate", view.turned);
  },
  update(view, data) {
    view.data = data;
    view.overlay.show(data); // first: a picture is fitted around it
    sync(view, data);
    view.overlay.showOutside();
    view.menu.answer(data.menu);
  },
  destroy(view) {
    view.gone = true;
    conceal(view);
    window.removeEventListener("popstate", view.turned);
    view.observer.disconnect();
    view.network.destroy();
  },
});
