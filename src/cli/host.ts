/** The loss of the host, replaced by a weighted sum of the outputs, whose gradients central differences give. */
import type { DataArray, DataSet } from "../data/read.ts";
import { uniform } from "../runtime/random.ts";
import type { CompiledModule } from "./compiler.ts";
import { type Agreement, compareArray } from "./differences.ts";
import { createHosted, single } from "./network.ts";

/** Draws of weights of outputs. */
const ofWeights = 1;

/**
 * Compares gradients of parameters and inputs with central differences of the sum. The gradient of the regularizer, which
 * is not part of the sum, is the gradient for output gradients of 0; it is subtracted. `held`: the module that holds what is stopped,
 * the same one where nothing is.
 */
export async function verifyHosted(module: CompiledModule, held: CompiledModule, seed: number, limit: number, data: DataSet): Promise<readonly Agreement[]> {
  const { model } = module;
  const network = createHosted(held, seed);
  const count = Math.min(model.train.batch, data.count);
  const inputs = Object.fromEntries(model.inputs.map(({ name }) => [name, firstOf(data, name, count)]));
  const given = single(inputs);
  const outputs = model.outputs.filter((o) => o.gradient !== undefined);
  const valuesOf = (forward: unknown): readonly Float64Array[] => outputs.map(({ name }) => (forward instanceof Float64Array ? forward : arrayOf(forward, name)));
  const weights = valuesOf(network.forwardTraining(given, count)).map((y, k) => y.map((_, i) => 2 * uniform(seed, k, ofWeights, i) - 1));
  const asGradient = (arrays: readonly Float64Array[]): DataArray | Readonly<Record<string, DataArray>> => single(Object.fromEntries(outputs.map(({ name }, k) => [name, arrays[k] ?? new Float64Array(0)])));
  // The same draws each time, since nothing goes back between.
  const forward = (): unknown => (held === module ? network.forwardTraining(given, count) : network.forward(given, count));
  const loss = (): number => valuesOf(forward()).reduce((sum, y, k) => sum + dot(y, weights[k] ?? new Float64Array(0)), 0);

  const other = createHosted(module, seed);
  other.forwardTraining(given, count);
  other.backward(asGradient(weights.map((w) => new Float64Array(w.length))), count);
  const penalty = new Map(Object.entries(other.gradients).map(([name, { values }]) => [name, values.slice()]));
  other.load(network.save());
  other.forwardTraining(given, count);
  other.backward(asGradient(weights), count);
  const parameters = Object.entries(other.gradients).flatMap(([name, { values }]) => {
    const derived = Float64Array.from(values, (v, i) => v - (penalty.get(name)?.[i] ?? 0));
    const parameter = network.parameters[name];
    return parameter === undefined ? [] : [compareArray(name, parameter.values, derived, loss, limit)];
  });
  const sensitive = Object.entries(other.inputGradients).flatMap(([name, values]) => {
    const input = inputs[name];
    return input instanceof Float64Array ? [compareArray(name, input, values.slice(0, input.length), loss, limit)] : [];
  });
  return [...parameters, ...sensitive];
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);
}

function arrayOf(outputs: unknown, name: string): Float64Array {
  const found = typeof outputs === "object" && outputs !== null ? Object.entries(outputs).find(([key]) => key === name)?.[1] : undefined;
  if (!(found instanceof Float64Array)) throw new Error(`forwardTraining gave no numbers for ${name}`);
  return found;
}

/** A copy of the first examples of an input, which are varied. */
function firstOf(data: DataSet, name: string, count: number): DataArray {
  const all = data.arrays.get(name) ?? new Float64Array(0);
  const part = all.slice(0, (all.length / data.count) * count);
  return part instanceof Int32Array ? part : Float64Array.from(part);
}
