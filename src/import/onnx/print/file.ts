/** The steps of a graph → the text of a file, and the numbers of its variables. */
import { partsOf, tensorsOf } from "../lazy/expression.ts";
import type { Value } from "../lazy/types.ts";
import { withAttention } from "../steps/attention.ts";
import type { Call, Step, Weight } from "../steps/types.ts";
import type { Translated } from "../translate.ts";
import { arrange, type Item, neededSteps, readersOf } from "./arrange.ts";
import { ChainWriter, operandsOf, type Vocabulary } from "./chain.ts";
import { definitions, withoutBias } from "./definitions.ts";
import { nameOf, Names } from "./names.ts";
import { activationText, layerText } from "./own.ts";

export interface Printed {
  readonly text: string;
  /** Of the calls with variables, in the order of the text. */
  readonly variables: readonly (readonly Weight[])[];
}

export interface PrintOptions {
  readonly model: string;
  /** Lines of its comment. */
  readonly about: readonly string[];
}

/** What steps are called that have no path. */
const kinds: Readonly<Record<string, string>> = { add: "sum", multiply: "product", concat: "joined", slice: "part", softmax: "shares", equation: "value", reshape: "flat", lastTime: "last", firstTime: "first" };

export function printFile({ steps: all, inputs, outputs }: Translated, { model, about }: PrintOptions): Printed {
  const needed = withAttention(neededSteps(all, outputs.map(({ value }) => value)));
  const steps = finished(needed);
  const names = new Names();
  const inputNames = new Map(inputs.map(({ value, port }) => [value, names.fresh(nameOf(port.name) ?? "x")]));
  const outputNames = outputs.map(({ name }) => names.fresh(nameOf(name) ?? "y"));
  const own = new Map<Step, { readonly name: string; readonly text: string; readonly weights: readonly Weight[] }>();
  for (const step of steps) {
    if (step.kind === "activation") own.set(step, ownActivation(step, own, names));
    if (step.kind === "equation" && tensorsOf(step.body).length > 0) {
      own.set(step, ownLayer(step, own, names, operandsOf(step).every((value) => inputNames.has(value))));
    }
  }
  const items = arrange(steps, outputs.map(({ value }) => value));
  const called = new Map<Value, string>();
  const makers = new Map(steps.map((step) => [step.output, step]));
  for (const step of steps) {
    const wanted = weightsOf(step, own).length > 0 && step.kind === "call" && step.path !== undefined ? nameOf(step.path) : undefined;
    if (wanted !== undefined) called.set(step.output, names.fresh(wanted));
  }
  const start = inputs.length === 1 ? inputs[0]?.value : undefined;
  const write = (isNamed: (value: Value) => boolean, valueName: (value: Value) => string): ChainWriter => {
    const words: Vocabulary = { valueName, calledAs: (step) => called.get(step.output), definitionOf: (step) => own.get(step)?.name, isTaken: (name) => names.has(name) };
    const writer = new ChainWriter(words, start);
    writer.needsName = isNamed;
    writer.add(items);
    return writer;
  };
  // The first pass finds out which values need a name.
  const trial = write(() => false, (value) => inputNames.get(value) ?? called.get(value) ?? `v${value.id}`);
  const flowing = trial.current;
  for (const { value } of outputs) if (value !== flowing) trial.name(value);
  const valueNames = new Map<Value, string>(inputNames);
  for (const output of sidesOf(items)) valueNames.set(output, names.fresh("shortcut"));
  for (const { output } of steps) {
    if (!trial.named.has(output) || valueNames.has(output)) continue;
    valueNames.set(output, called.get(output) ?? names.fresh(kindOf(makers.get(output)), true));
  }
  const writer = write((value) => valueNames.has(value), (value) => valueNames.get(value) ?? called.get(value) ?? "value");
  const lines = [
    ...inputs.flatMap(({ value, port, shape, rows, isMoved }) => [
      ...(isMoved ? [`/// Channels last: the graph takes them before the other dimensions, [${port.shape?.map((size) => size ?? "?").join(", ") ?? ""}].`] : []),
      `input ${inputNames.get(value) ?? "x"}: ${rows === undefined ? `[${shape.join(", ")}]` : `index(${rows})[${shape.join(", ")}]`}`,
    ]),
    ...writer.lines(),
    ...outputs.flatMap(({ value, isMoved }, k) => [
      ...(isMoved ? ["/// Channels last: the graph gives them before the other dimensions."] : []),
      `output ${outputNames[k] ?? "y"}: [${value.shape.join(", ")}]${value === writer.current ? "" : ` = ${valueNames.get(value) ?? called.get(value) ?? "value"}`}`,
    ]),
  ];
  const used = [...new Set(steps.flatMap((step) => (step.kind === "call" ? (definitions[step.definition] ?? []) : [])))];
  const ownTexts = [...new Set([...own.values()].map(({ text }) => text))];
  const text = [...used, ...ownTexts, `${about.map((line) => `/// ${line}\n`).join("")}model ${model} {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`].join("\n");
  return { text, variables: writer.written.map((step) => weightsOf(step, own)) };
}

/** The results of side chains. */
function sidesOf(items: readonly Item[]): readonly Value[] {
  return items.flatMap((item) => (item.kind === "step" ? [] : [...(item.kind === "side" ? [item.output] : []), ...sidesOf(item.body)]));
}

function weightsOf(step: Step, own: ReadonlyMap<Step, { readonly weights: readonly Weight[] }>): readonly Weight[] {
  return step.kind === "call" ? step.weights : (own.get(step)?.weights ?? []);
}

function ownActivation(step: Extract<Step, { readonly kind: "activation" }>, own: ReadonlyMap<Step, { readonly name: string; readonly text: string }>, names: Names): { readonly name: string; readonly text: string; readonly weights: readonly Weight[] } {
  const body = activationText("", step);
  const same = [...own.values()].find(({ name, text }) => text === body.replace("activation (", `activation ${name}(`));
  if (same !== undefined) return { ...same, weights: [] };
  const isSix = body.endsWith("= min(max(x, 0), 6)\n");
  const isTanh = [...partsOf(step.body)].some((part) => part.kind === "call" && part.name === "tanh") && body.includes("0.044715");
  const name = isSix ? names.fresh("relu6") : isTanh ? names.fresh("geluTanh") : names.fresh("activation", true);
  return { name, text: body.replace("activation (", `activation ${name}(`), weights: [] };
}

/** Layers of the same text are one. */
function ownLayer(step: Extract<Step, { readonly kind: "equation" }>, own: ReadonlyMap<Step, { readonly name: string; readonly text: string }>, names: Names, isFixed: boolean): { readonly name: string; readonly text: string; readonly weights: readonly Weight[] } {
  const draft = layerText("", step, isFixed);
  const same = [...own.values()].find(({ name, text }) => text === draft.text.replace("layer (", `layer ${name}(`));
  if (same !== undefined) return { ...same, weights: draft.weights };
  const name = names.fresh(draft.kind, true);
  return { name, text: draft.text.replace("layer (", `layer ${name}(`), weights: draft.weights };
}

function kindOf(step: Step | undefined): string {
  if (step === undefined) return "value";
  const key = step.kind === "call" ? step.definition : step.kind;
  return kinds[key] ?? "hidden";
}

/** Layers that have no bias in the graph: before a batch normalization it makes no difference, else they are those without one. */
function finished(steps: readonly Step[]): readonly Step[] {
  const readers = readersOf(steps);
  for (const step of steps) {
    if (step.kind !== "call" || step.takes?.["+"] !== "b") continue;
    const isNormalized = (readers.get(step.output) ?? []).every((reader) => reader.kind === "call" && reader.definition === "batchNorm") && readers.has(step.output);
    if (isNormalized) step.weights = [...step.weights, zeroBias(step)];
    else withoutOne(step);
  }
  return steps;
}

function withoutOne(step: Call): void {
  const other = withoutBias[step.definition];
  if (other === undefined) return;
  step.definition = other.definition;
  if (other.argument !== undefined) {
    step.arguments = [...step.arguments, other.argument];
    step.weights = [...step.weights, { member: "b", tensor: { type: "float32", shape: [0], values: new Float32Array(0) } }];
  }
}

function zeroBias({ output }: Call): Weight {
  const size = output.shape.at(-1) ?? 1;
  return { member: "b", tensor: { type: "float32", shape: [size], values: new Float32Array(size) } };
}
