/** Kernels run in WebAssembly and by the interpreter, on the same numbers. */
import { expect } from "vitest";
import { scalarArray } from "../../../src/ir/equation/names.ts";
import { check } from "../../../src/index.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Entry } from "../../../src/ir/kernel/types.ts";
import type { PlannedKernels } from "../../../src/ir/memory/types.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { plan } from "../../../src/phases/plan/plan.ts";
import { type CacheMachine, type RowsMachine, simdMachine, type SparseMachine } from "../../../src/ir/machines.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { simd } from "../../../src/machine-simd.ts";
import { scalar, toEquations, toKernels } from "../../../src/pipeline.ts";
import { orthonormalMatrix } from "../../../src/runtime/orthogonal.ts";
import { drawKey, gaussian, uniform } from "../../../src/runtime/random.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";
import { instantiate, type Running } from "./support.ts";

export interface Compiled {
  readonly model: CheckedModel;
  readonly planned: PlannedKernels;
  /** The same kernels as they are for TypeScript: what the interpreter runs. */
  readonly plain: PlannedKernels;
}

/** `cache`: the caches that copies are made for; `sparse` and `rows`: which inputs have a form for non-zeros. */
export function compileVectors(text: string, cache: CacheMachine = simdMachine.cache, sparse: SparseMachine = simdMachine.sparse, rows: RowsMachine = simdMachine.rows): Compiled {
  const { models, diagnostics } = check(text, { fileName: "case.nn" });
  const [model] = models;
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const equations = toEquations(model);
  const planned = cache === simdMachine.cache && sparse === simdMachine.sparse && rows === simdMachine.rows ? toKernels(model, equations, simd, { precision: "f32" }) : plan(scheduleSimd(lower(equations, model.train.batch), { ...simdMachine, cache, sparse, rows }));
  return { model, planned, plain: toKernels(model, equations, scalar, { precision: "f32" }) };
}

const seed = 11;
const halfUnit = 2 ** -24;

/** Both ways to run a network, in step: before each entry both have the same numbers. */
export class Pair {
  readonly #of: Compiled;
  readonly #memory = new Map<string, Float64Array>();
  readonly #views = new Map<string, Float32Array | Float64Array | Int32Array>();
  readonly #code: ReturnType<typeof assemble>;
  readonly #running: Running;
  readonly #tolerance: number;

