/**
 * The symbols of a first course, which an array has from what it is: x goes in, `z = Wᵀh + w₀` are values that parameters are multiplied into, h is
 * what follows, ŷ is predicted, y is the target, ℓ the loss of an example and L that of a batch. What is none of these has its own name.
 */
import { shownName } from "../../ir/equation/names.ts";
import type { ArrayDefinition, Definition } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { symbolOf as longSymbol, text, upright } from "../symbols.ts";
import { type MatrixSymbol, symbolLatex } from "./latex.ts";
import type { Matrix } from "./types.ts";

export interface Symbols {
  /** Of one example. */
  readonly one: (array: string) => MatrixSymbol;
  /** Of a batch: a row for each example. */
  readonly batch: (array: string) => MatrixSymbol;
}

/** `forward`: equations in their order, with their forms. `isMean`: derivatives by values of an example are those of its own loss. */
export function symbolsOf(model: CheckedModel, arrays: ReadonlyMap<string, ArrayDefinition>, forward: readonly { readonly equation: Definition; readonly form: Matrix | undefined }[], isMean: boolean): Symbols {
  const known = new Map<string, MatrixSymbol>();
  const [input, ...inputs] = model.inputs;
  if (input !== undefined && inputs.length === 0) known.set(input.array, { text: "x" });
  const [output, ...outputs] = model.outputs;
  const ofOutput = (letter: string, name: string): MatrixSymbol => ({ text: outputs.length === 0 ? letter : `${letter}_{${upright(name)}}` });
  for (const o of output === undefined ? [] : [output, ...outputs]) {
    known.set(o.array, ofOutput("\\hat{y}", o.name));
    if (o.target === undefined) continue;
    const coded = forward.find(({ equation }) => isOneHotOf(arrays.get(equation.array), o.target));
    known.set(o.target, ofOutput(coded === undefined ? "y" : "c", o.name));
    if (coded !== undefined) known.set(coded.equation.array, ofOutput("y", o.name));
  }
  const isParameter = (name: string): boolean => arrays.get(name)?.role === "parameter";
  const layers = forward.flatMap(({ equation, form }) => {
    const parts = form === undefined ? undefined : asLayer(form, isParameter);
    return parts === undefined ? [] : [{ array: equation.array, ...parts }];
  });
  const numbered = (letter: string, layer: number): MatrixSymbol => ({ text: letter, ...(layers.length > 1 && { above: `(${layer})` }) });
  let layer = 0;
  const taken = new Set([...known.values()].map(symbolLatex));
  const give = (array: string, symbol: MatrixSymbol): void => {
    if (known.has(array) || taken.has(symbolLatex(symbol))) return;
    known.set(array, symbol);
    taken.add(symbolLatex(symbol));
  };
  for (const { equation } of forward) {
    const found = layers.find((l) => l.array === equation.array);
    if (found === undefined) {
      if (model.instances.some((i) => i.array === equation.array)) give(equation.array, numbered("h", layer));
      continue;
    }
    layer += 1;
    give(equation.array, numbered("z", layer));
    if (found.weights.length === 1) found.weights.forEach((name) => give(name, numbered("W", layer)));
    if (found.biases.length === 1) found.biases.forEach((name) => give(name, numbered("w_{0}", layer)));
  }
  const losses = [...arrays.values()].filter((a) => a.purpose?.kind === "each");
  losses.forEach(({ name }, i) => give(name, { text: losses.length === 1 ? "\\ell" : `\\ell_{${i + 1}}` }));
  const ofLoss = losses.length === 0 || !isMean ? "L" : "\\ell";
  const symbol = (array: string, ofBatch: boolean): MatrixSymbol => {
    const found = known.get(array);
    const definition = arrays.get(array);
    const purpose = definition?.purpose;
    if (found !== undefined) return ofBatch && hasRows(definition) ? { ...found, text: upper(found.text) } : found;
    switch (purpose?.kind) {
      case "adjoint": case "gradient": return { text: `\\nabla_{${symbolLatex(symbol(purpose.of, ofBatch))}} ${purpose.kind === "adjoint" || !ofBatch ? ofLoss : "L"}`, compound: true };
      case "outputGradient": return { text: `\\nabla_{${symbolLatex(symbol(model.outputs.find((o) => o.name === purpose.output)?.array ?? "", ofBatch))}} L`, compound: true };
      case "member": return { text: ofBatch && hasRows(definition) ? `\\mathbf{${purpose.name.replaceAll("_", "\\_")}}` : upright(purpose.name), above: text(purpose.instance) };
      case undefined: return { text: ofBatch && hasRows(definition) ? `\\mathbf{${shownName(array).replaceAll("_", "\\_")}}` : upright(shownName(array)) };
      default: return { text: longSymbol(array, "", arrays), compound: true };
    }
  };
  return { one: (array) => symbol(array, false), batch: (array) => symbol(array, true) };
}

function isOneHotOf(array: ArrayDefinition | undefined, target: string | undefined): boolean {
  return array?.purpose?.kind === "oneHot" && array.purpose.of === target;
}

/** Whether an array has numbers for each example, so that those of a batch are a matrix. */
function hasRows(array: ArrayDefinition | undefined): boolean {
  return array?.extents[0]?.upper === Infinity && array.extents.length > 1;
}

/** `\hat{y}` → `\hat{Y}`. */
function upper(text: string): string {
  return text.replace(/^(\\hat\{)?([a-z])(?![a-z])/, (_all, hat: string | undefined, letter: string) => `${hat ?? ""}${letter.toUpperCase()}`);
}

/** A sum with products of a parameter and something else: its parameters, in products and alone. */
function asLayer(form: Matrix, isParameter: (array: string) => boolean): { readonly weights: readonly string[]; readonly biases: readonly string[] } | undefined {
  const terms = form.kind === "sum" ? form.terms.map((t) => t.value) : [form];
  const parameters = (m: Matrix): readonly string[] => (m.kind === "array" && isParameter(m.array) ? [m.array] : []);
  const products = terms.filter((t) => t.kind === "product").map((t) => t.factors).filter((f) => f.some((m) => m.kind !== "ones" && parameters(m).length === 0));
  const weights = products.flatMap((f) => f.flatMap(parameters));
  return weights.length === 0 ? undefined : { weights, biases: terms.flatMap(parameters) };
}
