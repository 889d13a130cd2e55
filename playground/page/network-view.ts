/** The network drawn: a box for each input, step and output, in columns from left to right, with its shape and the values of one example. */
import type { Activation, NetworkGraph, NetworkNode } from "../compiler/api.ts";
import { element } from "./dom.ts";
import { counted, shapeText } from "./numbers.ts";
import { drawTiles, tilesOf } from "./pictures.ts";

export interface NetworkView {
  show(graph: NetworkGraph): void;
  /** Values of one example in the boxes; `inputs` by name. */
  activate(activations: readonly Activation[]): void;
}

const box = { width: 102, height: 112, gapX: 18, gapY: 14 } as const;

/** `chosen`: a box with a line was activated. */
export function createNetworkView(parent: HTMLElement, chosen: (line: number) => void): NetworkView {
  let shapes = new Map<string, { readonly canvas: HTMLCanvasElement; readonly shape: readonly number[] }>();
  let drawn = "";
  return {
    show(graph) {
      const now = JSON.stringify(graph);
      if (now === drawn) return;
      drawn = now;
      shapes = new Map();
      const places = placesOf(graph);
      const width = Math.max(...places.map(({ x }) => x)) + box.width;
      const height = Math.max(...places.map(({ y }) => y)) + box.height;
      const list = element("ol", { class: "network" }, ...graph.nodes.map((node, k) => {
        const canvas = element("canvas", { "aria-hidden": "true" });
        shapes.set(node.array + (node.kind === "output" ? " output" : ""), { canvas, shape: node.shape });
        const item = element("li", {}, boxOf(node, canvas, chosen));
        item.style.left = `${places[k]?.x ?? 0}px`;
        item.style.top = `${places[k]?.y ?? 0}px`;
        return item;
      }));
      list.style.width = `${width}px`;
      list.style.height = `${height}px`;
      list.prepend(linesOf(graph, places, width, height));
      parent.replaceChildren(list);
    },
    activate(activations) {
      for (const { array, values } of activations) {
        for (const name of [array, `${array} output`]) {
          const found = shapes.get(name);
          if (found !== undefined) drawTiles(found.canvas, tilesOf(values, found.shape), "diverging");
        }
      }
    },
  };
}

function boxOf({ name, kind, what, shape, parameterCount, line }: NetworkNode, canvas: HTMLCanvasElement, chosen: (line: number) => void): HTMLElement {
  const title = kind === "step" && what !== "equation" ? what : name;
  const lines = [
    element("strong", {}, title),
    element("span", { class: "shape" }, shape.length === 0 ? "number" : shapeText(shape)),
    element("span", { class: "quiet" }, kind === "step" ? (parameterCount > 0 ? counted(parameterCount, "param") : what === "equation" ? "equation" : "\u00a0") : kind),
  ];
  if (line === undefined) return element("div", { class: `node ${kind}` }, ...lines, canvas);
  const button = element("button", { class: `node ${kind}`, type: "button", title: `line ${line}` }, ...lines, canvas);
  button.addEventListener("click", () => chosen(line));
  return button;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Each node is in the column behind the last that it reads, and each column is centered. */
function placesOf({ nodes, edges }: NetworkGraph): readonly Place[] {
  const columns: number[] = [];
  nodes.forEach((_, k) => {
    columns[k] = Math.max(0, ...edges.filter(([from, to]) => to === k && from < k).map(([from]) => (columns[from] ?? 0) + 1));
  });
  const sizes = new Map<number, number>();
  const rows = columns.map((column) => {
    const row = sizes.get(column) ?? 0;
    sizes.set(column, row + 1);
    return row;
  });
  const most = Math.max(...sizes.values());
  return columns.map((column, k) => ({
    x: column * (box.width + box.gapX),
    y: ((rows[k] ?? 0) + (most - (sizes.get(column) ?? 0)) / 2) * (box.height + box.gapY),
  }));
}

function linesOf({ edges }: NetworkGraph, places: readonly Place[], width: number, height: number): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ "aria-hidden": "true", width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(key, String(value));
  for (const [from, to] of edges) {
    const [a, b] = [places[from], places[to]];
    if (a === undefined || b === undefined) continue;
    const [x1, y1, x2, y2] = [a.x + box.width, a.y + box.height / 2, b.x, b.y + box.height / 2];
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    // Over other columns a line goes below them.
    const bend = x2 - x1 > box.gapX + 1 && y1 === y2 ? box.height * 0.62 : 0;
    path.setAttribute("d", `M${x1},${y1} C${x1 + box.gapX},${y1 + bend} ${x2 - box.gapX},${y2 + bend} ${x2},${y2}`);
    svg.append(path);
  }
  return svg;
}
