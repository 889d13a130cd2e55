/** A recurrence whose steps are all of one form, as `Scan`: states are the past that a step reads, and what is given to a step is scanned along the step's dimension. */
import { constantAffine, subtractAffine, variableAffine } from "../../ir/equation/affine.ts";
import { read } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { mapExpr, substitute } from "../../ir/equation/traverse.ts";
import type { Extent } from "../../ir/equation/types.ts";
import { GraphBuilder, type Operand } from "./builder.ts";
import { emitEquation } from "./equation.ts";
import type { Stored, StoredTensor } from "./emitter.ts";
import { expanded } from "./expanded.ts";
import type { Recurrent, RecurrenceContext } from "./recurrence.ts";
import { type Body, isGiven, regularBodies, stepIn } from "./regular.ts";
import { stacked, withoutDimension } from "./stacked.ts";
import { sizeOf } from "./value.ts";

export interface Run {
  readonly all: readonly Recurrent[];
  /** The steps of each array so far. */
  readonly values: ReadonlyMap<string, Map<number, StoredTensor>>;
  readonly context: RecurrenceContext;
  readonly downward: boolean;
  readonly runStep: (t: number) => void;
}

/** First steps that are computed one by one, since they have a form of their own. */
const mostFirst = 3;

/** Whether it could be done; then all arrays are there. */
export function scanned(run: Run, sequence: readonly number[]): boolean {
  for (let first = 0; first <= mostFirst; first++) {
    const rest = sequence.slice(first);
    const extent: Extent = { lower: Math.min(...rest), upper: Math.max(...rest) + 1 };
    const bodies = regularBodies(run.all, run.context, extent);
    if (bodies === undefined) continue;
    const back = (array: string): number => Math.max(0, ...[...bodies.values()].flatMap((b) => b.reads.filter((r) => r.array === array).map((r) => Math.abs(r.offset))));
    const begin = rest[0] ?? 0;
    const isThere = run.all.every(({ equation: { array }, step }) => Array.from({ length: back(array) }, (_, k) => begin + (run.downward ? k + 1 : -k - 1)).every((t) => t >= step.lower && t < step.upper && sequence.indexOf(t) < first && sequence.includes(t)));
    if (!isThere) continue;
    for (const t of sequence.slice(0, first)) run.runStep(t);
    scan(run, extent, begin, bodies, back);
    return true;
  }
  return false;
}

