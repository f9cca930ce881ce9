// What browser tests may ask of the canvas, which shows them nothing else.

let mounts = 0;

export function expose(view) {
  mounts += 1;
  const page = ({ x, y }) => {
    const box = view.canvas.getBoundingClientRect();
    return [box.x + x, box.y + y];
  };
  view.hook = window.graphView = {
    mounts: () => mounts,
    nodes: () => view.nodes.get(),
    edges: () => view.edges.get(),
    selection: () => view.network.getSelection(),
    positions: () => Object.fromEntries(Object.entries(view.network.getPositions()).map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]])),
    scale: () => view.network.getScale(),
    at: (id) => page(view.network.canvasToDOM(view.network.getPosition(id))),
    onEdge: (id) => {
      const { via, from, to } = view.network.body.edges[id].edgeType;
      const middle = view.network.body.edges[id].edgeType.getPoint(0.5);
      return page(view.network.canvasToDOM(middle ?? via ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }));
    },
  };
}

export function conceal(view) {
  if (window.graphView === view.hook) delete window.graphView;
}