  constructor(of: Compiled, relaxed: boolean, tolerance: number) {
    this.#of = of;
    this.#tolerance = tolerance;
    this.#code = assemble(of.planned);
    this.#running = instantiate(relaxed ? this.#code.relaxed : this.#code.plain, this.#code.threads && { count: this.#code.pages, shared: false });
    const { buffers } = of.planned.kernels;
    for (const b of buffers.values()) this.#memory.set(b.name, new Float64Array(b.shape.reduce((a, n) => a * n, 1)));
    const view = <A>(make: new (memory: ArrayBuffer, at: number, size: number) => A, start: number, p: { readonly offset: number; readonly size: number }, bytes = 4): A => new make(this.#running.memory, start + bytes * p.offset, p.size);
    for (const p of of.planned.reals.placements) this.#views.set(p.buffer, view(Float32Array, this.#code.realsAt, p));
    for (const p of of.planned.doubles.placements) this.#views.set(p.buffer, view(Float64Array, this.#code.doublesAt, p, 8));
    for (const p of of.planned.integers.placements) this.#views.set(p.buffer, view(Int32Array, this.#code.integersAt, p));
    if (of.plain.kernels.initialize !== undefined) this.#interpret(of.plain.kernels.initialize, 1, 0);
  }

  #interpret(entry: Entry, count: number, step: number, memory: ReadonlyMap<string, Float64Array> = this.#memory): void {
    const draw = (kind: "uniform" | "gaussian", occurrence: number, ordinal: number): number => (kind === "uniform" ? uniform : gaussian)(seed, step, occurrence, ordinal);
    runEntry(entry, this.#of.plain.kernels.buffers, {
      get: (name) => memory.get(name), draw,
      matrix: (occurrence, { rows, columns }) => orthonormalMatrix(drawKey(seed, step, occurrence), rows, columns),
    }, count);
  }

  /** What the interpreter finds where numbers, but whole ones, which are exact, are off by half a unit of float32 between kernels: how far that alone leads astray. */
  #rounded(entry: Entry, count: number, step: number): ReadonlyMap<string, Float64Array> {
    const memory = new Map([...this.#memory].map(([name, numbers]) => [name, numbers.slice()]));
    const disturb = (name: string): void => {
      if (this.#views.get(name) instanceof Float32Array) memory.get(name)?.forEach((x, i, all) => void (all[i] = Number.isInteger(x) ? x : x * (1 + (i % 2 === 0 ? halfUnit : -halfUnit))));
    };
    for (const b of this.#of.plain.kernels.buffers.values()) if (b.role === "parameter" || b.role === "input") disturb(b.name);
    for (const kernel of entry.kernels) {
      this.#interpret({ kernels: [kernel] }, count, step, memory);
      kernel.writes.forEach(disturb);
    }
    return memory;
  }

  set(name: string, numbers: ArrayLike<number>): void {
    const to = this.#memory.get(name);
    to?.set(Array.from(numbers).slice(0, to.length));
  }

  /** Runs an entry both ways and compares all that it leaves behind for others. */
  run(name: "inference" | "evaluation" | "training" | "update", count: number, step: number): void {
    const real = [...this.#of.planned.reals.placements, ...this.#of.planned.doubles.placements];
    const { kernels } = this.#of.plain;
    const entry = kernels[name];
    if (entry === undefined) return;
    const kept = real.filter((p) => p.persistent).map((p) => p.buffer);
    // What both begin with is float32; what is not kept begins as rubbish.
    for (const [buffer, view] of this.#views) {
      const numbers = this.#memory.get(buffer);
      if (numbers === undefined) continue;
      if (real.some((p) => p.buffer === buffer && !p.persistent)) continue;
      view.set(numbers);
      numbers.set(view);
    }
    new Int32Array(this.#running.memory, this.#code.keysAt, this.#code.draws.length).set(this.#code.draws.map((d) => drawKey(seed, step, d)));
    const rounded = this.#rounded(entry, count, step);
    this.#interpret(entry, count, step);
    this.#running.call(name, count);
    const written = new Set(entry.kernels.flatMap((k) => k.writes));
    const scales = kept.filter((b) => written.has(b) && kernels.buffers.get(b)?.role === "gradient").map((b) => greatest(this.#memory.get(b) ?? []));
    // A gradient that is 0 but for rounding is held to a share of the greatest of all.
    const least = 1e-1 * Math.max(0.2, ...scales);
    for (const buffer of kept) {
      if (!written.has(buffer)) continue;
      const { shape = [], batched = false, role } = kernels.buffers.get(buffer) ?? {};
      const size = batched ? shape.slice(1).reduce((a, n) => a * n, count) : shape.reduce((a, n) => a * n, 1);
      const right = (this.#memory.get(buffer) ?? new Float64Array(0)).subarray(0, size);
      const found = this.#views.get(buffer) ?? [];
      const scale = Math.max(greatest(right), role === "gradient" ? least : 1e-6);
      const apart = rounded.get(buffer)?.subarray(0, size).map((x, i) => x - (right[i] ?? 0)) ?? [];
      // Functions are within seven units of the last place.
      const allowed = this.#tolerance * scale + 28 * greatest(apart);
      right.forEach((x, i) => {
        const y = found[i] ?? NaN;
        if (Number.isNaN(x) && Number.isNaN(y)) return;
        if (x === y || Math.abs(x - y) <= allowed) return;
        expect.fail(`${name}: ${buffer}[${i}] of ${size} is ${y}, not ${x}: ${(Math.abs(x - y) / scale).toExponential(1)} of the greatest`);
      });
    }
  }

  /** Two steps of training, the loss and the output, of as many examples as there are. */
  train(inputs: ArrayLike<number>, targets: ArrayLike<number>, count: number): void {
    const { model } = this.#of;
    for (const input of model.inputs) this.set(input.array, inputs);
    for (const { target } of model.outputs) if (target !== undefined) this.set(target, targets);
    this.steps(count);
  }

  /** The same with the data at hand. */
  steps(count: number): void {
    for (let step = 0; step < 2; step++) {
      this.run("training", count, step);
      for (const [name, value] of [["t", step + 1], ["step", step], ["steps", 10], ["epoch", step], ["epochs", 2]] as const) this.set(scalarArray(name), [value]);
      this.run("update", 1, step);
    }
    this.run("evaluation", count, 2);
    this.run("inference", count, 2);
  }
}

function greatest(numbers: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if (Number.isFinite(numbers[i])) most = Math.max(most, Math.abs(numbers[i] ?? 0));
  return most;
}