function scan(run: Run, extent: Extent, begin: number, bodies: ReadonlyMap<string, Body>, back: (array: string) => number): void {
  const { all, values, context, downward } = run;
  const { arrays, builder } = context;
  const inner = new GraphBuilder(builder.opset, builder);
  const known = new Map<string, Stored>(arrays);
  const past = new Map(all.map((r) => [r.equation.array, new Map<number, StoredTensor>()]));
  const states: { array: string; distance: number; initial: Operand; inside: Operand }[] = [];
  for (const { equation, dimension } of all) {
    const sizes = equation.indices.filter((_, d) => d !== dimension).map(sizeOf);
    for (let k = 1; k <= back(equation.array); k++) {
      const before = values.get(equation.array)?.get(begin + (downward ? k : -k));
      if (before === undefined) return context.fail(equation, "a step before the first is not there");
      builder.within(`${equation.array}[${begin + (downward ? k : -k)}]`);
      const initial = expanded(withoutDimension(before, dimension), sizes, context.emitterFor(equation, builder, arrays, context.program));
      const inside = inner.input(`${equation.array}.before${k > 1 ? k : ""}`, initial.type, initial.shape);
      states.push({ array: equation.array, distance: k, initial, inside });
      past.get(equation.array)?.set(downward ? k : -k, unshifted(inside, dimension, sizes.length));
    }
    known.set(equation.array, { kind: "steps", dimension, values: past.get(equation.array) ?? new Map() });
  }
  const inputs: { outside: Operand; axis: number; inside: Operand }[] = [];
  const lookups = new Map<string, string>();
  const program = { ...context.program, arrays: new Map(context.program.arrays) };
  const outputs: { recurrent: Recurrent; value: Operand }[] = [];
  const next = new Map<string, Operand>();
  for (const recurrent of all) {
    const { equation, dimension } = recurrent;
    const found = bodies.get(equation.array);
    if (found === undefined) continue;
    const body = mapExpr(found.body, (e) => {
      if (e.kind !== "read") return e;
      const own = all.find((a) => a.equation.array === e.array);
      const relative = new Map([[found.step.id, constantAffine(0)]]);
      if (own !== undefined) return read(e.array, e.positions.map((p, d) => (p.kind === "affine" && d === own.dimension ? { kind: "affine", affine: subtractAffine(p.affine, variableAffine(found.step)) } : p)));
      if (!isGiven(e, found.step, context)) return e;
      const at = stepIn(e, found.step);
      const name = `${e.array}@${extent.lower}`;
      if (!lookups.has(name)) {
        lookups.set(name, name);
        scanInput(e.array, at, name);
      }
      return substitute(read(name, e.positions, e.guarded), relative);
    });
    inner.within(equation.array, context.docOf(equation));
    const stored = emitEquation({ ...equation, body }, context.emitterFor(equation, inner, known, program));
    inner.call(stored.operand, `${equation.array}.now`);
    past.get(equation.array)?.set(0, stored);
    const whole = expanded(withoutDimension(stored, dimension), equation.indices.filter((_, d) => d !== dimension).map(sizeOf), context.emitterFor(equation, inner, known, program));
    next.set(equation.array, whole);
    if (context.isRead(equation.array)) outputs.push({ recurrent, value: whole });
  }
  const later = states.map(({ array, distance }) => (distance === 1 ? next.get(array) : states.find((s) => s.array === array && s.distance === distance - 1)?.inside));
  const ports = [...later.flatMap((o, k) => (o === undefined ? [] : inner.publish(o, `${states[k]?.array ?? ""}.next`))), ...outputs.map(({ recurrent, value }) => inner.publish(value, `${recurrent.equation.array}.step`))];
  const insides = [...states.map((s) => s.inside), ...inputs.map((i) => i.inside)];
  const graph = inner.build("step", insides.map(({ name, type, shape }) => ({ name, type, shape })), ports);
  const ints = (value: readonly number[]) => ({ kind: "ints", value }) as const;
  const [first] = all;
  builder.within(first?.equation.array ?? "scan", first && context.docOf(first.equation));
  const steps = extent.upper - extent.lower;
  const shapes = outputs.map(({ recurrent: { equation, dimension } }) => equation.indices.map((v, d) => (d === dimension ? steps : sizeOf(v))));
  const results = builder.nodes("Scan", [...states.map((s) => s.initial.name), ...inputs.map((i) => i.outside.name)], [...states.map(({ initial: { type, shape } }) => ({ type, shape })), ...outputs.map(({ value: { type } }, k) => ({ type, shape: shapes[k] ?? [] }))], {
    attributes: {
      body: { kind: "graph", value: graph }, num_scan_inputs: { kind: "int", value: inputs.length },
      scan_input_axes: ints(inputs.map((i) => i.axis)), scan_output_axes: ints(outputs.map((o) => o.recurrent.dimension)),
      ...(downward && { scan_input_directions: ints(inputs.map(() => 1)), scan_output_directions: ints(outputs.map(() => 1)) }),
    },
  });
  for (const [k, { recurrent }] of outputs.entries()) {
    const operand = results[states.length + k];
    if (operand !== undefined) finish(recurrent, operand);
  }

  /** An array that is there for all steps, one step of which each run of the graph inside gets. */
  function scanInput(array: string, at: number, name: string): void {
    const definition = context.program.arrays.get(array);
    const [equation] = all;
    if (definition === undefined || equation === undefined) return;
    const fresh = new Fresh(context.program.nextIndex + 2_000_000);
    const variables = definition.extents.map(({ lower, upper }, d) => (d === at ? fresh.variable("step", extent.lower, extent.upper) : fresh.variable("i", lower, upper)));
    const emitter = context.emitterFor(equation.equation, builder, arrays, context.program);
    builder.within(array);
    const value = emitter.emit(read(array, variables.map((v) => ({ kind: "affine", affine: variableAffine(v) }))));
    const axis = value.axes.findIndex((v) => v.id === variables[at]?.id);
    const dimensions = value.axes.map((v) => variables.findIndex((w) => w.id === v.id));
    program.arrays.set(name, { ...definition, name, extents: definition.extents.map((x, d) => (d === at ? { lower: 0, upper: 1 } : x)) });
    if (axis < 0) {
      known.set(name, { kind: "tensor", operand: value.operand, dimensions });
      return;
    }
    const inside = inner.input(`${array}.now`, value.operand.type, value.operand.shape.filter((_, k) => k !== axis));
    inputs.push({ outside: value.operand, axis, inside });
    known.set(name, { kind: "steps", dimension: at, values: new Map([[0, { kind: "tensor", operand: inside, dimensions: dimensions.filter((d) => d !== at) }]]) });
  }

  function finish({ equation, dimension, step }: Recurrent, operand: Operand): void {
    const core: StoredTensor = { kind: "tensor", operand, dimensions: equation.indices.map((_, d) => d) };
    builder.call(operand, equation.array);
    if (step.lower === extent.lower && step.upper === extent.upper) {
      arrays.set(equation.array, core);
      return;
    }
    const { extents = [] } = context.program.arrays.get(equation.array) ?? {};
    const sizes = equation.indices.filter((_, d) => d !== dimension).map(sizeOf);
    const emitter = context.emitterFor(equation, builder, arrays, context.program);
    const others = new Map([...(values.get(equation.array) ?? [])].map(([t, stored]) => [t, unshifted(expanded(withoutDimension(stored, dimension), sizes, emitter), dimension, sizes.length)] as const));
    const ends = extents.map((x, d) => (d === dimension ? (downward ? { lower: extent.upper, upper: step.upper } : { lower: step.lower, upper: extent.lower }) : x));
    const rest = stacked(equation.array, dimension, others, ends, emitter);
    const parts = downward ? [operand, rest.operand] : [rest.operand, operand];
    const joined = builder.node("Concat", parts, operand.type, equation.indices.map(sizeOf), { attributes: { axis: { kind: "int", value: dimension } } });
    arrays.set(equation.array, { kind: "tensor", operand: joined, dimensions: core.dimensions, core: { stored: core, dimension, extent } });
  }
}

function unshifted(operand: Operand, dimension: number, count: number): StoredTensor {
  return { kind: "tensor", operand, dimensions: Array.from({ length: count }, (_, d) => (d >= dimension ? d + 1 : d)) };
}
