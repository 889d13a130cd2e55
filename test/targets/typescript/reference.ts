/** The network of an emitted module, by the interpreter. */
import { lossName, scalarArray } from "../../../src/ir/equation/names.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Entry } from "../../../src/ir/kernel/types.ts";
import { gaussian, uniform } from "../../../src/runtime/random.ts";
import type { Emitted } from "./support.ts";

export class Reference {
  readonly #memory = new Map<string, Float64Array>();
  readonly #emitted: Emitted;
  readonly #seed: number;
  #updates = 0;

  constructor(emitted: Emitted, seed: number) {
    this.#emitted = emitted;
    this.#seed = seed;
    for (const b of emitted.planned.kernels.buffers.values()) this.#memory.set(b.name, new Float64Array(b.shape.reduce((a, n) => a * n, 1)).fill(NaN));
    this.#run(emitted.planned.kernels.initialize, 1);
  }

  #run(entry: Entry | undefined, count: number): void {
    if (entry === undefined) throw new Error("the model has no such entry");
    const step = this.#updates;
    const draw = (kind: "uniform" | "gaussian", occurrence: number, ordinal: number): number => (kind === "uniform" ? uniform : gaussian)(this.#seed, step, occurrence, ordinal);
    runEntry(entry, this.#emitted.planned.kernels.buffers, { get: (name) => this.#memory.get(name), draw }, count);
  }

  numbers(name: string): number[] {
    return [...(this.#memory.get(name) ?? [])];
  }

  #set(name: string, numbers: ArrayLike<number>): void {
    this.#memory.get(name)?.set(numbers);
  }

  predict(inputs: readonly ArrayLike<number>[], count: number): number[] {
    this.#read(inputs);
    const { inference, buffers } = this.#emitted.planned.kernels;
    this.#run(inference, count);
    const [output = ""] = inference.outputs ?? [];
    const size = (buffers.get(output)?.shape ?? []).slice(1).reduce((a, n) => a * n, 1);
    return this.numbers(output).slice(0, count * size);
  }

  #read(inputs: readonly ArrayLike<number>[]): void {
    this.#emitted.model.inputs.forEach((input, i) => this.#set(input.array, inputs[i] ?? []));
  }

  train(inputs: readonly ArrayLike<number>[], targets: ArrayLike<number>, count: number): number {
    this.#read(inputs);
    for (const { target } of this.#emitted.model.outputs) if (target !== undefined) this.#set(target, targets);
    this.#run(this.#emitted.planned.kernels.training, count);
    this.#set(scalarArray("t"), [this.#updates + 1]);
    this.#set(scalarArray("step"), [this.#updates]);
    this.#set(scalarArray("steps"), [Infinity]);
    this.#set(scalarArray("epoch"), [0]);
    this.#set(scalarArray("epochs"), [Infinity]);
    this.#run(this.#emitted.planned.kernels.update, 1);
    this.#updates++;
    return this.numbers(lossName)[0] ?? NaN;
  }
}
