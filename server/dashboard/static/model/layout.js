// @ts-check
// A worker that finds places for the boxes of a layered graph, so that a large network never holds up the page.
import { Graph, layout } from "../vendor/dagre.esm.js";

self.addEventListener("message", ({ data }) => {
  const graph = new Graph().setGraph({ rankdir: "TB", ranksep: 34, nodesep: 28, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, width, height] of data.boxes) graph.setNode(id, { width, height });
  for (const [from, to] of data.edges) graph.setEdge(from, to);
  layout(graph);
  self.postMessage({
    boxes: data.boxes.map(([id]) => [id, graph.node(id).x, graph.node(id).y]),
    edges: data.edges.map(([from, to]) => graph.edge(from, to).points.map(({ x, y }) => [x, y])),
    width: graph.graph().width,
    height: graph.graph().height,
  });
});
