// Joins the picture and the list of claims. The list is already in the page: this only shows and hides.
"use strict";
(() => {
  const graph = JSON.parse(document.getElementById("graph").textContent);
  const $ = (id) => document.getElementById(id);
  const items = [...document.querySelectorAll(".claim")];
  // What is searched is the claim, not the sentences around its quote.
  const texts = items.map((item) => [...item.querySelectorAll("h3, .badges, .quoted, .source, dd")]
    .map((part) => part.textContent).join(" ").toLowerCase());
  const shown = { entity: null, line: null };
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const lineOf = new Map(graph.edges.flatMap((edge) => edge.claims.map((claim) => [claim, edge.id])));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  let network = null, nodeSet = null, edgeSet = null;

  function wanted() {
    if (shown.line != null) { const claims = new Set(edges.get(shown.line).claims); return (item) => claims.has(item.dataset.claim); }
    if (shown.entity != null) return (item) => item.dataset.source === shown.entity || item.dataset.target === shown.entity;
    return () => true;
  }

  function heading(count) {
    const claims = count === 1 ? "1 claim" : `${count} claims`;
    if (shown.line != null) {
      const { from, to, type } = edges.get(shown.line);
      return `${graph.names[from]} ${type} ${graph.names[to]}: ${claims}`;
    }
    return shown.entity == null ? `All claims: ${count}` : `${graph.names[shown.entity]}: ${claims}`;
  }

  function show() {
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = wanted();
    let count = 0;
    items.forEach((item, at) => {
      item.hidden = !(fits(item) && words.every((word) => texts[at].includes(word)));
      if (!item.hidden) count += 1;
    });
    $("heading").textContent = heading(count);
    $("all").hidden = shown.line == null && shown.entity == null;
    $("nothing").hidden = count > 0;
    const about = shown.entity != null ? graph.about[shown.entity] : null;
    $("about").hidden = !about;
    $("about").textContent = about || "";
  }

  function choose(entity, line) {
    shown.entity = entity;
    shown.line = line;
    items.forEach((item) => item.classList.remove("lit"));
    show();
    document.querySelector(".evidence").scrollTop = 0;
    if (!network) return;
    if (line != null) network.setSelection({ nodes: [], edges: [line] }, { highlightEdges: false });
    else if (entity != null && nodes.has(entity)) network.selectNodes([entity]);
    else network.unselectAll();
  }

  function colours() {
    const look = graph.themes[theme()];
    nodeSet.update(graph.nodes.map(({ id, hue }) => ({ id, color: look.nodes[hue] })));
    edgeSet.update(graph.edges.map(({ id, standing }) => ({ id, color: look.edges[standing] })));
    network.setOptions({
      nodes: { font: { color: look.text, strokeWidth: 3, strokeColor: look.ground } },
      edges: { font: { color: look.text, strokeWidth: 4, strokeColor: look.ground } },
    });
    document.querySelectorAll(".dot").forEach((dot) => { dot.style.background = look.nodes[dot.dataset.kind]?.background ?? ""; });
  }

  function draw() {
    nodeSet = new vis.DataSet(graph.nodes);
    edgeSet = new vis.DataSet(graph.edges);
    const face = getComputedStyle(document.body).fontFamily;
    const { options } = graph;
    network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, {
      ...options,
      layout: { improvedLayout: false },
      interaction: { ...options.interaction, multiselect: false, zoomSpeed: 0.6 },
      nodes: { ...options.nodes, widthConstraint: { maximum: 150 }, font: { size: 13, face }, scaling: { label: { drawThreshold: 6 } } },
      edges: { ...options.edges, font: { size: 10, face, align: "middle" }, scaling: { label: { drawThreshold: 7 } } },
    });
    colours();
    network.fit({ animation: false, maxZoomLevel: 1.4 });
    network.on("click", ({ nodes: [node], edges: [edge] }) => choose(node ?? null, node == null ? edge ?? null : null));
    for (const over of ["hoverNode", "hoverEdge"]) network.on(over, () => { $("canvas").style.cursor = "pointer"; });
    for (const out of ["blurNode", "blurEdge"]) network.on(out, () => { $("canvas").style.cursor = ""; });
    $("fit").addEventListener("click", () => network.fit({ animation: true }));
    dark.addEventListener("change", colours);
    window.network = network; // for the curious, and for tests
  }

  $("claims").addEventListener("click", (event) => {
    const { entity, line } = event.target.dataset;
    const quote = event.target.closest("blockquote");
    if (entity != null) choose(entity, null);
    else if (line != null && lineOf.has(line)) choose(null, lineOf.get(line));
    else if (quote && network) {
      const item = quote.closest(".claim");
      items.forEach((other) => other.classList.toggle("lit", other === item));
      const edge = lineOf.get(item.dataset.claim);
      if (edge == null) return;
      network.setSelection({ nodes: [], edges: [edge] }, { highlightEdges: false });
      network.fit({ nodes: [...new Set([item.dataset.source, item.dataset.target])], maxZoomLevel: 1.2, animation: { duration: 300 } });
    }
  });
  $("all").addEventListener("click", () => choose(null, null));
  $("find").addEventListener("input", show);
  $("theme").addEventListener("click", () => {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    if (network) colours();
  });
  if ($("canvas") && graph.nodes.length) draw();
  show();
})();
