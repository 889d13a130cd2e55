/** Derivatives in the equations of a model, at the weights of a network, beside differences of the values that they are of. */
import type { DataSet } from "../data/read.ts";
import { uniform } from "../runtime/random.ts";
import { decodeSafetensors } from "../runtime/safetensors.ts";
import type { CompiledModule } from "./compiler.ts";
import type { Agreement } from "./differences.ts";
import type { Predictor } from "./network.ts";

/** Examples that they are compared on: the interpreter is slow, and each example has all of them. */
const mostExamples = 4;

/** Draws of directions. */
const ofDirections = 2;

export async function verifyDerivatives({ model }: CompiledModule, network: Predictor, data: DataSet, seed: number): Promise<readonly Agreement[]> {
  const { compareDerivatives, probed } = await import("../derivatives.ts");
  const step = probed(model);
  if (step.probes.length === 0) return [];
  const count = Math.min(model.train.batch, data.count, mostExamples);
  const saved = decodeSafetensors(network.save()).tensors;
  const given = new Map<string, ArrayLike<number>>(model.variables.flatMap(({ name }) => {
    const found = saved.get(name);
    return found === undefined ? [] : [[name, found.values] as const];
  }));
  const ofData = [...model.inputs.map(({ name, array }) => [name, array] as const), ...model.outputs.flatMap(({ name, target }) => (target === undefined ? [] : [[name, target] as const]))];
  for (const [name, array] of ofData) {
    const all = data.arrays.get(name);
    if (all !== undefined) given.set(array, all.subarray(0, (all.length / data.count) * count));
  }
  // Numbers of the step, and what the host of a loss hands in: no derivative reads them.
  for (const { name, extents } of step.program.arrays.values()) {
    if (given.has(name) || step.program.equations.some((q) => q.array === name)) continue;
    given.set(name, new Float64Array(extents.reduce((n, { lower, upper }) => n * ((upper === Infinity ? count : upper) - lower), 1)));
  }
  const compared = compareDerivatives(step, given, { count, seed }, (k) => uniform(seed, 0, ofDirections, k));
  return compared.map((c) => ({ ...c, compared: c.size }));
}
