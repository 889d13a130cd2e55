/** What a program computes in one step of training, by its equations and by its kernels. */
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { gradientName, lossName, scalarArray, type ScalarName } from "../../../src/ir/equation/names.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Entry, KernelSet } from "../../../src/ir/kernel/types.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { drawKey, gaussian, uniform } from "../../../src/runtime/random.ts";
import { orthonormalMatrix } from "../../../src/runtime/orthogonal.ts";
import type { Data } from "./data.ts";

/** Numbers by what they are: `output y`, `loss`, `training loss`, `gradient of W`, `W after`, … */
export type Trace = ReadonlyMap<string, ArrayLike<number>>;

const scalars: readonly (readonly [ScalarName, number])[] = [["t", 1], ["step", 0], ["steps", Infinity], ["epoch", 0], ["epochs", Infinity]];

/** What runs the entries of a network. */
interface Engine {
  /** Whether training gives gradients. */
  readonly derives: boolean;
  readonly run: (entry: keyof Entries, count: number) => void;
  readonly get: (array: string) => ArrayLike<number> | undefined;
  readonly set: (array: string, values: ArrayLike<number>) => void;
}

interface Entries {
  readonly initialize: unknown;
  readonly inference: unknown;
  readonly evaluation: unknown;
  readonly training: unknown;
  readonly update: unknown;
}

function traceOf(model: CheckedModel, data: Data, engine: Engine): Trace {
  const trace = new Map<string, ArrayLike<number>>();
  const note = (what: string, array: string, length?: number): void => {
    const values = engine.get(array);
    if (values !== undefined) trace.set(what, Float64Array.from(values).slice(0, length));
  };
  const predict = (when: string): void => {
    engine.run("inference", data.count);
    for (const o of model.outputs) note(`output ${o.name}${when}`, o.array, (sizeOfOutput(model, o.array)) * data.count);
  };
  engine.run("initialize", 1);
  for (const v of model.variables) note(`first ${v.name}`, v.name);
  for (const [name, values] of [...data.weights, ...data.given]) engine.set(name, values);
  predict("");
  engine.run("evaluation", data.count);
  note("loss", lossName);
  engine.run("training", data.count);
  note("training loss", lossName);
  if (!engine.derives) return trace;
  // What the loss does not depend on is given no gradient: modules find the zeros that their memory began with.
  for (const v of model.variables.filter((x) => x.trained)) {
    const found = engine.get(gradientName(v.name));
    if (found === undefined || Array.from(found).every(Number.isNaN)) engine.set(gradientName(v.name), new Float64Array(v.shape.reduce((a, b) => a * b, 1)));
  }
  for (const v of model.variables.filter((x) => x.trained)) note(`gradient of ${v.name}`, gradientName(v.name));
  for (const v of model.variables.filter((x) => x.trained)) note(`${v.name} before`, v.name);
  for (const [name, value] of scalars) engine.set(scalarArray(name), [value]);
  engine.run("update", 1);
  for (const v of model.variables) note(`${v.name} after`, v.name);
  predict(" after");
  return trace;
}

function sizeOfOutput(model: CheckedModel, array: string): number {
  return (model.arrays.get(array)?.extents.slice(1) ?? []).reduce((n, { lower, upper }) => n * (upper - lower), 1);
}

/** By the interpreter of equations: all of it where there are gradients, without them as far as the loss. */
export function traceEquations(model: CheckedModel, set: ProgramSet, data: Data, derives = true): Trace {
  const memory = new Map<string, ArrayLike<number>>();
  const programs: Readonly<Record<keyof Entries, Program | undefined>> = {
    initialize: set.initialize, inference: set.inference, evaluation: set.evaluation, training: set.training,
    update: set.update,
  };
  return traceOf(model, data, {
    derives,
    get: (name) => memory.get(name),
    set: (name, values) => void memory.set(name, values),
    run(entry, count) {
      const program = programs[entry];
      if (program === undefined) return;
      const { outputs, stores } = interpret(program, memory, { count, seed: data.seed, step: 0 });
      for (const [name, values] of [...outputs, ...stores]) memory.set(name, values.slice());
    },
  });
}

/** By the interpreter of kernels, every array by itself, so that no access may leave its own. What is not written is NaN. */
export function traceKernels(model: CheckedModel, set: KernelSet, data: Data): Trace {
  const memory = new Map<string, Float64Array>();
  for (const b of set.buffers.values()) memory.set(b.name, new Float64Array(b.shape.reduce((a, n) => a * n, 1)).fill(NaN));
  const entries: Readonly<Record<keyof Entries, Entry | undefined>> = { initialize: set.initialize, inference: set.inference, evaluation: set.evaluation, training: set.training, update: set.update };
  return traceOf(model, data, {
    derives: true,
    get: (name) => memory.get(name),
    set: (name, values) => memory.get(name)?.set(values),
    run(entry, count) {
      const found = entries[entry];
      if (found === undefined) return;
      const { seed } = data;
      const draw = (kind: "uniform" | "gaussian", occurrence: number, ordinal: number): number => (kind === "uniform" ? uniform : gaussian)(seed, 0, occurrence, ordinal);
      runEntry(found, set.buffers, { get: (name) => memory.get(name), draw, matrix: (occurrence, { rows, columns }) => orthonormalMatrix(drawKey(seed, 0, occurrence), rows, columns) }, count);
    },
  });
}
