/** What exporters write as several nodes, as the one that it is: layer normalization of PyTorch before opset 17. */
import type { Attribute, Node, Tensor } from "../types.ts";

export interface Patterns {
  readonly makers: ReadonlyMap<string, Node>;
  /** The value of a constant of one number. */
  readonly scalar: (name: string | undefined) => number | undefined;
  readonly constant: (name: string | undefined) => Tensor | undefined;
}

/** The nodes with those that end a pattern replaced; what only they needed is left out later, since nothing reads it. */
export function recognized(nodes: readonly Node[], patterns: Patterns): readonly Node[] {
  return nodes.map((node) => layerNormalization(node, patterns) ?? node);
}

/**
 * (x - mean) / sqrt(variance + epsilon), times gamma, plus beta, over the last dimension. Found from its end: with both factors, with gamma alone, or with none.
 */
function layerNormalization(node: Node, patterns: Patterns): Node | undefined {
  const whole = (): { readonly core: Core; readonly gamma?: string; readonly beta?: string } | undefined => {
    const core = coreOf(node, patterns);
    if (core !== undefined) return { core };
    const scaled = scaledCore(node, patterns);
    if (scaled !== undefined) return scaled;
    if (node.operator !== "Add") return undefined;
    for (const [a, b] of bothWays(node)) {
      if (patterns.constant(b) === undefined) continue;
      const inner = patterns.makers.get(a);
      const found = inner && scaledCore(inner, patterns);
      if (found !== undefined) return { ...found, beta: b };
    }
    return undefined;
  };
  const found = whole();
  if (found === undefined) return undefined;
  const { core, gamma = "", beta = "" } = found;
  const attributes = new Map<string, Attribute>([["axis", { kind: "number", value: -1 }], ["epsilon", { kind: "number", value: core.epsilon }]]);
  return { ...node, operator: "LayerNormalization", inputs: [core.x, gamma, beta], attributes };
}

interface Core {
  readonly x: string;
  readonly epsilon: number;
}

function scaledCore(node: Node, patterns: Patterns): { readonly core: Core; readonly gamma: string } | undefined {
  const before = scaledBefore(node, patterns);
  if (before !== undefined) return before;
  if (node.operator !== "Mul") return undefined;
  for (const [a, b] of bothWays(node)) {
    if ((patterns.constant(b)?.shape.length ?? 0) !== 1) continue;
    const inner = patterns.makers.get(a);
    const core = inner && coreOf(inner, patterns);
    if (core !== undefined) return { core, gamma: b };
  }
  return undefined;
}

/** What a value is where reshapes only put dimensions of size 1 into it: exporters keep the dimensions of a mean, or put them back. */
function viewed(name: string, makers: Patterns["makers"]): string {
  const maker = makers.get(name);
  return maker !== undefined && (maker.operator === "Unsqueeze" || maker.operator === "Reshape") && makers.get(maker.inputs[0] ?? "") !== undefined ? viewed(maker.inputs[0] ?? "", makers) : name;
}

/** d × gamma / Sqrt(…), as our own export has it. */
function scaledBefore(node: Node, patterns: Patterns): { readonly core: Core; readonly gamma: string } | undefined {
  const product = node.operator === "Div" ? patterns.makers.get(node.inputs[0] ?? "") : undefined;
  if (product?.operator !== "Mul") return undefined;
  for (const [top, gamma] of bothWays(product)) {
    if (patterns.constant(gamma)?.shape.length !== 1) continue;
    const core = coreOf({ ...node, inputs: [top, node.inputs[1] ?? ""] }, patterns);
    if (core !== undefined) return { core, gamma };
  }
  return undefined;
}

/** Div(d, Sqrt(Add(ReduceMean(d²), epsilon))) with d = Sub(x, ReduceMean(x)). */
function coreOf(node: Node, { makers, scalar, constant }: Patterns): Core | undefined {
  if (node.operator !== "Div") return undefined;
  const [top = "", denominator = ""] = node.inputs;
  const below = viewed(denominator, makers);
  const difference = makers.get(top);
  const root = makers.get(below);
  if (difference?.operator !== "Sub" || root?.operator !== "Sqrt") return undefined;
  const [x = "", given = ""] = difference.inputs;
  const mean = viewed(given, makers);
  // A reshape back says how many dimensions there are, where an axis is counted from the first.
  const rank = constant(makers.get(given)?.inputs[1])?.values.length;
  const sum = makers.get(root.inputs[0] ?? "");
  if (sum?.operator !== "Add" || !isLastMean(makers.get(mean), x, scalar, rank)) return undefined;
  for (const [a, b] of bothWays(sum)) {
    const epsilon = scalar(b);
    const variance = makers.get(a);
    const squared = makers.get(variance?.inputs[0] ?? "");
    if (epsilon === undefined || variance === undefined || squared === undefined || !isLastMean(variance, squared.outputs[0] ?? "", scalar, rank)) continue;
    const isSquare = squared.operator === "Pow" ? scalar(squared.inputs[1]) === 2 : squared.operator === "Mul" && squared.inputs[0] === squared.inputs[1];
    // PyTorch makes the difference twice, where one is cast.
    const base = squared.inputs[0] ?? "";
    const again = makers.get(base);
    const same = base === top || (again?.operator === "Sub" && again.inputs[0] === x && isLastMean(makers.get(viewed(again.inputs[1] ?? "", makers)), x, scalar, rank));
    if (isSquare && same) return { x, epsilon };
  }
  return undefined;
}

function isLastMean(node: Node | undefined, of: string, scalar: Patterns["scalar"], rank: number | undefined): boolean {
  if (node?.operator !== "ReduceMean" || node.inputs[0] !== of) return false;
  const keeps = node.attributes.get("keepdims");
  const axes = node.attributes.get("axes");
  const axis = axes?.kind === "numbers" ? (axes.values.length === 1 ? axes.values[0] : undefined) : scalar(node.inputs[1]);
  const last = axis === -1 || (axis !== undefined && axis + 1 === rank);
  // Without its dimension the mean is put back by a reshape, or there is no other dimension than the last.
  return last && (keeps === undefined || keeps.kind === "number");
}

function bothWays({ inputs: [a = "", b = ""] }: Node): readonly (readonly [string, string])[] {
  return [[a, b], [b, a]];
}
