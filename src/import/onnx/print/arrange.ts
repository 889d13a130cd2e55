/** Steps → what a reader of chains expects: `residual { … }` around what is added to its own input, and side chains before the main one. */
import type { Value } from "../lazy/types.ts";
import type { Call, Step } from "../steps/types.ts";
import { readsOf } from "../lazy/expression.ts";

export type Item =
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "residual"; readonly entry: Value; readonly body: readonly Item[]; readonly output: Value }
  /** `let name = entry { … }` */
  | { readonly kind: "side"; readonly entry: Value; readonly body: readonly Item[]; readonly output: Value };

/** Longer ones stay as they are. */
const longestBody = 400;

function inputsOf(step: Step): readonly Value[] {
  return step.kind === "equation" ? [...new Set(readsOf(step.body).map(({ value }) => value))] : step.inputs;
}

/** The steps that the outputs need, in order. */
export function neededSteps(steps: readonly Step[], outputs: readonly Value[]): readonly Step[] {
  const needed = new Set(outputs);
  const kept: Step[] = [];
  for (const step of [...steps].reverse()) {
    if (!needed.has(step.output)) continue;
    kept.push(step);
    for (const input of inputsOf(step)) needed.add(input);
  }
  return kept.reverse();
}

/** The steps that read each value. */
export function readersOf(steps: readonly Step[]): ReadonlyMap<Value, readonly Step[]> {
  const readers = new Map<Value, Step[]>();
  for (const step of steps) {
    for (const input of inputsOf(step)) {
      const list = readers.get(input);
      if (list === undefined) readers.set(input, [step]);
      else list.push(step);
    }
  }
  return readers;
}

interface Graph {
  readonly makers: ReadonlyMap<Value, Step>;
  readonly readers: ReadonlyMap<Value, readonly Step[]>;
  readonly outputs: ReadonlySet<Value>;
}

export function arrange(steps: readonly Step[], outputs: readonly Value[]): readonly Item[] {
  return arrangeSome(steps, { makers: new Map(steps.map((step) => [step.output, step])), readers: readersOf(steps), outputs: new Set(outputs) });
}

function arrangeSome(steps: readonly Step[], graph: Graph): readonly Item[] {
  const placed = new Set<Step>();
  const around = new Set(steps);
  const residuals = new Map<Step, Item>();
  // From the end, so that an outer one is found before those inside of it.
  for (const step of [...steps].reverse()) {
    if (placed.has(step) || step.kind !== "call" || step.definition !== "add") continue;
    const found = residualOf(step, graph, around);
    if (found === undefined) continue;
    for (const inside of found.region) placed.add(inside);
    const body = arrangeSome(steps.filter((s) => found.region.has(s)), graph);
    residuals.set(step, { kind: "residual", entry: found.entry, body, output: step.output });
  }
  const rest = steps.filter((step) => !placed.has(step));
  return withSides(rest, residuals, graph);
}

/** What is added to `entry`: steps that read nothing else, and whose results nothing else reads. */
function residualOf(step: Call, graph: Graph, around: ReadonlySet<Step>): { readonly entry: Value; readonly region: ReadonlySet<Step> } | undefined {
  const [a, b] = step.inputs;
  if (b === undefined || a === b) return undefined;
  for (const [entry, end] of [[a, b], [b, a]] as const) {
    const region = regionOf(entry, end, graph, around);
    if (region === undefined || region.has(step)) continue;
    const isClosed = [...region].every((s) => !graph.outputs.has(s.output) && (graph.readers.get(s.output) ?? []).every((reader) => region.has(reader) || (reader === step && s.output === end)));
    if (isClosed && [...region].every((s) => s.kind !== "equation")) return { entry, region };
  }
  return undefined;
}

/** The steps from `entry` to `end`; nothing where they read anything else. */
function regionOf(entry: Value, end: Value, { makers }: Graph, around: ReadonlySet<Step>): ReadonlySet<Step> | undefined {
  const region = new Set<Step>();
  const open = [end];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === entry) continue;
    const maker = makers.get(value);
    if (maker === undefined || !around.has(maker) || region.size > longestBody) return undefined;
    if (region.has(maker)) continue;
    region.add(maker);
    open.push(...inputsOf(maker));
  }
  return region.size === 0 ? undefined : region;
}

/** Steps with one input each, up to a value that others read, too. */
function lineTo(end: Value, graph: Graph, around: ReadonlySet<Step>): { readonly entry: Value; readonly line: readonly Step[] } {
  const line: Step[] = [];
  let value = end;
  while (line.length < longestBody) {
    const maker = graph.makers.get(value);
    const readers = graph.readers.get(value) ?? [];
    if (maker === undefined || !around.has(maker) || maker.kind === "equation" || maker.inputs.length !== 1 || readers.length !== 1 || graph.outputs.has(value)) break;
    line.unshift(maker);
    [value] = maker.inputs;
  }
  return { entry: value, line };
}

/** Where two branches of one value meet, the side comes first, as a value with a name, so that the main one flows on. */
function withSides(steps: readonly Step[], residuals: ReadonlyMap<Step, Item>, graph: Graph): readonly Item[] {
  const around = new Set(steps.filter((step) => !residuals.has(step)));
  const sides = new Map<Step, Item>();
  const placed = new Set<Step>();
  for (const step of steps) {
    if (step.kind !== "call" || residuals.has(step) || step.inputs.length !== 2) continue;
    const [a, b] = step.inputs.map((input) => lineTo(input, graph, around));
    if (a === undefined || b === undefined || a.entry !== b.entry || a.line.length === 0 || b.line.length === 0) continue;
    const isCommutative = step.definition === "add" || step.definition === "multiply";
    const [main, side] = isCommutative && a.line.length < b.line.length ? [b, a] : [a, b];
    const [first] = main.line;
    const last = side.line.at(-1);
    if (first === undefined || last === undefined || sides.has(first)) continue;
    sides.set(first, { kind: "side", entry: side.entry, body: side.line.map((s) => ({ kind: "step", step: s })), output: last.output });
    for (const s of side.line) placed.add(s);
  }
  return steps.flatMap((step): readonly Item[] => {
    if (placed.has(step)) return [];
    const side = sides.get(step);
    return [...(side === undefined ? [] : [side]), residuals.get(step) ?? { kind: "step", step }];
  });
}
