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
  if (node.operator !== "Mul") return undefined;
  for (const [a, b] of bothWays(node)) {
    if ((patterns.constant(b)?.shape.length ?? 0) !== 1) continue;
    const inner = patterns.makers.get(a);
    const core = inner && coreOf(inner, patterns);
    if (core !== undefined) return { core, gamma: b };
  }
  return undefined;
}

/** Div(d, Sqrt(Add(ReduceMean(d²), epsilon))) with d = Sub(x, ReduceMean(x)). */
function coreOf(node: Node, { makers, scalar }: Patterns): Core | undefined {
  if (node.operator !== "Div") return undefined;
  const [top = "", below = ""] = node.inputs;
  const difference = makers.get(top);
  const root = makers.get(below);
  if (difference?.operator !== "Sub" || root?.operator !== "Sqrt") return undefined;
  const [x = "", mean = ""] = difference.inputs;
  const sum = makers.get(root.inputs[0] ?? "");
  if (sum?.operator !== "Add" || !isLastMean(makers.get(mean), x, scalar)) return undefined;
  for (const [a, b] of bothWays(sum)) {
    const epsilon = scalar(b);
    const variance = makers.get(a);
    const squared = makers.get(variance?.inputs[0] ?? "");
    if (epsilon === undefined || variance === undefined || squared === undefined || !isLastMean(variance, squared.outputs[0] ?? "", scalar)) continue;
    const isSquare = squared.operator === "Pow" ? scalar(squared.inputs[1]) === 2 : squared.operator === "Mul" && squared.inputs[0] === squared.inputs[1];
    // PyTorch makes the difference twice, where one is cast.
    const base = squared.inputs[0] ?? "";
    const again = makers.get(base);
    const same = base === top || (again?.operator === "Sub" && again.inputs[0] === x && isLastMean(makers.get(again.inputs[1] ?? ""), x, scalar));
    if (isSquare && same) return { x, epsilon };
  }
  return undefined;
}

function isLastMean(node: Node | undefined, of: string, scalar: Patterns["scalar"]): boolean {
  if (node?.operator !== "ReduceMean" || node.inputs[0] !== of) return false;
  const keeps = node.attributes.get("keepdims");
  const axes = node.attributes.get("axes");
  const last = axes?.kind === "numbers" ? axes.values.length === 1 && axes.values[0] === -1 : scalar(node.inputs[1]) === -1;
  return last && !(keeps?.kind === "number" && keeps.value === 0);
}

function bothWays({ inputs: [a = "", b = ""] }: Node): readonly (readonly [string, string])[] {
  return [[a, b], [b, a]];
}
